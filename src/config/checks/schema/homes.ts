import type { ConfigDocument, Entry } from '../../document/document';
import { removeMember, writeSetting, type Edit } from '../../document/edits';
import { knownPaths, ownStructure, presence } from '../../reference/structure';
import type { Version } from '../../reference/versions';
import { lastName } from '../../reference/members';

/**
 * Names that Kratos gave up in earlier versions, with the name that took their place, by the schema's path of what they
 * stood in.
 */
const renamed: Readonly<Record<string, string>> = {
  'selfservice.whitelisted_return_urls': 'allowed_return_urls',
  'selfservice.strategies': 'methods',
};

/** More places than these say nothing. */
const mostHomes = 3;

/** Every place where a name stands, by that name. Names that are everywhere lead nowhere. */
let places: ReadonlyMap<string, readonly string[]> | undefined;

/** The new name of a key that was renamed. */
export function renamedTo(parent: string, name: string): string | undefined {
  const path = `${parent}.${name}`;
  return Object.hasOwn(renamed, path) ? renamed[path] : undefined;
}

/**
 * Where in the schema a key of that name belongs, when few places have it: those that share the longest way with the
 * place where it stands first. Empty when it is known nowhere, or in too many places.
 */
export function findKeyHomes(name: string, parent: string, version: Version): readonly string[] {
  places ??= byName();
  const all = (places.get(name) ?? []).filter((path) => {
    const structure = ownStructure(path);
    return structure !== undefined && presence(structure, version) === 'present';
  });
  const shared = (path: string): number => sharedNames(path, parent);
  const most = Math.max(0, ...all.map(shared));
  const nearest = all.filter((path) => shared(path) === most);
  return nearest.length <= mostHomes ? nearest : [];
}

function byName(): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  // Places in lists and under names that the user chooses are no address that could be given.
  for (const path of knownPaths.filter((one) => !/\[\]|\*/.test(one))) {
    const name = lastName(path);
    all.set(name, [...(all.get(name) ?? []), path]);
  }
  return all;
}

function sharedNames(path: string, other: string): number {
  const [names, others] = [path.split('.'), other.split('.')];
  const differs = names.findIndex((name, at) => name !== others[at]);
  return differs === -1 ? names.length : differs;
}

/**
 * The edits that move a setting to another path; undefined ones where the text leaves no sure place, or something
 * stands there already.
 */
export function moveTo(config: ConfigDocument, entry: Entry, home: string): readonly (Edit | undefined)[] {
  const path = home.split('.');
  if (config.get(...path)) return [undefined];
  const away = removeMember(config, entry.path);
  const there = writeSetting(config, path, entry.value);
  if (!away || !there) return [undefined];
  const { start, end } = there.place;
  if (end < away.place.start || start > away.place.end) return [away, there];
  // What is moved away stands last, and the new lines would stand behind it: they take its place.
  const isBehind = start === end && /^\r?\n?$/.test(config.text.slice(start, away.place.end));
  const eol = config.text.includes('\r\n') ? '\r\n' : '\n';
  return [isBehind ? { place: away.place, text: `${there.text.replace(/^\r?\n/, '')}${eol}` } : undefined];
}
