import { jsonrepair } from 'jsonrepair';
import { endOfDocument, isObject, readJson, readJsonDocuments } from '../flow/json';

/** JSON as people have it. `further` are the documents behind the first, as Kratos sends an error and then a flow. */
export interface LooseJson {
  readonly value: unknown;
  readonly further: readonly unknown[];
  readonly cut: boolean;
  readonly mended: boolean;
}

/** What is longer is read only when it is JSON as it stands: to mend it takes many times as long as to read it. */
const mostMended = 2_000_000;
/** Brackets that are tried as a beginning: a line of a log has some before its JSON begins. */
const mostBeginnings = 12;

/**
 * The JSON in a text: as it stands, within a string, behind other words, a piece of an object (`"messages": […]`), cut
 * off at its end, with the quotes of a chat or of JavaScript. Undefined when there is none.
 */
export function readLooseJson(text: string, depth = 0): LooseJson | undefined {
  const whole = readJson(text);
  if (typeof whole === 'string' && depth < 3) return readLooseJson(whole.trim(), depth + 1);
  if (typeof whole === 'object' && whole !== null) return { value: whole, further: [], cut: false, mended: false };
  const [first, ...further] = readJsonDocuments(text);
  if (first !== undefined) return { value: first, further, cut: false, mended: false };
  if (text.length > mostMended) return undefined;
  return readPiece(text) ?? readInside(text);
}

/** `"messages": […], "nodes": …`: members of an object without its braces. */
function readPiece(text: string): LooseJson | undefined {
  if (!/^,?\s*["'“]?[a-z_]\w{0,60}["'”]?\s*:\s*[[{"'“\dtfn]/i.test(text)) return undefined;
  const inside = text.replace(/^,\s*/, '').replace(/,\s*$/, '');
  const ends = endOfDocument(`{${inside}}`, 0);
  // A brace too many closes what the piece was taken out of.
  if (ends !== undefined && ends <= inside.length) return mend(`{${inside}`.slice(0, ends), false);
  return ends === undefined ? mend(`{${inside}`, true) : mend(`{${inside}}`, false);
}

function readInside(text: string): LooseJson | undefined {
  let at = -1;
  for (let tried = 0; tried < mostBeginnings; tried += 1) {
    at = nextBracket(text, at + 1);
    if (at < 0) return undefined;
    const escaped = /^[{[]\s*\\"/.test(text.slice(at, at + 200));
    const end = escaped ? undefined : endOfDocument(text, at);
    const found = end === undefined ? mend(text.slice(at), !escaped) : mend(text.slice(at, end), false);
    if (found !== undefined && isTelling(found.value)) return found;
    // A list of words in a line of a log, such as a time: what follows it may be what is meant.
    if (end !== undefined) at = end - 1;
  }
  return undefined;
}

function nextBracket(text: string, from: number): number {
  const [brace, bracket] = [text.indexOf('{', from), text.indexOf('[', from)];
  return brace < 0 || bracket < 0 ? Math.max(brace, bracket) : Math.min(brace, bracket);
}

function isTelling(value: unknown): boolean {
  return isObject(value) ? Object.keys(value).length > 0 : Array.isArray(value) && value.some(isObject);
}

function mend(text: string, cut: boolean): LooseJson | undefined {
  const read = cut ? undefined : readJson(text);
  if (read !== undefined) return { value: read, further: [], cut, mended: false };
  try {
    const value = readJson(jsonrepair(cut ? closed(text) : text));
    return value === undefined ? undefined : { value, further: [], cut, mended: !cut };
  } catch {
    return undefined;
  }
}

/**
 * A text that ends somewhere inside, up to what is whole: a number or word at its end may have gone on and is left out,
 * as is the name of a member without a value; a string says that it goes on.
 */
function closed(text: string): string {
  const { open, container, before } = readEnd(text);
  if (open === undefined) return withoutName(withoutWord(text));
  const isName = container === '{' && before !== ':';
  return isName ? withoutComma(text.slice(0, open)) : `${withoutEscape(text)}…"`;
}

interface End {
  /** Where the string begins that is open at the end. */
  readonly open?: number;
  readonly container: string | undefined;
  /** The last sign before that string that is no space. */
  readonly before: string | undefined;
}

/** What a text ends in. */
function readEnd(text: string): End {
  const containers: string[] = [];
  let open: number | undefined;
  let last: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (open !== undefined) {
      if (sign === '\\') at += 1;
      else if (sign === '"') {
        open = undefined;
        last = sign;
      }
    } else if (sign === '"') open = at;
    else {
      if (sign === '{' || sign === '[') containers.push(sign);
      else if (sign === '}' || sign === ']') containers.pop();
      if (sign.trim() !== '') last = sign;
    }
  }
  return { ...(open !== undefined && { open }), container: containers.at(-1), before: last };
}

function withoutWord(text: string): string {
  let end = text.length;
  while (end > 0 && /[\w.+-]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).trimEnd();
}

function withoutName(text: string): string {
  if (!text.endsWith(':')) return withoutComma(text);
  const name = text.slice(0, -1).trimEnd();
  return withoutComma(name.slice(0, Math.max(0, name.lastIndexOf('"', name.length - 2))));
}

function withoutComma(text: string): string {
  const whole = text.trimEnd();
  return whole.endsWith(',') ? whole.slice(0, -1) : whole;
}

/** Half of an escape at the end of a string. */
function withoutEscape(text: string): string {
  const tail = text.slice(-6);
  const at = tail.lastIndexOf('\\');
  const isWhole = at < 0 || (at > 0 && tail.charAt(at - 1) === '\\') || !/^\\(?:u[\da-f]{0,3})?$/i.test(tail.slice(at));
  return isWhole ? text : text.slice(0, text.length - tail.length + at);
}
