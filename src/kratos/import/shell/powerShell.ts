/** A word of PowerShell, a text in quotes, or a sign that stands for itself: `=`, `(`, `}`, the end of a line. */
export interface Token {
  readonly text: string;
  readonly isQuoted: boolean;
  /** The first part of a text that is known only when it runs. */
  readonly computed?: string;
}

const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', a: '\x07', b: '\b', f: '\f' };
const continued = /`[ \t]*\r?\n/y;
const blank = /[^\S\n]+|#[^\n]*/y;
const word = /[^\s"'‘’‚‛`(){}=;|,#]+/y;
const insideDouble = /[^"`$]+/y;
const char = /\$\(\[char\](\d{1,6})\)/y;
const variable = /\$(?:\([^)\n]{0,200}\)?|\{[^}\n]{0,100}\}|[A-Za-z_][\w:.]{0,100})/y;
const here = /@(["'])\r?\n/y;

/** Reads the tokens of a script. Total: what is left open ends with the text. */
export function readPowerShell(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };
  while (at < text.length) {
    if (take(continued) ?? take(blank)) continue;
    const document = text.charAt(at) === '@' ? take(here) : null;
    const sign = text.charAt(at);
    if (document) {
      const end = text.indexOf(`\n${document[1] ?? ''}@`, at - 1);
      tokens.push({ text: text.slice(at, end === -1 ? text.length : end).replace(/\r$/, ''), isQuoted: true });
      at = end === -1 ? text.length : end + 3;
    } else if (sign === '"') {
      const { token, end } = readDouble(text, at + 1);
      tokens.push(token);
      at = end;
    } else if (isSingleQuote(sign)) {
      const { value, end } = readSingle(text, at + 1);
      tokens.push({ text: value, isQuoted: true });
      at = end;
    } else {
      tokens.push({ text: take(word)?.[0] ?? text.charAt(at++), isQuoted: false });
    }
  }
  return tokens;
}

/** Typographic quotes are the same. */
function isSingleQuote(sign: string): boolean {
  return /^['‘’‚‛]$/.test(sign);
}

/** Two quotes are one. */
function readSingle(text: string, start: number): { readonly value: string; readonly end: number } {
  const parts: string[] = [];
  const quote = /['‘’‚‛]/g;
  for (let at = start; ;) {
    quote.lastIndex = at;
    const end = quote.exec(text)?.index;
    parts.push(text.slice(at, end));
    if (end === undefined) return { value: parts.join(''), end: text.length };
    const second = text.charAt(end + 1);
    if (!isSingleQuote(second)) return { value: parts.join(''), end: end + 1 };
    parts.push(second);
    at = end + 2;
  }
}

function readDouble(text: string, start: number): { readonly token: Token; readonly end: number } {
  const parts: string[] = [];
  let computed: string | undefined;
  let at = start;
  while (at < text.length) {
    const sign = text.charAt(at);
    const [bare, coded, named] = [insideDouble, char, variable].map((pattern) => {
      pattern.lastIndex = at;
      return pattern.exec(text);
    });
    if (bare) {
      parts.push(bare[0]);
      at += bare[0].length;
    } else if (coded) {
      parts.push(String.fromCodePoint(Math.min(Number(coded[1]), 0x10ffff)));
      at += coded[0].length;
    } else if (named) {
      parts.push(named[0]);
      computed ??= named[0];
      at += named[0].length;
    } else if (sign === '`') {
      const next = text.charAt(at + 1);
      parts.push(letters[next] ?? next);
      at += 2;
    } else if (sign === '"') {
      if (text.charAt(at + 1) !== '"') break;
      parts.push('"');
      at += 2;
    } else {
      parts.push(sign);
      at += 1;
    }
  }
  const token = { text: parts.join(''), isQuoted: true, ...(computed !== undefined && { computed }) };
  return { token, end: at + 1 };
}
