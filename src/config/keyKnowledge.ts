import { t } from '@vscode/l10n';
import type { Knowledge } from '../kratos/knowledge/types';
import { keyDoc, type KeyDoc, type ValueDoc } from './docs';

/** Whether the word under the cursor names a setting or gives its value. */
export type KeyRole = 'key' | 'value';

/**
 * What is known of a configuration key, or of a value standing at it. `path` is written as in the schema (`session.whoami.required_aal`,
 * `identity.schemas[].id`). Undefined for keys that are not documented, and for values about which nothing can be said.
 */
export function keyKnowledge(path: string, role: KeyRole, value?: string): Knowledge | undefined {
  const doc = keyDoc(path);
  if (!doc) return undefined;
  return role === 'key'
    ? ofKey(path, doc.key, doc.definition)
    : value === undefined
      ? undefined
      : ofValue(path, value, doc.key, doc.definition);
}

function ofKey(path: string, key: KeyDoc, definition: KeyDoc): Knowledge {
  const type = key.type ?? definition.type;
  const fallback = key.default ?? definition.default;
  const since = key.since ?? definition.since;
  const { allowed, refused } = valuesOf(key, definition);
  return {
    kind: 'key',
    name: path,
    title: key.title ?? definition.title ?? '',
    facts: [
      ...(type === undefined ? [] : [{ label: t('Type'), text: type }]),
      ...(allowed.length === 0
        ? []
        : [
            {
              label: t('Values'),
              text: refused.length > 0 ? t('{0}; {1} is refused', codes(allowed), codes(refused)) : codes(allowed),
            },
          ]),
      ...(fallback === undefined ? [] : [{ label: t('Default'), text: `\`${String(fallback)}\`` }]),
      ...allowed.flatMap((name) => shortOf(name, key, definition)),
      ...(key.facts ?? []),
      ...(definition.facts ?? []),
      ...(since === undefined ? [] : [{ label: t('Since'), text: since }]),
      { label: t('Environment'), text: `\`${environmentName(path)}\`` },
    ],
    meaning: key.meaning ?? definition.meaning ?? '',
    ...withNext(key.next ?? definition.next),
  };
}

/** One line for an allowed value in the hover of its key. */
function shortOf(name: string, key: KeyDoc, definition: KeyDoc): Knowledge['facts'] {
  const parts = [definition.values?.[name]?.title, key.values?.[name]?.meaning].filter((part) => part !== undefined);
  return parts.length === 0 ? [] : [{ label: `\`${name}\``, text: parts.join('. ') }];
}

function ofValue(path: string, value: string, key: KeyDoc, definition: KeyDoc): Knowledge | undefined {
  const general = own(definition.values, value);
  const here = own(key.values, value);
  const { allowed } = valuesOf(key, definition);
  if (!general && !here) return allowed.length === 0 ? undefined : notAllowed(path, value, allowed);
  const refused = general?.refused === true || here?.refused === true;
  return {
    kind: 'value',
    name: value,
    title: `${path}: ${here?.title ?? general?.title ?? ''}`,
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

function notAllowed(path: string, value: string, allowed: readonly string[]): Knowledge {
  return {
    kind: 'value',
    name: value,
    title: t('{0}: no value that exists', path),
    tone: 'error',
    facts: [{ label: t('Allowed'), text: codes(allowed) }],
    meaning: t(
      'Kratos does not start with it: the schema of the configuration names the allowed values, and this is none of them.',
    ),
    next: [t('Choose one of {0}.', codes(allowed))],
  };
}

function valuesOf(
  key: KeyDoc,
  definition: KeyDoc,
): { readonly allowed: readonly string[]; readonly refused: readonly string[] } {
  const docs: Readonly<Record<string, ValueDoc>> = { ...definition.values, ...key.values };
  const isRefused = (name: string): boolean =>
    own(definition.values, name)?.refused === true || docs[name]?.refused === true;
  const names = [...new Set([...Object.keys(definition.values ?? {}), ...Object.keys(key.values ?? {})])];
  return { allowed: names.filter((name) => !isRefused(name)), refused: names.filter(isRefused) };
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

function withNext(next: readonly string[] | undefined): { readonly next?: readonly string[] } {
  return next ? { next } : {};
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** Kratos reads a setting from the environment as well: dots become underscores, letters capitals. */
function environmentName(path: string): string {
  return path.replaceAll('.', '_').toUpperCase();
}
