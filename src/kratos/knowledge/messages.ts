import { t } from '@vscode/l10n';
import data from './messages.json';
import { saySince } from './since';
import { translated } from './translated';
import type { Knowledge } from './types';
import { wordingOnPages } from './wordingOnPages';

interface MessageEntry {
  readonly type: string;
  /** As the server words it, with `{placeholders}`; null for numbers without a text. */
  readonly text: string | null;
  readonly name: string;
  readonly formerName?: string;
  readonly since: string;
  /** `flow · strategy`. */
  readonly by?: readonly string[];
  readonly context?: readonly string[];
  readonly unused?: boolean;
  readonly reserved?: boolean;
  readonly changes?: readonly { readonly in: string; readonly from: string; readonly to: string }[];
  readonly meaning: string;
  readonly causes?: readonly string[];
  readonly next?: readonly string[];
  /** What it means that another message stands in the same flow, by that message's id. */
  readonly together?: Readonly<Record<string, string>>;
}

const messages: Readonly<Record<string, MessageEntry>> = data;

/**
 * What is known of a UI message id, or undefined for an id that no compared version has (a web hook may send its own).
 */
export function messageKnowledge(id: number | string): Knowledge | undefined {
  const name = String(id);
  const found = Object.hasOwn(messages, name) ? messages[name] : undefined;
  if (!found) return undefined;
  const entry = translated(found);
  const tone = entry.type === 'error' ? 'error' : entry.type === 'success' ? 'success' : 'info';
  return {
    kind: 'message',
    name,
    title: entry.text ?? t('Reserved number without a text'),
    tone,
    facts: messageFacts(name, entry),
    meaning: entry.meaning,
    ...(entry.causes && { causes: entry.causes }),
    ...(entry.next && { next: entry.next }),
  };
}

/**
 * All that a message id was ever worded as, with `{placeholders}`: in any version, and in what came after the last.
 * Undefined for an id that no compared version has.
 */
export function messageWordings(id: number): readonly string[] | undefined {
  const name = String(id);
  const found = Object.hasOwn(messages, name) ? messages[name] : undefined;
  return found && [found.text ?? '{text}', ...(found.changes ?? []).flatMap(({ from, to }) => [from, to])];
}

function messageFacts(id: string, entry: MessageEntry): Knowledge['facts'] {
  const facts = [{ label: t('Type'), text: entry.type }];
  const wording = wordingOnPages(id);
  if (wording !== undefined) facts.push({ label: t('On Ory’s pages in your language'), text: `“${wording}”` });
  if (entry.reserved) facts.push({ label: t('Sent by'), text: t('nothing, it is reserved') });
  else if (entry.unused) facts.push({ label: t('Sent by'), text: t('nothing, although a builder exists') });
  else if (entry.by) facts.push({ label: t('Sent by'), text: entry.by.join('; ') });
  if (entry.context) facts.push({ label: t('Context'), text: entry.context.map((key) => `\`${key}\``).join(', ') });
  for (const [other, meaning] of Object.entries(entry.together ?? {})) {
    facts.push({ label: t('Together with {0}', other), text: meaning });
  }
  facts.push({ label: t('Since'), text: saySince(entry.since) });
  for (const change of entry.changes ?? []) {
    const when =
      change.in === 'HEAD'
        ? t('{0} it reads “{1}”', saySince(change.in), change.to)
        : t('before {0} it read “{1}”', change.in, change.from);
    facts.push({ label: t('Wording'), text: when });
  }
  facts.push({
    label: t('Name in the source'),
    text: entry.formerName ? t('{0}, formerly {1}', entry.name, entry.formerName) : entry.name,
  });
  return facts;
}
