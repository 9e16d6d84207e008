import { knownPaths } from './structure';

/**
 * The paths right below each path of the schema, by their last name; `[]` is a list's item, `*` any name that is not
 * listed.
 */
let index: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;

const none: ReadonlyMap<string, string> = new Map();

/**
 * What stands right below a path of the schema, of every version: `''` is the whole configuration. Made at the first
 * question.
 */
export function listMembers(path: string): ReadonlyMap<string, string> {
  index ??= indexed();
  return index.get(path) ?? none;
}

/**
 * The names right below a path of the schema; `*` stands for a name that the user chooses. Lists have none: their items
 * do.
 */
export function namesBelow(path: string): readonly string[] {
  return [...listMembers(path).keys()].filter((name) => name !== '[]');
}

/** The last name of a path of the schema, without the brackets of list items. */
export function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).replaceAll('[]', '');
}

/** The path that a path of the schema stands right below. */
export function toParentPath(path: string): string {
  return path.endsWith('[]') ? path.slice(0, -2) : path.slice(0, Math.max(path.lastIndexOf('.'), 0));
}

function indexed(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const all = new Map<string, Map<string, string>>();
  for (const path of knownPaths) {
    const parent = toParentPath(path);
    const name = path.endsWith('[]') ? '[]' : path.slice(path.lastIndexOf('.') + 1);
    const siblings = all.get(parent);
    if (siblings) siblings.set(name, path);
    else all.set(parent, new Map([[name, path]]));
  }
  return all;
}
