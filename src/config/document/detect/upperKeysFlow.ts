import type { Place } from '../document';
import { encodedAt } from './encodedText';
import { mostKeys, type UpperKey } from './upperKey';

interface Flow {
  /** The names above. */
  readonly path: readonly string[];
  readonly document: number;
  /** How many names a path may have. */
  readonly deepest: number;
  /** Where they are noted. */
  readonly keys: UpperKey[];
}

/** A mapping or list that is open, and of interest. */
interface Frame {
  readonly path: readonly string[];
  readonly isMap: boolean;
  key?: { path: readonly string[]; value: string; start: number; document: number; encoded?: Place } | undefined;
  /** Whether the name of a member has been read, and its value is next. */
  isNamed: boolean;
}

/**
 * Notes the keys of JSON, or of a mapping in braces within YAML, each before its members. `start` is the offset of its
 * first character; the answer is the offset behind its end, which is the text's where it does not end. Every character
 * is looked at once.
 */
export function readFlow(text: string, start: number, { path, document, deepest, keys }: Flow): number {
  const frames: Frame[] = [];
  /** Brackets that are open within the last frame: what stands there is passed over. */
  let passed = 0;
  /** Where the last scalar stands; nowhere when there is none. */
  let [tokenStart, tokenEnd] = [start, start];
  let at = start;
  const written = (): string => unquoted(text.slice(tokenStart, tokenEnd));
  const endValue = (frame: Frame | undefined): void => {
    if (!frame) return;
    if (frame.key && tokenStart < tokenEnd) {
      frame.key.value = written();
      const encoded = encodedAt(text, tokenStart, tokenEnd);
      if (encoded) frame.key.encoded = encoded;
    }
    frame.key = undefined;
    frame.isNamed = false;
  };
  const open = (isMap: boolean): void => {
    const above = frames.at(-1);
    const here = above ? (above.isMap ? above.key?.path : [...above.path, '[]']) : path;
    if (passed === 0 && here && here.length < deepest) frames.push({ path: here, isMap, isNamed: false });
    else passed += 1;
  };
  const name = (frame: Frame): void => {
    frame.isNamed = true;
    const word = keys.length < mostKeys ? written() : '';
    tokenEnd = tokenStart;
    if (word === '') return;
    frame.key = { path: [...frame.path, word], value: '', start: tokenStart, document };
    keys.push(frame.key);
  };
  while (at < text.length) {
    const char = text[at] ?? '';
    const end = scalarEnd(text, at);
    if (end !== undefined) {
      [tokenStart, tokenEnd, at] = [at, end, end];
      continue;
    }
    const frame = passed === 0 ? frames.at(-1) : undefined;
    if (char === '{' || char === '[') open(char === '{');
    else if (char === ',') endValue(frame);
    else if (char === ':' && frame?.isMap && !frame.isNamed) name(frame);
    else if (char === '}' || char === ']') {
      endValue(frame);
      if (passed > 0) passed -= 1;
      else frames.pop();
      if (frames.length === 0 && passed === 0) return at + 1;
    }
    if ('{[,]}'.includes(char)) tokenEnd = tokenStart;
    at = commentEnd(text, at) ?? at + 1;
  }
  return at;
}

/** The offset behind the comment that begins at an offset, if one does: that of JSON or that of YAML. */
function commentEnd(text: string, at: number): number | undefined {
  if (text[at] !== '#' && text[at] !== '/') return undefined;
  const begin = text[at] === '#' ? '#' : text.slice(at, at + 2);
  if (begin !== '#' && begin !== '//' && begin !== '/*') return undefined;
  const mark = begin === '/*' ? '*/' : '\n';
  const end = text.indexOf(mark, at + begin.length);
  return end === -1 ? text.length : end + mark.length;
}

/**
 * The offset behind the scalar that begins at an offset, if one does. A text in quotes ends with its line, lest an open
 * quote takes the rest.
 */
function scalarEnd(text: string, start: number): number | undefined {
  const first = text[start] ?? '';
  if (first === '"' || first === "'") {
    for (let at = start + 1; at < text.length; at += 1) {
      const char = text[at];
      if (char === '\\' && first === '"') at += 1;
      else if (char === first) return at + 1;
      else if (char === '\n') return at;
    }
    return text.length;
  }
  if (isMark(first) || first === ':' || first === '#' || first === '/') return undefined;
  let at = start + 1;
  while (at < text.length && !isMark(text[at] ?? '') && !(text[at] === ':' && isMark(text[at + 1] ?? ' '))) at += 1;
  return at;
}

/** What cannot stand in a scalar without quotes. */
const marks: ReadonlySet<string> = new Set(['', ' ', '\t', '\r', '\n', ',', '{', '}', '[', ']', '"']);

function isMark(char: string): boolean {
  return marks.has(char);
}

function unquoted(text: string): string {
  return text.startsWith('"') || text.startsWith("'") ? text.slice(1, -1) : text;
}
