import { isSecretName, isSecretValue } from '../flow/secretNames';
import { everySpan } from './spans';
import type { Span } from './spans';

/** `CREATE USER a WITH PASSWORD 'x'`, `IDENTIFIED WITH caching_sha2_password BY 'x'` */
const ofUser =
  /\b(?:WITH(?: ENCRYPTED)? PASSWORD|IDENTIFIED(?: WITH [\w'"]{1,60})? (?:BY|AS)(?: PASSWORD)?) '([^'\r\n]*)'/dgi;
const insert =
  /\bINSERT\s{1,20}INTO\s{1,20}[\w."`]{1,200}\s{0,20}(?:\(([^()]{0,4000})\)\s{0,20})?VALUES(?=\s{0,20}\()/gi;
const copy = /^COPY [\w."]{1,200} \(([^()\r\n]{0,4000})\) FROM stdin;?\r?\n/gim;

/**
 * Where secrets stand in what databases write: statements of a dump (`INSERT`, `COPY`), tables of their command lines,
 * and lists with a first line of names. A value counts by the name of its column; in a statement without names, by its
 * own looks.
 */
export function findInDumps(text: string): Span[] {
  return [...everySpan(text, ofUser, 1), ...findInInserts(text), ...findInCopies(text), ...findInTables(text)];
}

function findInInserts(text: string): Span[] {
  const spans: Span[] = [];
  insert.lastIndex = 0;
  for (let match = insert.exec(text); match !== null; match = insert.exec(text)) {
    const names = match[1] === undefined ? undefined : splitCells(match[1], 0, ',').map((cell) => bare(match[1], cell));
    let at = insert.lastIndex;
    for (let open = tupleAt(text, at); open !== -1; open = tupleAt(text, at)) {
      const cells = splitCells(text, open, ',', ')');
      addSecrets(spans, text, names, cells);
      at = (cells.at(-1)?.end ?? open) + 1;
    }
    insert.lastIndex = at;
  }
  return spans;
}

/** Behind the bracket that opens the next row of an INSERT; -1 when there is none. */
function tupleAt(text: string, from: number): number {
  let at = from;
  while (/[\s,]/.test(text.charAt(at))) at += 1;
  return text.charAt(at) === '(' ? at + 1 : -1;
}

function findInCopies(text: string): Span[] {
  const spans: Span[] = [];
  copy.lastIndex = 0;
  for (let match = copy.exec(text); match !== null; match = copy.exec(text)) {
    const names = (match[1] ?? '').split(',').map((name) => name.replace(/[\s"]/g, ''));
    let at = copy.lastIndex;
    while (at < text.length && !text.startsWith('\\.', at)) {
      const cells = splitCells(text, at, '\t', '\n', false);
      addSecrets(spans, text, names, cells);
      at = (cells.at(-1)?.end ?? at) + 1;
    }
    copy.lastIndex = at;
  }
  return spans;
}

const ruler = /^[-+|=:\s]+$/;

function findInTables(text: string): Span[] {
  const spans: Span[] = [];
  let table: { readonly separator: string; readonly names: readonly string[] } | undefined;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const start = at;
    at = end + 1;
    if (end - start > longestHead && table === undefined) continue;
    const line = text.slice(start, end);
    if (ruler.test(line) && line.includes('--')) continue;
    const cells = table ? splitCells(line, 0, table.separator) : [];
    if (table?.names.length === cells.length) addSecrets(spans, text, table.names, moved(cells, start));
    else table = headOf(line);
  }
  return spans;
}

function moved(cells: readonly Span[], by: number): Span[] {
  return cells.map(({ start, end }) => ({ start: start + by, end: end + by }));
}

/** No line of names is longer. */
const longestHead = 4_000;

/** The names of a first line, when they are nothing but names and one of them is a secret's. */
function headOf(line: string): { separator: string; names: string[] } | undefined {
  for (const separator of ['|', ',', '\t', ';']) {
    if (!line.includes(separator)) continue;
    const names = splitCells(line, 0, separator).map((cell) => bare(line, cell));
    // Tables have a border, or blanks around their names; the names of a list stand close together.
    const inner = separator === '|' ? names.filter((name) => name !== '') : names;
    const areNames = inner.length > 1 && inner.every((name) => /^[a-z_][\w.]{0,80}$/i.test(name));
    if (areNames && inner.some(isSecretName) && (separator === '|' || !line.includes(' '))) return { separator, names };
  }
  return undefined;
}

/** Where the cells of a row stand; the last one ends before `stop` or with the text. Quoted cells may hold anything. */
function splitCells(text: string, from: number, separator: string, stop = '', quoting = true): Span[] {
  const cells: Span[] = [];
  let start = from;
  let depth = 0;
  let at = from;
  for (; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoting && (sign === "'" || sign === '"') && text.slice(start, at).trim() === '') at = quoteEnd(text, at);
    else if (depth === 0 && sign === stop) break;
    else if (depth === 0 && sign === separator) {
      cells.push({ start, end: at });
      start = at + 1;
    } else if (stop === ')' && sign === '(') depth += 1;
    else if (stop === ')' && sign === ')') depth -= 1;
  }
  return [...cells, { start, end: at }];
}

/** The last quote of a text that begins here. A doubled quote, or one behind a backslash, belongs to the text. */
function quoteEnd(text: string, at: number): number {
  const quote = text.charAt(at);
  for (let end = at + 1; end < text.length; end += 1) {
    const sign = text.charAt(end);
    if (sign === '\\') end += 1;
    else if (sign === quote) {
      if (text.charAt(end + 1) !== quote) return end;
      end += 1;
    }
  }
  return text.length;
}

function addSecrets(spans: Span[], text: string, names: readonly string[] | undefined, cells: readonly Span[]): void {
  cells.forEach((cell, index) => {
    const value = bare(text, cell);
    const name = names?.[index];
    const isSecret = names ? isSecretValue(name ?? '', value) : looksLikeToken(value);
    if (!isSecret || isSecretName(value) || /^(?:null|\\n|t|f|true|false)$/i.test(value)) return;
    const start = text.indexOf(value, cell.start);
    spans.push({ start, end: start + value.length });
  });
}

/** What a cell holds, without the blanks, the quotes and the brackets around it. */
function bare(text = '', { start, end }: Span): string {
  return text
    .slice(start, end)
    .trim()
    .replace(/^[`'"[]/, '')
    .replace(/[`'"\]]$/, '');
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

function looksLikeToken(value: string): boolean {
  return /^[\w+/=-]{20,500}$/.test(value) && /\d/.test(value) && /[a-z]/i.test(value) && !uuid.test(value);
}
