import { stringify } from 'yaml';
import type { Scalar } from '../reference/structure';
import type { Spot } from './spot/types';

/** A text that a snippet inserts as it stands. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A placeholder with a text to be written over. */
export function placeholder(text: string, number = 1): string {
  return `\${${number}:${escapeSnippet(text)}}`;
}

/** A placeholder of which one text is chosen; one alone is a text to be written over. */
export function choice(texts: readonly string[], number = 1): string {
  const [only = ''] = texts;
  return texts.length === 1
    ? placeholder(only, number)
    : `\${${number}|${texts.map((text) => text.replace(/[\\,|$}]/g, '\\$&')).join(',')}|}`;
}

/**
 * What stands there when nothing is written over: the first choices, the texts of placeholders. Names behind `$` are
 * the editor's variables, of which ours has none.
 */
export function expandSnippet(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d{1,3}:((?:\\[^]?|[^\\}])*)\}?|\$\{\d{1,3}\|((?:\\[^]?|[^\\|])*)(?:\|\})?|\$\{\w{1,40}\}|\$\w+/g,
    (_, escaped?: string, text?: string, choices?: string) =>
      escaped ?? (text ?? (choices === undefined ? '' : readFirstChoice(choices))).replace(/\\(.)/g, '$1'),
  );
}

function readFirstChoice(choices: string): string {
  return /^(?:\\.|[^\\,])*/.exec(choices)?.[0] ?? '';
}

/** A scalar as the style of a place writes it; within quotes, what goes between them. */
export function scalarText(value: Scalar, { style, quote }: Pick<Spot, 'style' | 'quote'>): string {
  if (quote === '"') return JSON.stringify(String(value)).slice(1, -1);
  if (quote === "'") return String(value).replaceAll("'", "''");
  if (style === 'json') return JSON.stringify(value);
  const text = stringify(value, { lineWidth: 0 }).trimEnd();
  // In flow style signs are read that block style leaves alone.
  return (style === 'flow' && /[,[\]{}]/.test(text)) || text.includes('\n') ? JSON.stringify(value) : text;
}

/** Lines written with steps of two blanks as the document indents, the further ones moved to where they begin. */
export function placed(snippet: string, { lead, inner, unit }: Pick<Spot, 'lead' | 'inner' | 'unit'>): string {
  return snippet
    .split('\n')
    .map((line, at) => {
      const [, steps = ''] = /^((?: {2})*)/.exec(line) ?? [];
      return (at === 0 ? lead : ' '.repeat(inner)) + unit.repeat(steps.length / 2) + line.slice(steps.length);
    })
    .join('\n');
}
