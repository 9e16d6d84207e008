import { t } from '@vscode/l10n';
import type { Knowledge } from '../../kratos/knowledge/types';
import { valueDoc, type KeyDoc, type ValueDoc } from './docs';
import { isDeprecated, keywordAt, presence, type KeyStructure, type Plain } from './structure';
import { latestRelease, type Version } from './versions';

/** A setting that is written in a file: its structure, what is written of it, and the version that the file is for. */
export interface Setting {
  /** As it stands in the document. */
  readonly path: string;
  readonly structure: KeyStructure;
  /** What is written of this key alone, and of the block or type it shares with others. */
  readonly key: KeyDoc;
  readonly definition: KeyDoc;
  readonly version: Version;
  /** The environment variable that sets it, in words. */
  readonly environment?: string;
}

/**
 * What is known of a setting, or of a value standing at it; a value of which nothing special is known is explained by
 * what its key does.
 */
export function describeSetting(setting: Setting, value?: string): Knowledge {
  return value === undefined ? ofKey(setting) : ofValue(setting, value);
}

function ofKey(at: Setting): Knowledge {
  const { structure, key, definition, version, path } = at;
  const { allowed, refused } = listDocumentedValues(at);
  const fallback = keywordAt(structure, 'default', version);
  const misplaced = versionTrouble(at);
  const omitted = key.omitted ?? definition.omitted;
  const security = key.security ?? definition.security;
  const example = key.example ?? definition.example ?? pickExample(structure);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('Version'), misplaced],
    [t('Deprecated'), isDeprecated(structure, version) ? t('still read, to be removed') : undefined],
    [t('Type'), typeOf(at)],
    [t('Values'), valuesLine(allowed, refused)],
    [t('Limits'), describeLimits(structure)],
    [t('Default'), fallback === undefined ? undefined : code(fallback)],
    [t('Left out'), omitted],
  ];
  return {
    kind: 'key',
    name: path,
    title: key.title ?? definition.title ?? '',
    ...(misplaced !== undefined && { tone: 'error' as const }),
    facts: [
      ...listed(facts),
      ...allowed.flatMap((name) => describeAllowedValue(name, at)),
      ...(key.facts ?? []),
      ...(definition.facts ?? []),
      ...listed([
        [t('Security'), security],
        [t('Since'), describeAvailability(structure)],
        [t('Environment'), at.environment],
      ]),
    ],
    meaning: key.meaning ?? definition.meaning ?? '',
    ...withNext(key.next ?? definition.next),
    ...(example !== undefined && { example }),
  };
}

/** One line for an allowed value in the hover of its key. */
function describeAllowedValue(name: string, { key, definition }: Setting): Knowledge['facts'] {
  const parts = [valueDoc(definition, name)?.title, (valueDoc(key, name) ?? valueDoc(definition, name))?.meaning];
  const text = parts.filter((part) => part !== undefined).join('. ');
  return text === '' ? [] : [{ label: `\`${name}\``, text }];
}

function ofValue(at: Setting, value: string): Knowledge {
  const { path, key, definition, structure } = at;
  const general = valueDoc(definition, value);
  const here = valueDoc(key, value);
  const { allowed } = listDocumentedValues(at);
  if (structure.enum && !allowed.includes(value) && !refuses(general, here)) return notAllowed(at, value, allowed);
  // A value of which nothing special can be said is explained by what its key does.
  if (!general && !here) return ofKey(at);
  const refused = refuses(general, here);
  return {
    kind: 'value',
    name: value,
    title: `${path}: ${here?.title ?? general?.title ?? key.title ?? definition.title ?? ''}`,
    ...(refused && { tone: 'error' as const }),
    facts: [
      ...(here?.facts ?? []),
      ...(general?.facts ?? []),
      ...(refused ? [{ label: t('Allowed'), text: codes(allowed) }] : []),
      ...(definition.facts ?? []),
    ],
    meaning: [general?.meaning, here?.meaning].filter((part) => part !== undefined).join(' '),
    ...withNext(here?.next ?? general?.next),
  };
}

function notAllowed({ path, structure, version }: Setting, value: string, allowed: readonly string[]): Knowledge {
  const introduced = (structure.changes ?? []).find(
    (change) => change.keyword === 'enum' && texts(change.to).includes(value),
  );
  return {
    kind: 'value',
    name: value,
    title: t('{0}: not a valid value', path),
    tone: 'error',
    facts: listed([
      [t('Allowed'), codes(allowed)],
      [
        t('Version'),
        introduced && t('needs {0}; this file is for {1}', versionWords(introduced.in), versionWords(version)),
      ],
    ]),
    meaning: t(
      'Kratos does not start with it: the schema of the configuration names the allowed values, and this is not one of them.',
    ),
    ...withNext([t('Choose one of {0}.', codes(allowed))]),
  };
}

function refuses(...docs: readonly (ValueDoc | undefined)[]): boolean {
  return docs.some((doc) => doc?.refused === true);
}

function listDocumentedValues(at: Setting): {
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
} {
  const { structure, key, definition, version } = at;
  const named = [...new Set([...Object.keys(definition.values ?? {}), ...Object.keys(key.values ?? {})])];
  const refused = named.filter((name) => refuses(valueDoc(definition, name), valueDoc(key, name)));
  const listedValues = keywordAt(structure, 'enum', version);
  const allowed =
    listedValues === undefined ? (structure.type === 'boolean' ? ['true', 'false'] : []) : texts(listedValues);
  return { allowed, refused };
}

function valuesLine(allowed: readonly string[], refused: readonly string[]): string | undefined {
  if (allowed.length === 0 || allowed.join() === 'true,false') return undefined;
  return refused.length > 0 ? t('{0}; {1} is refused', codes(allowed), codes(refused)) : codes(allowed);
}

function typeOf({ structure, key, definition }: Setting): string | undefined {
  const unit = key.unit ?? definition.unit;
  const type = structure.format === undefined ? structure.type : `${structure.type ?? ''} (${structure.format})`;
  return unit === undefined ? type : type === undefined ? unit : `${type}, ${unit}`;
}

function describeLimits({
  minimum,
  maximum,
  minLength,
  maxLength,
  minItems,
  required,
}: KeyStructure): string | undefined {
  const limits = [
    required === true && t('required'),
    minimum !== undefined && t('at least {0}', minimum),
    maximum !== undefined && t('at most {0}', maximum),
    minLength !== undefined && t('at least {0} characters', minLength),
    maxLength !== undefined && t('at most {0} characters', maxLength),
    minItems !== undefined && t('at least {0} items', minItems),
  ].filter((limit) => limit !== false);
  return limits.length === 0 ? undefined : limits.join(', ');
}

function versionTrouble({ structure, version }: Setting): string | undefined {
  switch (presence(structure, version)) {
    case 'present':
      return undefined;
    case 'too-new':
      return t('needs {0}; this file is for {1}', versionWords(structure.since ?? version), versionWords(version));
    case 'gone':
      return t('gone since {0}; this file is for {1}', versionWords(structure.until ?? version), versionWords(version));
  }
}

function describeAvailability({ since, until }: KeyStructure): string {
  const from = since === undefined ? t('v1.3.1 or earlier') : versionWords(since);
  return until === undefined ? from : t('{0}, gone since {1}', from, versionWords(until));
}

/** A version in words: the unreleased state has no number. */
export function versionWords(version: Version): string {
  return version === 'newer' ? t('a version after {0}', latestRelease) : version;
}

function pickExample({ examples, default: fallback }: KeyStructure): string | undefined {
  const [first] = examples ?? [];
  return first === undefined || first === fallback
    ? undefined
    : typeof first === 'string'
      ? first
      : JSON.stringify(first);
}

function texts(values: Plain): readonly string[] {
  return Array.isArray(values)
    ? values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    : [];
}

function listed(facts: readonly (readonly [label: string, text: string | undefined])[]): Knowledge['facts'] {
  return facts.flatMap(([label, text]) => (text === undefined ? [] : [{ label, text }]));
}

function withNext(next: readonly string[] | undefined): { readonly next?: readonly string[] } {
  return next && next.length > 0 ? { next } : {};
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function code(value: Plain): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
