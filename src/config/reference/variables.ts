import { schemaPath, type Path } from './path';
import { knownPaths, ownStructure } from './structure';

/**
 * The name of an environment variable in a line. `start` and `end` are columns, `end` exclusive; `path` is the
 * schema's.
 */
export interface FoundVariable {
  readonly name: string;
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** The variable under a column, if Kratos reads one of that name. */
export function findVariable(line: string, column: number): FoundVariable | undefined {
  for (const { 0: name, index: start } of line.matchAll(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b/g)) {
    const end = start + name.length;
    if (column < start || column > end) continue;
    const path = findVariablePath(name);
    return path === undefined ? undefined : { name, path, start, end };
  }
  return undefined;
}

/**
 * The schema's path that a variable sets. Kratos compares names and keys with every dot and underscore made alike, in
 * any case, and takes a number for the place in a list (`IDENTITY_SCHEMAS_0_ID`). Undefined for names that it does not
 * know; also for a list within a list (`…_PROVIDERS_0_SCOPE_0`), of which it loses the first number.
 */
export function findVariablePath(variable: string): string | undefined {
  return pathsByVariable().get(alike(variable));
}

/** The setting that a variable sets, with the numbers of its items; undefined where `findVariablePath` is. */
export function findVariableSetting(variable: string): Path | undefined {
  const [number] = /(?<=_)\d+(?=_|$)/.exec(variable) ?? [];
  return findVariablePath(variable)
    ?.split('.')
    .flatMap((name) => (name.endsWith('[]') ? [name.slice(0, -2), Number(number)] : [name]));
}

/**
 * The variable that sets a path of the schema, of a list's first item. Undefined for what no variable sets: names of
 * free choice, names with a dash, lists within lists.
 */
export function nameVariable(path: string): string | undefined {
  const name = path.replaceAll('[]', '_0').replaceAll('.', '_').toUpperCase();
  return findVariablePath(name) === path ? name : undefined;
}

/** The variable that sets a setting of a document; undefined where none does. */
export function variableAt(path: Path): string | undefined {
  return nameVariable(schemaPath(path)) === undefined ? undefined : path.join('_').toUpperCase();
}

/**
 * The variable that keeps the first item of a list as it is when another one is set: Kratos empties every item before
 * one that has a variable, unless it has one too. Undefined for what is of no list, or of its first item.
 */
export function findCompanionVariable(path: Path): string | undefined {
  const at = path.findIndex((part) => typeof part === 'number');
  if (at === -1 || path[at] === 0) return undefined;
  const list = path.slice(0, at);
  const item = schemaPath([...list, 0]);
  const name = ['id', 'hook'].find((one) => ownStructure(`${item}.${one}`) !== undefined);
  return variableAt([...list, 0, ...(name === undefined ? [] : [name])]);
}

let byVariable: ReadonlyMap<string, string> | undefined;

function pathsByVariable(): ReadonlyMap<string, string> {
  return (byVariable ??= new Map(
    // The first path of a name wins, as in Kratos.
    knownPaths
      .filter((path) => !/[-*]|\[\].*\[\]/.test(path))
      .toReversed()
      .map((path) => [alike(path.replaceAll('[]', '.0')), path]),
  ));
}

function alike(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('_', '.')
    .replace(/\.\d+(?=\.|$)/g, '.#');
}
