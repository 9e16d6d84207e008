import { t } from '@vscode/l10n';
import { redactText, redactUrl } from '../exchange/redact';
import { isObject, readJson } from '../flow/json';
import { codeSpan, escapeText } from '../knowledge/markdown';
import type { Description, GoOn } from './description';

/** What a link on the page does. */
export type PageLink =
  | { readonly kind: 'explain'; readonly name: string }
  /** A page of the documentation, by its path. */
  | { readonly kind: 'documentation'; readonly page: string }
  | GoOn['act'];

/**
 * A description as Markdown: nothing of what was pasted is taken for markup, and its secrets are masked. Outside of the
 * editor its links lead nowhere: `writeLink` may leave them out.
 */
export function renderDescription(told: Description, writeLink: WriteLink = link): string {
  return render(masked(told), 1, writeLink);
}

/** Writes what can be pressed as Markdown. */
type WriteLink = (label: string, target: PageLink) => string;

function masked(told: Description): Description {
  const clean = (text: string): string => redactText(text, []);
  return {
    ...told,
    title: clean(told.title),
    facts: told.facts.map(({ label, value }) => ({ label, value: redactUrl(clean(value)) })),
    ...(told.literal !== undefined && { literal: clean(told.literal) }),
    odd: told.odd.map(clean),
    todo: told.todo.map(clean),
    parts: told.parts.map(masked),
  };
}

function render(told: Description, level: number, writeLink: WriteLink): string {
  const heading = (text: string): string => `${'#'.repeat(Math.min(6, level + 1))} ${text}`;
  const { why, literal, send } = told;
  return [
    `${'#'.repeat(Math.min(6, level))} ${escapeText(told.title)}`,
    escapeText(told.what),
    told.goOn.map(({ label, act }) => writeLink(label, act)).join(' · '),
    told.odd.length === 0 ? '' : `${heading(t('What looks wrong'))}\n\n${list(told.odd)}`,
    literal === undefined || literal === ''
      ? ''
      : `${heading(t('What it says'))}\n\n${literal.split('\n').map(codeSpan).join('\n\n')}`,
    why === undefined ? '' : `${heading(t('What this means'))}\n\n${why.split('\n').map(escapeText).join('\n\n')}`,
    told.todo.length === 0 ? '' : `${heading(t('What to do'))}\n\n${list(told.todo)}`,
    send === undefined ? '' : `${heading(t('What to send next'))}\n\n${sendText(send)}`,
    told.facts.length === 0 ? '' : `${heading(t('Details'))}\n\n${factList(told)}`,
    told.names.length === 0
      ? ''
      : `${t('More about')} ${told.names.map((name) => writeLink(name, { kind: 'explain', name })).join(', ')}`,
    ...told.parts.map((part) => render(part, level + 1, writeLink)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function sendText({ text, bodies }: NonNullable<Description['send']>): string {
  return [escapeText(text), bodies.map((body) => `- ${codeSpan(body)}`).join('\n')].filter(Boolean).join('\n\n');
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${escapeText(item)}`).join('\n');
}

function factList({ facts }: Description): string {
  return facts.map(({ label, value }) => `- ${escapeText(label)}: ${codeSpan(value)}`).join('\n');
}

/** What stands behind `#do=` of a link; undefined when it is none of ours. */
export function readPageLink(text: string): PageLink | undefined {
  const json = readJson(decodeURIComponent(text));
  return isObject(json) && kinds.some((kind) => kind === json.kind) ? (json as unknown as PageLink) : undefined;
}

const kinds: readonly PageLink['kind'][] = ['explain', 'documentation', 'open-flow', 'start-flow'];

function link(label: string, target: PageLink): string {
  return `[${escapeText(label)}](${pageAddress(target)})`;
}

/** The address of a link on a page, which `readPageLink` reads behind its `#do=`. */
export function pageAddress(target: PageLink): string {
  return `#do=${encodeURIComponent(JSON.stringify(target)).replaceAll('(', '%28').replaceAll(')', '%29')}`;
}
