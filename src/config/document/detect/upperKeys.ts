import type { Place } from '../document';
import { type UpperKey, mostKeys } from './upperKey';
import { encodedAt } from './encodedText';
import { looksLikeJson } from '../jsonText';
import { readFlow } from './upperKeysFlow';

/** The top of a text as it can be read without parsing it. */
export interface UpperLevels {
  readonly keys: readonly UpperKey[];
  /** Where the texts over several lines stand that are items of lists themselves. Offsets, `end` exclusive. */
  readonly texts: readonly Place[];
  /** Whether a document is a list rather than a mapping. */
  readonly isList: boolean;
}

/** More items of lists that are texts are not noted. */
const mostTexts = 20;

/** Levels that are read: a configuration in the values that a manifest gives to a chart of charts stands no deeper. */
const deepest = 10;

/**
 * Reads the keys of the upper levels of YAML or JSON, line by line and without a parser, so that every file may be
 * asked for them: time grows with the length of the text and with nothing else. Block scalars, comments and what cannot
 * be read are passed over; nothing throws.
 */
export function readUpperLevels(text: string): UpperLevels {
  if (last.text !== text) last = { text, levels: read(text) };
  return last.levels;
}

/** What a file may be is asked several times over, of the same beginning. */
let last: { readonly text: string; readonly levels: UpperLevels } = {
  text: '',
  levels: { keys: [], texts: [], isList: false },
};

function read(text: string): UpperLevels {
  if (looksLikeJson(text)) {
    const keys: UpperKey[] = [];
    readFlow(text, 0, { path: [], document: 0, deepest, keys });
    return { keys, texts: [], isList: false };
  }
  const reader = new LineReader(text);
  reader.read();
  return /^\s*\[/.test(text) ? { keys: reader.keys, texts: [], isList: true } : reader;
}

/** A key, or the dash of a list item, below which lines may stand. */
interface Frame {
  readonly indent: number;
  readonly isItem: boolean;
  readonly path: readonly string[];
}

class LineReader implements UpperLevels {
  readonly keys: UpperKey[] = [];
  readonly texts: Place[] = [];
  isList = false;
  private frames: Frame[] = [];
  private document = 0;
  /** The indentation of the key whose text is being passed over. */
  private scalarOf: number | undefined;
  /** The key whose text that is, by its number, none for an item of a list; and where the text begins. */
  private block: { readonly key?: number; readonly start: number } | undefined;

  constructor(private readonly text: string) {}

  read(): void {
    for (let at = 0; at < this.text.length;) {
      const newline = this.text.indexOf('\n', at);
      const end = newline === -1 ? this.text.length : newline;
      at = Math.max(this.line(at, end), end + 1);
    }
    this.endBlock(this.text.length);
  }

  private endBlock(end: number): void {
    const { block } = this;
    const key = block?.key === undefined ? undefined : this.keys[block.key];
    if (block && block.start < end) {
      const place = { start: block.start, end };
      if (key && block.key !== undefined) this.keys[block.key] = { ...key, block: place };
      else if (this.texts.length < mostTexts) this.texts.push(place);
    }
    this.block = undefined;
    this.scalarOf = undefined;
  }

  /** Reads a line; answers where reading goes on, when that is not the next one. */
  private line(start: number, end: number): number {
    let at = start;
    while (at < end && isBlank(this.text, at)) at += 1;
    if (at === end) return end;
    if (this.scalarOf !== undefined && at - start > this.scalarOf) return end;
    this.endBlock(start);
    if (this.text[at] === '#') return end;
    if (at === start && (this.text.startsWith('---', at) || this.text.startsWith('...', at))) {
      this.frames = [];
      this.document += this.text[at] === '-' && this.keys.length > 0 ? 1 : 0;
      return end;
    }
    return this.entry(start, this.dashes(start, at, end), end);
  }

  /** The offset behind the dashes that open list items at the beginning of a line. */
  private dashes(start: number, from: number, end: number): number {
    let at = from;
    while (this.text[at] === '-' && (at + 1 === end || isBlank(this.text, at + 1))) {
      const indent = at - start;
      this.close((frame) => frame.indent > indent || (frame.indent === indent && frame.isItem));
      if (this.frames.length === 0) this.isList = true;
      this.open(indent, '[]');
      at += 1;
      while (at < end && isBlank(this.text, at)) at += 1;
    }
    return at;
  }

  private entry(start: number, at: number, end: number): number {
    const indent = at - start;
    const key = keyAt(this.text, at, end);
    if (!key) {
      if (isTextMark(this.text.slice(at, Math.min(end, at + longestValue)))) {
        const frame = this.frames.at(-1);
        this.scalarOf = frame?.indent;
        if (frame?.isItem) this.block = { start: Math.min(end + 1, this.text.length) };
      }
      return end;
    }
    this.close((frame) => frame.indent >= indent);
    let from = key.end;
    while (from < end && isBlank(this.text, from)) from += 1;
    const value = this.text.slice(from, Math.min(end, from + longestValue)).trimEnd();
    if (isTextMark(value)) this.scalarOf = indent;
    const path = this.open(indent, key.name);
    if (!path) return end;
    const encoded = encodedAt(this.text, from, end);
    if (this.scalarOf !== undefined) this.block = { key: this.keys.length, start: Math.min(end + 1, this.text.length) };
    this.keys.push({
      path,
      value: value.startsWith('#') ? '' : value,
      start: start + indent,
      document: this.document,
      ...(encoded && { encoded }),
    });
    if (encoded) return encoded.end;
    const opensFlow = this.text[from] === '{' && this.text[from + 1] !== '{';
    return opensFlow ? readFlow(this.text, from, { path, document: this.document, deepest, keys: this.keys }) : end;
  }

  /** Opens a level; answers its path. What stands deeper than the levels that are read is left out. */
  private open(indent: number, name: string): readonly string[] | undefined {
    if (this.frames.length === deepest || this.keys.length >= mostKeys) return undefined;
    const path = [...(this.frames.at(-1)?.path ?? []), name];
    this.frames.push({ indent, isItem: name === '[]', path });
    return path;
  }

  private close(isOver: (frame: Frame) => boolean): void {
    for (let last = this.frames.at(-1); last && isOver(last); last = this.frames.at(-1)) this.frames.pop();
  }
}

/** More than this of a value says nothing more. */
const longestValue = 200;

function isBlank(text: string, at: number): boolean {
  const char = text[at];
  return char === ' ' || char === '\t' || char === '\r';
}

/** The key at a place of a line, quoted or not, and the offset behind its colon. */
function keyAt(text: string, at: number, end: number): { readonly name: string; readonly end: number } | undefined {
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, at + 1);
    return close !== -1 && close < end && text[close + 1] === ':'
      ? { name: text.slice(at + 1, close), end: close + 2 }
      : undefined;
  }
  for (let colon = at; colon < end; colon += 1) {
    if (text[colon] === '#' && isBlank(text, colon - 1)) return undefined;
    if (text[colon] === ':' && (colon + 1 >= end || isBlank(text, colon + 1)))
      return { name: text.slice(at, colon).trimEnd(), end: colon + 1 };
  }
  return undefined;
}

/** Whether a value is the mark of a text over several lines: `|` or `>`, behind an anchor or a tag perhaps. */
function isTextMark(value: string): boolean {
  return /^ *(?:[&!]\S* +)*[|>]/.test(value);
}
