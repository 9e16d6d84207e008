import { decodeBase64 } from '../base64';
import type { Place } from '../document';

/** A text that stands in another one in other signs: in quotes with `\n` for its lines, or in Base64. */
export interface EncodedText {
  readonly text: string;
  /**
   * Where each of its characters stands in the other one, and its end; undefined in Base64, whose signs belong to
   * nothing in particular.
   */
  readonly offsets?: readonly number[];
}

/** Fewer characters hold nothing that is worth reading. */
const fewest = 40;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** Words that are in every configuration or schema, however it is written. */
const ownWords = /selfservice|identity|courier|serve|dsn|ory\.sh\/kratos/;

/**
 * The place of the value that begins at an offset and is such a text; undefined for every other value. `end` is that of
 * its line. In quotes a line may go on in the next one behind a backslash.
 */
export function encodedAt(source: string, start: number, end: number): Place | undefined {
  if (source[start] !== '"')
    return isBase64(source.slice(start, end).trimEnd()) ? trimPlace(start, source, end) : undefined;
  const close = closing(source, start + 1);
  if (close - start < fewest) return undefined;
  const written = source.slice(start + 1, close);
  return (written.includes('\\n') && ownWords.test(written)) || isBase64(written)
    ? { start, end: close + 1 }
    : undefined;
}

function trimPlace(start: number, source: string, end: number): Place {
  return { start, end: start + source.slice(start, end).trimEnd().length };
}

function isBase64(written: string): boolean {
  return written.length >= fewest && base64.test(written);
}

/** The offset of the quote that closes a text, or where it breaks off. */
function closing(source: string, from: number): number {
  let at = from;
  for (; at < source.length && source[at] !== '"' && source[at] !== '\n'; at += 1) if (source[at] === '\\') at += 1;
  return Math.min(at, source.length);
}

/** Reads the text that is encoded at a place; undefined for what cannot be read. */
export function decodeAt(source: string, { start, end }: Place): EncodedText | undefined {
  const isQuoted = source[start] === '"';
  const written = isQuoted ? source.slice(start + 1, end - 1) : source.slice(start, end);
  if (!isBase64(written)) return isQuoted ? unescaped(source, start + 1, end - 1) : undefined;
  const text = decodeBase64(written);
  return text !== undefined && ownWords.test(text) ? { text } : undefined;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', b: '\b', f: '\f' };
const codeLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** What JSON and YAML mean by a text in double quotes. */
function unescaped(source: string, start: number, end: number): EncodedText {
  const offsets: number[] = [];
  let text = '';
  const add = (sign: string, at: number): void => {
    offsets.push(at);
    // A sign outside of the first plane has two units.
    if (sign.length > 1) offsets.push(at);
    text += sign;
  };
  for (let at = start; at < end; at += 1) {
    const first = at;
    if (source[at] !== '\\') {
      add(source.charAt(at), first);
      continue;
    }
    at += 1;
    const sign = source.charAt(at);
    const length = codeLengths[sign];
    if (sign === '\n') while (/[ \t]/.test(source.charAt(at + 1))) at += 1;
    else if (length === undefined) add(escapes[sign] ?? sign, first);
    else {
      add(fromCode(source.slice(at + 1, at + 1 + length)), first);
      at += length;
    }
  }
  return { text, offsets: [...offsets, end] };
}

function fromCode(digits: string): string {
  const code = Number.parseInt(digits, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

/** Whether a text begins as a configuration or a schema does, and not with sentences. */
export function beginsWithKey(text: string): boolean {
  const first = text.split('\n', 200).find((line) => !/^\s*(?:$|#|---)/.test(line)) ?? '';
  return /^\s*\{/.test(first) || /^["']?[\w.$-]{1,60}["']?:/.test(first);
}
