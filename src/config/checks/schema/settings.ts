import type { ConfigDocument, Entry, Stretch } from '../../document/document';
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

/** The settings of a stretch of a document; none of what is passed over. */
export interface Matched {
  readonly settings: readonly Setting[];
  readonly stretch?: Stretch;
  /** All that decides what is said of them, beside their own lines. */
  readonly around: string;
}

/**
 * Lays the settings of a document beside the schema, in one pass: parents stand before their members. The first is the
 * whole configuration. Of a stretch that lasts and is passed over only the outermost settings are placed, as members of
 * what they stand in.
 */
export function matchSettings(
  config: ConfigDocument,
  context: SchemaContext,
  isPassedOver: (stretch: Stretch, around: string) => boolean = () => false,
): readonly Matched[] {
  const matcher = new Matcher(config, context);
  return [matcher.root, ...config.stretches.map((stretch) => matcher.match(stretch, isPassedOver))];
}

class Matcher {
  readonly root: Matched;
  private readonly open: Setting[];
  /** What is around the members of the setting that was last asked for it. */
  private last: { readonly parent: Setting | undefined; readonly around: string } | undefined;

  constructor(
    private readonly config: ConfigDocument,
    private readonly context: SchemaContext,
  ) {
    const root: Setting = {
      name: '',
      path: '',
      structure: rootStructure,
      members: new Map(),
      isTemplate: false,
      isOfAnother: false,
    };
    this.open = [root];
    this.root = { settings: [root], around: '' };
  }

  match(stretch: Stretch, isPassedOver: (stretch: Stretch, around: string) => boolean): Matched {
    const { entries, lasting } = stretch;
    const outermost = lasting?.outermost.flatMap((entry) => this.place(entry)) ?? [];
    const around = lasting ? this.around(outermost) : '';
    if (lasting && isPassedOver(stretch, around)) return { settings: [], stretch, around };
    const placed = new Map(outermost.map((setting) => [setting.entry, setting]));
    return { settings: entries.flatMap((entry) => this.place(entry, placed.get(entry))), stretch, around };
  }

  private place(entry: Entry, placed?: Setting): readonly Setting[] {
    const depth = entry.path.length;
    const parent = this.open[depth - 1];
    if (!parent) return [];
    const setting = placed ?? settingAt(this.config, entry, parent, this.context);
    parent.members.set(setting.name, setting);
    this.open.length = depth;
    this.open.push(setting);
    return [setting];
  }

  /** What decides beside the lines: the context, what the settings stand in, and values beside them. */
  private around(settings: readonly Setting[]): string {
    const parent = settings[0]?.parent;
    if (this.last?.parent !== parent || !this.last) {
      const { version, isPartial = false, takesPlaceholders = false } = this.context;
      const context = [version, isPartial, takesPlaceholders, parent?.path, parent && describeVariant(parent)];
      this.last = { parent, around: context.join('\n') };
    }
    const { around } = this.last;
    return settings.some(({ variant }) => variant) ? [around, ...settings.map(describeVariant)].join('\n') : around;
  }
}

function describeVariant({ variant }: Setting): string {
  return variant ? `${variant.kind ?? ''} ${String(variant.isOpen ?? false)}` : '';
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
