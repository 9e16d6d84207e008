import { t } from '@vscode/l10n';
import type { Knowledge } from './types';

/** A fact of at most so many characters stands in the line below the headline; longer ones have a line of their own. */
const shortFact = 70;

/**
 * One explanation as Markdown, for hovers and for the explanation page. Messages and errors: headline, short facts in
 * one line, meaning, why, what to do, long facts. Configuration: headline, meaning, what it does as a list, what to do;
 * there the facts are the point. Checks: headline, meaning, what to do, an example, facts as a list. `meaning`,
 * `causes`, `next` and facts may hold code spans and no other markup; the name and the title are plain text.
 */
export function renderMarkdown(knowledge: Knowledge): string {
  const tone = knowledge.tone === undefined || knowledge.kind === 'error' ? '' : ` · ${knowledge.tone}`;
  const headline = `**${codeSpan(knowledge.name)}**${tone} — ${escapeText(knowledge.title)}`;
  return [headline, renderBody(knowledge)].filter((part) => part !== '').join('\n\n');
}

/** The same without its headline, for what stands below a heading of its own. */
export function renderBody(knowledge: Knowledge): string {
  const isSetting = knowledge.kind === 'key' || knowledge.kind === 'value';
  const facts = knowledge.facts.filter((fact) => !(fact.label === t('Type') && fact.text === knowledge.tone));
  const isRule = knowledge.kind === 'rule';
  const short = isSetting || isRule ? [] : facts.filter((fact) => fact.text.length <= shortFact);
  const long = facts.filter((fact) => !short.includes(fact));
  const advice = [
    list(t('Why'), knowledge.causes, () => '-'),
    list(t('What to do'), knowledge.next, (index) => `${index + 1}.`),
  ];
  const details = long
    .map((fact) => (isSetting || isRule ? `- ${factText(fact)}` : factText(fact)))
    .join(isSetting || isRule ? '\n' : '\n\n');
  const example = knowledge.example === undefined ? '' : exampleText(knowledge, knowledge.example);
  return [
    short.map(factText).join(' — '),
    escapeAroundCode(knowledge.meaning),
    ...(isSetting ? [details, ...advice, example] : [...advice, example, details]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/**
 * The setting with its value as it stands in a file; in YAML a block stands below its key. Of a check it is the whole.
 */
function exampleText({ kind, name }: Knowledge, example: string): string {
  if (kind === 'rule') return codeBlock('yaml', example);
  const key = name.split('.').at(-1)?.replaceAll('[]', '') ?? name;
  const isBlock = example.includes('\n') || /^(?:- |[\w-]+:(?: |$))/.test(example);
  const lines = isBlock ? [`${key}:`, ...example.split('\n').map((line) => `  ${line}`)] : [`${key}: ${example}`];
  return codeBlock('yaml', lines.join('\n'));
}

function factText(fact: Knowledge['facts'][number]): string {
  return `*${escapeAroundCode(fact.label)}:* ${escapeAroundCode(fact.text)}`;
}

function list(heading: string, items: readonly string[] | undefined, mark: (index: number) => string): string {
  if (!items || items.length === 0) return '';
  return `**${heading}**\n\n${items.map((item, index) => `${mark(index)} ${escapeAroundCode(item)}`).join('\n')}`;
}

/** Our own prose: code spans stay, everything else is text. */
export function escapeAroundCode(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeText(part)))
    .join('');
}

/**
 * Characters that turn the order of letters around, or are none at all: what stands behind them would be shown as
 * something else than it is.
 */

const invisible = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** In one line, since a blank line ends whatever it stands in; with a mark for each character that cannot be seen. */
function inOneLine(text: string): string {
  return text.replace(/[\s\u0085]+/g, ' ').replace(invisible, '\ufffd');
}

/**
 * Text of a server or of a file as it reads, wherever it is put: none of its characters is taken for Markdown, HTML, an
 * entity, an icon or a formula, and no address in it becomes a link.
 */
export function escapeText(text: string): string {
  return escapeMarkup(text)
    .replaceAll('@', '&#64;')
    .replaceAll(':/', '&#58;/')
    .replace(/www\./gi, (www) => `${www.slice(0, -1)}&#46;`);
}

/**
 * Text for a file that people read and edit themselves: none of it is taken for markup. Addresses stay as they are
 * written, and may become links.
 */
export function escapeMarkup(text: string): string {
  return inOneLine(text)
    .replace(/[\\`*_[\]|<>~&$]/g, '\\$&')
    .replace(/^( ?)([#+=-])/, '$1\\$2')
    .replace(/^( ?\d{1,9})([.)])/, '$1\\$2');
}

/** Text of a server or of a file as a code span, whatever it holds. */
export function codeSpan(text: string): string {
  const line = inOneLine(text);
  const fence = fenceAround(line, 1);
  // A blank on either side is taken off again; without one a backtick would lengthen the fence.
  const padded = /^[ `]|[ `]$/.test(line) || line === '' ? ` ${line} ` : line;
  return fence + padded + fence;
}

/** Text of a server or of a file as a block of code, line by line, whatever it holds; the language is ours. */
export function codeBlock(language: string, text: string): string {
  const fence = fenceAround(text, 3);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A run of backticks that is longer than any in a text. */
function fenceAround(text: string, least: number): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), least - 1);
  return '`'.repeat(longest + 1);
}
