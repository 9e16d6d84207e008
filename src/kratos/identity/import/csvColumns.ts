import { t } from '@vscode/l10n';
import { traitNames, typesAt } from './schemaAt';

/** What the cells below a name of a table become. */
export type Column =
  /** A part of the identity; `types` are those that the schema allows there, of traits. */
  | { readonly kind: 'part'; readonly path: readonly string[]; readonly types: ReadonlySet<string> }
  /** Whether the addresses of the identity are verified. */
  | { readonly kind: 'verified' }
  /** What the server makes itself, as a list of identities shows it. */
  | { readonly kind: 'passed-over' }
  | { readonly kind: 'unknown' };

/** The columns of a table, or why it cannot be read by them. */
export type Columns =
  | { readonly kind: 'columns'; readonly columns: readonly Column[]; readonly notes: readonly string[] }
  | { readonly kind: 'problem'; readonly what: string };

const passwordConfig = ['credentials', 'password', 'config'];

/** Columns with a meaning of their own, by their names in small letters. */
const own: Readonly<Record<string, Column>> = {
  schema_id: part('schema_id'),
  state: part('state'),
  external_id: part('external_id'),
  organization_id: part('organization_id'),
  password: part(...passwordConfig, 'password'),
  hashed_password: part(...passwordConfig, 'hashed_password'),
  use_password_migration_hook: {
    kind: 'part',
    path: [...passwordConfig, 'use_password_migration_hook'],
    types: new Set(['boolean']),
  },
  verified: { kind: 'verified' },
};

/** Parts that are themselves objects: a cell of them is JSON, and columns with a dot name what is in them. */
const objects = [
  'traits',
  'metadata_public',
  'metadata_admin',
  'credentials',
  'verifiable_addresses',
  'recovery_addresses',
];

const madeByServer = ['id', 'schema_url', 'state_changed_at', 'created_at', 'updated_at'];

function part(...path: readonly string[]): Column {
  return { kind: 'part', path, types: new Set() };
}

/** Reads the first line of a table. `root` is the identity schema, where it is known. */
export function readColumns(names: readonly string[], root: unknown): Columns {
  const trimmed = names.map((name) => name.trim());
  // Their names are not told: in a table without a first line of names, they are somebody's values.
  const double = trimmed.findIndex((name, at) => name !== '' && trimmed.indexOf(name) < at);
  if (double !== -1) {
    const first = trimmed.indexOf(trimmed[double] ?? '');
    return {
      kind: 'problem',
      what: t('Columns {0} and {1} have the same name: which of them counts?', first + 1, double + 1),
    };
  }
  const traits = traitNames(root);
  const columns = trimmed.map((name) => readColumn(name, traits, root));
  const unknown = trimmed.filter((name, at) => name !== '' && columns[at]?.kind === 'unknown');
  if (!columns.some(({ kind }) => kind === 'part' || kind === 'verified'))
    return {
      kind: 'problem',
      what: t(
        'The first line of a table has to name its columns, such as {0}. None of its names is a part of an identity or a trait of its schema.',
        'traits.email,hashed_password,state',
      ),
    };
  const first = unknown.slice(0, 10).join(', ');
  const notes = [
    ...(unknown.length > 0
      ? [
          t(
            'No trait of the schema and no part of an identity, so left out: {0}.',
            unknown.length > 10 ? `${first}, …` : first,
          ),
        ]
      : []),
    ...(trimmed.some((name, at) => name === '' && columns[at]?.kind === 'unknown')
      ? [t('A column without a name is left out.')]
      : []),
  ];
  return { kind: 'columns', columns, notes };
}

function readColumn(name: string, traits: readonly string[], root: unknown): Column {
  const plain = name.toLowerCase().replace(/[\s-]+/g, '_');
  const known = Object.hasOwn(own, plain) ? own[plain] : undefined;
  if (known) return known;
  if (madeByServer.includes(plain)) return { kind: 'passed-over' };
  const path = name.split('.').map((one) => one.trim());
  const [first = '', ...rest] = path;
  const object = objects.find((one) => one === first.toLowerCase());
  if (object !== undefined) return atPath([object, ...rest], root);
  const trait = traits.find((one) => one === first) ?? traits.find((one) => one.toLowerCase() === first.toLowerCase());
  return trait === undefined ? { kind: 'unknown' } : atPath(['traits', trait, ...rest], root);
}

function atPath(path: readonly string[], root: unknown): Column {
  return { kind: 'part', path, types: typesAt(root, path) };
}
