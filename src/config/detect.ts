import { shapeOf, upperLevelsOfKratos, type Shape } from './shape';
import { readUpperLevels, type UpperKey } from './upperKeys';

/** What a document is to Kratos. A configuration stands below `root`: nothing, or the names above it, each with a dot behind it (`kratos.config.` in the values of a chart). */
export type KratosDocument =
  | { readonly kind: 'config'; readonly root: string }
  | { readonly kind: 'identity-schema' }
  /** Assignments of environment variables, among them Kratos's. */
  | { readonly kind: 'environment' };

/**
 * What a document is to Kratos; undefined for everything else, which is left alone. Its shape decides, read from the keys of the upper levels; the name is evidence only where the shape says nothing
 * else. Nothing is parsed, so that asking for every YAML and JSON file costs less than a millisecond. `head` should hold the first few thousand characters.
 */
export function recogniseDocument(fileName: string, head: string): KratosDocument | undefined {
  const name = nameOf(fileName);
  if (isIdentitySchema(name, head)) return { kind: 'identity-schema' };
  if (name.isConfig) {
    const { keys, isList } = readUpperLevels(head);
    const root = isList ? undefined : rootIn(name, head, keys);
    if (root !== undefined) return { kind: 'config', root };
  }
  return holdsVariables(name, head) ? { kind: 'environment' } : undefined;
}

/** Whether a file is to become an identity schema: its name says so, and nothing is written yet. */
export function isUnwrittenSchema(fileName: string, head: string): boolean {
  const { base, isJson } = nameOf(fileName);
  const isNamed = base.includes('.schema.json') || (base.includes('identity') && base.includes('schema.json'));
  return isJson && isNamed && head.trim() === '';
}

/** What a file's name says of it. */
interface FileName {
  /** In small letters, without its folders. */
  readonly base: string;
  readonly isJson: boolean;
  /** Whether it may be a configuration by its ending, or has none. */
  readonly isConfig: boolean;
  readonly isOfKratos: boolean;
}

function nameOf(fileName: string): FileName {
  const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1).toLowerCase();
  const ending = base.slice(base.lastIndexOf('.') + 1);
  const isJson = ending === 'json' || ending === 'jsonc';
  const isYaml = ending === 'yml' || ending === 'yaml';
  return {
    base,
    isJson,
    isConfig: isJson || isYaml || !base.includes('.'),
    isOfKratos: (isJson || isYaml) && base.split(/[.\-_ ]/).includes('kratos'),
  };
}

/** Whether a JSON document is an identity schema: it speaks of Kratos's extension, or has traits as one has. */
function isIdentitySchema({ base, isJson }: FileName, head: string): boolean {
  if (!isJson) return false;
  if (head.includes('"ory.sh/kratos"')) return true;
  return (base.includes('.schema.') || /identity[.\-_]?schema/.test(base)) && head.includes('"traits"');
}

/** Where the configuration stands below: at the top, or in the values of a chart. */
function rootIn(name: FileName, head: string, keys: readonly UpperKey[]): string | undefined {
  const [first] = keys;
  const shape = shapeOf(keys.filter(({ document }) => document === first?.document));
  if (isOurs(shape, name, head)) return '';
  return keys.some(
    ({ path }) => path.length === 3 && path[0] === 'kratos' && path[1] === 'config' && isSection(path[2]),
  )
    ? 'kratos.config.'
    : undefined;
}

function isOurs(shape: Shape, { isOfKratos }: FileName, head: string): boolean {
  switch (shape) {
    case 'kratos':
      return true;
    case 'only':
    case 'shared':
    case 'none':
      return isOfKratos || namesSchema(head);
    case 'unknown':
      return namesSchema(head);
    case 'other':
      return false;
  }
}

function isSection(name: string | undefined): boolean {
  return name !== undefined && Object.hasOwn(upperLevelsOfKratos, name);
}

/** Whether the comment by which YAML editors are told a file's schema names one of Kratos's. */
function namesSchema(head: string): boolean {
  return head.split('\n').some((line) => {
    const schema = line.startsWith('#') ? (/\$schema[=:](.*)/.exec(line)?.[1] ?? '').toLowerCase() : '';
    return schema.includes('kratos') && !schema.includes('values');
  });
}

/** `.env` and compose files in which a variable of Kratos's own is set. */
function holdsVariables({ base }: FileName, head: string): boolean {
  const isEnv = base.endsWith('.env') || base.includes('.env.');
  const isCompose = base.includes('compose') && (base.endsWith('.yml') || base.endsWith('.yaml'));
  return (isEnv || isCompose) && /\b(?:SELFSERVICE|IDENTITY_SCHEMAS)_[A-Z]/.test(head);
}
