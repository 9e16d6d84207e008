import type { ConfigDocument, Entry } from '../../document/document';
import { isFilledIn } from '../../document/placeholder';
import { ownStructure, presence, type KeyStructure } from '../../reference/structure';
import { listMembers } from '../../reference/members';
import type { SchemaContext } from './context';
import { variantAt, type Variant } from './variants';

/** A setting of a document beside what the schema says of its place. */
export interface Setting {
  /** Absent for the whole configuration. */
  readonly entry?: Entry;
  /** Its own name; a list item has its number. */
  readonly name: string | number;
  /** The schema's path: names that the user chose are `*`. */
  readonly path: string;
  /** Absent where the schema has no such key, and below such a key. */
  readonly structure?: KeyStructure;
  readonly parent?: Setting;
  /** What the schema asks of it because of a value beside it: which hook it is of, which kind of credentials. */
  readonly variant?: Variant;
  /** Members by name or number, in the order of the text. */
  readonly members: Map<string | number, Setting>;
  /** Whether a template fills it in: then nothing can be said of its value, nor of what it lacks. */
  readonly isTemplate: boolean;
  /** Whether the file's version lacks it, or what it stands in. */
  readonly isOfAnother: boolean;
}

/** The whole configuration: no other keys than the known ones. What it must have is asked for elsewhere. */
const rootStructure: KeyStructure = { type: 'object', closed: true };

/**
 * Lays the settings of a document beside the schema, in one pass: parents stand before their members. The first is the
 * whole configuration.
 */
export function matchSettings(config: ConfigDocument, context: SchemaContext): readonly Setting[] {
  const root: Setting = {
    name: '',
    path: '',
    structure: rootStructure,
    members: new Map(),
    isTemplate: false,
    isOfAnother: false,
  };
  const open = [root];
  const all = [root];
  for (const entry of config.entries) {
    const depth = entry.path.length;
    const parent = open[depth - 1];
    if (!parent) continue;
    const setting = settingAt(config, entry, parent, context);
    parent.members.set(setting.name, setting);
    open.length = depth;
    open.push(setting);
    all.push(setting);
  }
  return all;
}

/** What has no members, as most settings, need not have a place for them each. */
const noMembers = new Map<never, never>();

function settingAt(
  config: ConfigDocument,
  entry: Entry,
  parent: Setting,
  { version, takesPlaceholders = false }: SchemaContext,
): Setting {
  const name = entry.path.at(-1) ?? '';
  const found = parent.structure && !parent.variant?.isOpen ? findMemberPath(parent.path, name) : undefined;
  const structure = found === undefined ? undefined : ownStructure(found);
  const path = found ?? `${parent.path}.?`;
  const variant = structure && variantAt(config, entry, path);
  const setting: { -readonly [K in keyof Setting]: Setting[K] } = {
    entry,
    name,
    path,
    parent,
    members: typeof entry.value === 'object' ? new Map<string | number, Setting>() : noMembers,
    isTemplate: !takesPlaceholders && isFilledIn(config, entry),
    isOfAnother: parent.isOfAnother || (structure !== undefined && presence(structure, version) !== 'present'),
  };
  if (structure) setting.structure = structure;
  if (variant) setting.variant = variant;
  return setting;
}

/**
 * Where a member stands in the schema. Names that `*` does not stand for, by its patterns, are let pass and not looked
 * at.
 */
function findMemberPath(parent: string, name: string | number): string | undefined {
  const members = listMembers(parent);
  if (typeof name === 'number') return members.get('[]');
  const own = name === '*' ? undefined : members.get(name);
  const any = own === undefined ? members.get('*') : undefined;
  if (any === undefined) return own;
  const patterns = ownStructure(any)?.keyPatterns ?? [];
  // eslint-disable-next-line kratos/linear-patterns -- those of the structure are proved where they stand
  return patterns.length === 0 || patterns.some((pattern) => new RegExp(pattern).test(name)) ? any : undefined;
}
