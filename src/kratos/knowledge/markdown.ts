import { t } from '@vscode/l10n';
import type { Knowledge } from './types';

/** A fact of at most so many characters stands in the line below the headline; longer ones have a line of their own. */
const shortFact = 70;

/**
 * One explanation as Markdown, for hovers and for the explanation page. Messages and errors: headline, short facts in one line, meaning, why, what
 * to do, long facts. Configuration: headline, meaning, what it does as a list, what to do; there the facts are the point. Checks: headline, meaning, what to do, an example, facts as a list.
 * `meaning`, `causes`, `next` and facts may hold code spans and no other markup; the name and the title are plain text.
 */
export function renderMarkdown(knowledge: Knowledge): string {
  const isSetting = knowledge.kind === 'key' || knowledge.kind === 'value';
  const tone = knowledge.tone === undefined || knowledge.kind === 'error' ? '' : ` · ${knowledge.tone}`;
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
    `**${codeSpan(knowledge.name)}**${tone} — ${escapeText(knowledge.title)}`,
    short.map(factText).join(' — '),
    escapeAroundCode(knowledge.meaning),
    ...(isSetting ? [details, ...advice, example] : [...advice, example, details]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The setting with its value as it stands in a file; in YAML a block stands below its key. Of a check it is the whole. */
function exampleText({ kind, name }: Knowledge, example: string): string {
  if (kind === 'rule') return `\`\`\`yaml\n${example}\n\`\`\``;
  const key = name.split('.').at(-1)?.replaceAll('[]', '') ?? name;
  const isBlock = example.includes('\n') || /^(?:- |[\w-]+:(?: |$))/.test(example);
  const lines = isBlock ? [`${key}:`, ...example.split('\n').map((line) => `  ${line}`)] : [`${key}: ${example}`];
  return `\`\`\`yaml\n${lines.join('\n')}\n\`\`\``;
}

function factText(fact: Knowledge['facts'][number]): string {
  return `*${escapeAroundCode(fact.label)}:* ${escapeAroundCode(fact.text)}`;
}

function list(heading: string, items: readonly string[] | undefined, mark: (index: number) => string): string {
  if (!items || items.length === 0) return '';
  return `**${heading}**\n\n${items.map((item, index) => `${mark(index)} ${escapeAroundCode(item)}`).join('\n')}`;
}

/** Text of the server or of a file, so that none of its characters is read as Markdown or HTML. */
export function escapeText(text: string): string {
  return text.replace(/[\\`*_[\]|<>~&]/g, (char) => `\\${char}`).replace(/\s+/g, ' ');
}

/** Our own prose: code spans stay, everything else is text. */
function escapeAroundCode(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeText(part)))
    .join('');
}

/** A name as a code span, whatever backticks it holds. */
export function codeSpan(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  return fence.length === 1 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}
