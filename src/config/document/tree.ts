import type { Path } from '../reference/path';

/** The settings of a list by their paths: each by its number in that list. */
export interface Branch {
  /** Absent for what the settings stand in. */
  at?: number;
  /** Those right below, in the order of the text. */
  readonly below: number[];
  /** An item's number and a key of that name are alike, and no mapping has both. Most settings have none. */
  members?: Map<string, Branch>;
}

/** Lays out settings that stand in the order of the text, each before its members. */
export function buildTree(entries: readonly { readonly path: Path }[]): Branch {
  const tree: Branch = { below: [] };
  /** What the setting before stands in, and itself: those above the next are among them. */
  const above = [tree];
  for (const [at, { path }] of entries.entries()) {
    const depth = path.length;
    const parent = above[depth - 1] ?? branchAt(tree, path.slice(0, -1));
    const name = String(path.at(-1));
    const branch: Branch = parent?.members?.get(name) ?? { below: [] };
    branch.at = at;
    if (parent) {
      (parent.members ??= new Map()).set(name, branch);
      parent.below.push(at);
    }
    above.length = depth;
    above.push(branch);
  }
  return tree;
}

/** What is at a path, of which the first names are passed over. */
export function branchAt(tree: Branch, path: Path, from = 0): Branch | undefined {
  let branch: Branch | undefined = tree;
  for (let at = from; at < path.length && branch; at += 1) branch = branch.members?.get(String(path[at]));
  return branch;
}
