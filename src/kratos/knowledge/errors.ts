import { t } from '@vscode/l10n';
import data from './errors.json';
import { saySince } from './since';
import { translated } from './translated';
import type { Knowledge } from './types';

interface ErrorEntry {
  readonly status: number;
  readonly title: string;
  readonly message: string;
  readonly since: string;
  readonly flows?: readonly string[];
  /** How each kind of client is answered. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Fields beside `error` in the body. */
  readonly fields?: readonly string[];
  readonly unused?: boolean;
  readonly meaning: string;
  readonly causes: readonly string[];
  readonly next: readonly string[];
}

const catalogue: {
  readonly ids: Readonly<Record<string, ErrorEntry>>;
  readonly corrections: Readonly<Record<string, { readonly use: string; readonly meaning: string }>>;
} = data;

/**
 * What is known of the string id of an error body; a name that is often taken for one is corrected. Undefined for all
 * others.
 */
export function errorKnowledge(id: string): Knowledge | undefined {
  const found = Object.hasOwn(catalogue.ids, id) ? catalogue.ids[id] : undefined;
  if (found) {
    const entry = translated(found);
    return {
      kind: 'error',
      name: id,
      title: `${entry.status} · ${entry.title}`,
      tone: 'error',
      facts: errorFacts(entry),
      meaning: entry.meaning,
      causes: entry.causes,
      next: entry.next,
    };
  }
  const correction = Object.hasOwn(catalogue.corrections, id) ? catalogue.corrections[id] : undefined;
  return correction && corrected(id, correction.use, translated(correction).meaning);
}

function corrected(id: string, use: string, meaning: string): Knowledge {
  const entry = catalogue.ids[use];
  const right = entry && translated(entry);
  return {
    kind: 'error',
    name: id,
    title: t('Not an error id of Kratos: use {0}', use),
    tone: 'error',
    facts: [],
    meaning,
    next: [
      right
        ? t('Compare with `{0}`: {1}.', use, right.title.charAt(0).toLowerCase() + right.title.slice(1))
        : t('Compare with `{0}`.', use),
    ],
  };
}

function errorFacts(entry: ErrorEntry): Knowledge['facts'] {
  const facts = [{ label: t('Message'), text: entry.message }];
  if (entry.unused) facts.push({ label: t('Sent by'), text: t('nothing, although it is declared') });
  if (entry.flows) facts.push({ label: t('Met in'), text: entry.flows.join(', ') });
  if (entry.answers) {
    const answers = Object.entries(entry.answers).map(([client, answer]) => `${client}: ${answer}`);
    facts.push({ label: t('Answer'), text: answers.join('; ') });
  }
  if (entry.fields) {
    facts.push({ label: t('Beside `error`'), text: entry.fields.map((field) => `\`${field}\``).join(', ') });
  }
  facts.push({ label: t('Since'), text: saySince(entry.since) });
  return facts;
}
