import { knownPaths } from './structure';

/** The name of an environment variable in a line. `start` and `end` are columns, `end` exclusive; `path` is the schema's. */
export interface FoundVariable {
  readonly name: string;
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The variable under a column, if Kratos reads one of that name. Kratos compares names and keys with every dot, underscore and bracket made alike, and takes a
 * number for the place in a list (`IDENTITY_SCHEMAS_0_ID`).
 */
export function findVariable(line: string, column: number): FoundVariable | undefined {
  for (const { 0: name, index: start } of line.matchAll(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b/g)) {
    const end = start + name.length;
    if (column < start || column > end) continue;
    const path = pathsByVariable().get(alike(name));
    return path === undefined ? undefined : { name, path, start, end };
  }
  return undefined;
}

/**
 * The name of the variable that sets a path of the schema: dots become underscores, letters capitals, and a list item is its number. Undefined for names that are
 * free, or have a dash.
 */
export function variableOf(path: string): string | undefined {
  return /[-*]/.test(path) ? undefined : path.replaceAll('[]', '_0').replaceAll('.', '_').toUpperCase();
}

let byVariable: ReadonlyMap<string, string> | undefined;

function pathsByVariable(): ReadonlyMap<string, string> {
  return (byVariable ??= new Map(
    // The first path of a name wins, as in Kratos.
    knownPaths
      .filter((path) => !/[-*]/.test(path))
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
