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
    .filter(({ path }) => path.length > 1 && path.at(-1) === 'config' && !path.includes('[]'))
    .slice(0, mostRoots)
    .map(({ path }) => path)
    .filter((path) => holdsConfig(keys, path, isAlias));
}

function holdsConfig(keys: readonly UpperKey[], root: readonly string[], isAlias: (name: string) => boolean): boolean {
  const below = keysBelow(keys, root);
  const shape = classifyKeys(below, root.length);
  const parent = root.at(-2) ?? '';
  if (shape === 'kratos') return true;
  if (shape === 'other' || (parent !== 'kratos' && !isAlias(parent))) return false;
  if (shape !== 'none') return below.some(({ path }) => Object.hasOwn(upperLevelsOfKratos, path[root.length] ?? ''));
  return keysBelow(keys, root.slice(0, -1)).some(({ path }) => chartNames.has(path[root.length - 1] ?? ''));
}

/** The keys that stand below some names, at whatever depth. */
export function keysBelow(keys: readonly UpperKey[], root: readonly string[]): readonly UpperKey[] {
  return keys.filter(({ path }) => path.length > root.length && root.every((name, at) => path[at] === name));
}
