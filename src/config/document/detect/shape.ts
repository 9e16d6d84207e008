import { closest } from '../closest';
import levels from '../../reference/structure/upperLevels.json';
import type { UpperKey } from './upperKey';

/**
 * Kratos's keys of the two upper levels, in any version. A test holds them against the schema, which is too large to be
 * loaded for every file.
 */
export const upperLevelsOfKratos: Readonly<Record<string, readonly string[]>> = levels.kratos;

/** Sections that other servers of Ory, and many others, have too. */
const sharedNames: ReadonlySet<string> = new Set(levels.shared);

/** Keys at the top by which other files are known. None of them is a likely mistake in a configuration of Kratos. */
const foreignNames: ReadonlySet<string> = new Set(Object.values(levels.foreign).flat());

/** Kratos has not so many sections, mistakes included. */
const mostNames = 60;

/**
 * What the upper keys of a mapping say of it. `none`: it has no keys. `only`: it has keys of Kratos's alone, or such as
 * are meant to be.
 */
export type Shape = 'kratos' | 'only' | 'shared' | 'none' | 'unknown' | 'other';

/**
 * Judges a mapping by its keys, which stand below `depth` names. `kratos`: only a configuration of Kratos looks so.
 * `only`: keys that are Kratos's, and too few to tell from a stranger's. `shared`: the same, of keys that other servers
 * have too. `other`: somebody else's.
 */
export function classifyKeys(keys: readonly UpperKey[], depth = 0): Shape {
  const members = new Map<string, string[]>();
  for (const { path } of keys) {
    const name = path[depth];
    const child = path[depth + 1];
    if (name === undefined) continue;
    const known = members.get(name);
    if (!known && members.size === mostNames) return 'other';
    if (!known) members.set(name, child === undefined ? [] : [child]);
    else if (child !== undefined) known.push(child);
  }
  const names = [...members.keys()];
  if (names.length === 0) return 'none';
  if (names.some((name) => foreignNames.has(name))) return 'other';
  const own = names.filter((name) => isOwn(name, members.get(name) ?? []));
  const has = (name: string, child?: string): boolean =>
    own.includes(name) && (child === undefined || (members.get(name) ?? []).includes(child));
  if (members.has('selfservice') || has('identity', 'schemas')) return 'kratos';
  if (has('serve', 'public') && ['courier', 'session', 'identity'].some((name) => has(name))) return 'kratos';
  const unknown = names.filter((name) => !own.includes(name));
  if (own.some((name) => !sharedNames.has(name)) && unknown.length <= own.length) return 'only';
  return areMisspelled(unknown) ? 'shared' : 'unknown';
}

/** Whether a key is Kratos's: one that has members has one that is, and one that takes none has none. */
function isOwn(name: string, children: readonly string[]): boolean {
  const known = Object.hasOwn(upperLevelsOfKratos, name) ? upperLevelsOfKratos[name] : undefined;
  if (known === undefined || children.length === 0) return known !== undefined;
  return known.length === 0
    ? children.every((child) => child === '[]')
    : children.some((child) => known.includes(child));
}

/** Whether keys that are none of Kratos's are two at most, and misspelled. */
function areMisspelled(names: readonly string[]): boolean {
  const all = Object.keys(upperLevelsOfKratos);
  return (
    names.length <= 2 &&
    names.every((name) => name.length < 25 && !all.includes(name) && closest(name, all) !== undefined)
  );
}
