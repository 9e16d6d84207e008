import { readAnsi } from './ansi';
import { WordList } from './word';
import type { Command } from './word';

const continued = /\\[ \t]*\r?\n/y;
const plain = /[^\s'"\\$`;&|<>]+/y;
const insideDouble = /[^"\\$`]+/y;
const variable = /\$(?:\{[^}\n]{0,200}\}|[A-Za-z_]\w{0,100}|[\d?#*@!$-])/y;
const redirect = /(?:>>?(?:&\d|&-)?|&>|<)[ \t]*/y;
const numbered = /(?:\d?>>?(?:&\d|&-)?|&>|<)[ \t]*/y;
const heredoc = /<<-?[ \t]*(["']?)([A-Za-z_]\w{0,60})\1/y;
const operator = /[;&|\n]/;

/**
 * The words of a command of a POSIX shell, bash or zsh that begins at an offset: up to the end of its line or an
 * operator. What is left open ends with the text.
 */
export function readShellCommand(text: string, start: number): Command {
  const list = new WordList();
  let at = start;
  let delimiter: string | undefined;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match ?? undefined;
  };
  while (at < text.length) {
    const sign = text.charAt(at);
    const document = sign === '<' ? take(heredoc) : undefined;
    const isElsewhere = document === undefined && take(list.isInWord ? redirect : numbered) !== undefined;
    const bare = isElsewhere ? undefined : take(plain);
    if (document) delimiter = document[2];
    else if (isElsewhere) {
      list.end();
      at = skipTarget(text, at);
    } else if (bare) list.add(bare[0]);
    else if (sign === '\\') {
      const line = take(continued);
      // Blanks behind the sign come from where it was pasted.
      if (line && /[ \t]/.test(line[0])) list.end();
      if (!line) {
        list.add(text.charAt(at + 1));
        at += 2;
      }
    } else if (sign === "'") {
      const end = endOf(text, "'", at + 1);
      list.add(text.slice(at + 1, end));
      at = end + 1;
    } else if (text.startsWith("$'", at)) {
      const { value, end } = readAnsi(text, at + 2);
      list.add(value);
      at = end;
    } else if (sign === '"' || text.startsWith('$"', at)) at = readDouble(text, at + (sign === '"' ? 1 : 2), list);
    else if (sign === '$' || sign === '`') at = readExpansion(text, at, list);
    else if (operator.test(sign)) break;
    else {
      list.end();
      at += 1;
    }
  }
  list.end();
  if (delimiter === undefined) return { words: list.words, end: behindOperator(text, at) };
  return { words: list.words, ...readInput(text, at, delimiter) };
}

function readDouble(text: string, start: number, list: WordList): number {
  let at = start;
  list.add('');
  while (at < text.length && text.charAt(at) !== '"') {
    insideDouble.lastIndex = at;
    const sign = text.charAt(at);
    const bare = insideDouble.exec(text);
    if (bare) {
      list.add(bare[0]);
      at = insideDouble.lastIndex;
    } else if (sign === '\\') {
      const next = text.charAt(at + 1);
      if (next !== '\n') list.add('$`"\\'.includes(next) ? next : `\\${next}`);
      at += 2;
    } else at = readExpansion(text, at, list);
  }
  return at + 1;
}

/** `$NAME`, `$(…)` and what stands in backticks; a dollar before anything else is one. */
function readExpansion(text: string, at: number, list: WordList): number {
  variable.lastIndex = at;
  const named = variable.exec(text);
  const end = named
    ? variable.lastIndex
    : text.startsWith('$(', at)
      ? endOfBrackets(text, at + 1)
      : text.charAt(at) === '`'
        ? endOf(text, '`', at + 1) + 1
        : at + 1;
  if (end === at + 1) list.add('$');
  else list.addComputed(text.slice(at, end));
  return end;
}

function endOfBrackets(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '(') depth += 1;
    else if (sign === ')' && (depth -= 1) === 0) return at + 1;
  }
  return text.length;
}

function skipTarget(text: string, start: number): number {
  const target = /(?:'[^'\n]*'|"[^"\n]*"|[^\s;&|'"])*/y;
  target.lastIndex = start;
  target.test(text);
  return target.lastIndex;
}

/** The lines behind the command up to the one that ends them. */
function readInput(text: string, at: number, delimiter: string): { input: string; end: number } {
  const begin = endOf(text, '\n', at) + 1;
  const lines: string[] = [];
  let from = begin;
  while (from < text.length) {
    const end = endOf(text, '\n', from);
    const line = text.slice(from, end).replace(/\r$/, '');
    from = end + 1;
    if (line.trim() === delimiter) break;
    lines.push(line);
  }
  return { input: lines.join('\n'), end: Math.min(from, text.length) };
}

function behindOperator(text: string, at: number): number {
  const signs = /[;&|]*[ \t]*\r?\n?/y;
  signs.lastIndex = at;
  signs.test(text);
  return signs.lastIndex;
}

/** The offset of a sign from an offset on; the end of the text when there is none. */
function endOf(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at === -1 ? text.length : at;
}
