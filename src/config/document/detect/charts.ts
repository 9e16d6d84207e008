import { classifyKeys, upperLevelsOfKratos } from './shape';
import type { UpperKey } from './upperKey';

/** What stands beside `config` in the values of Kratos's chart. */
const chartNames: ReadonlySet<string> = new Set([
  'development',
  'automigration',
  'identitySchemas',
  'emailTemplates',
  'customMigrations',
]);

/** Nobody has more charts of that kind in one file. */
const mostRoots = 20;

/**
 * Where configurations stand in the values of a chart, as the names above them: below `kratos.config` as Kratos's own
 * chart has it, at the top or below the name of a chart of charts (`idp.kratos.config`); and below any other `config`
 * whose shape is plain, or whose name is an alias of Kratos's chart.
 */
export function chartRootsIn(
  keys: readonly UpperKey[],
  isAlias: (name: string) => boolean = () => false,
): readonly (readonly string[])[] {
  return keys
    .flatMap(({ path }, at) => (path.length > 1 && path.at(-1) === 'config' && !path.includes('[]') ? [at] : []))
    .slice(0, mostRoots)
    .filter((at) => holdsConfig(keys, at, isAlias))
    .map((at) => keys[at]?.path ?? []);
}

function holdsConfig(keys: readonly UpperKey[], at: number, isAlias: (name: string) => boolean): boolean {
  const root = keys[at]?.path ?? [];
  const below = membersOf(keys, at);
  const shape = classifyKeys(below, root.length);
  const parent = root.at(-2) ?? '';
  if (shape === 'kratos') return true;
  if (shape === 'other' || (parent !== 'kratos' && !isAlias(parent))) return false;
  if (shape !== 'none') return below.some(({ path }) => Object.hasOwn(upperLevelsOfKratos, path[root.length] ?? ''));
  const chart = root.slice(0, -1);
  return keys.some((key) => isBelow(key, chart) && chartNames.has(key.path[chart.length] ?? ''));
}

/** The keys that stand below a key, at whatever depth: they follow it. */
function membersOf(keys: readonly UpperKey[], at: number): readonly UpperKey[] {
  const root = keys[at]?.path ?? [];
  let end = at + 1;
  while (end < keys.length && isBelow(keys[end], root)) end += 1;
  return keys.slice(at + 1, end);
}

/** Whether a key stands below some names, at whatever depth. */
export function isBelow(key: UpperKey | undefined, root: readonly string[]): boolean {
  return key !== undefined && key.path.length > root.length && root.every((name, at) => key.path[at] === name);
}
