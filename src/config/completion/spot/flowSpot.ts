import type { Frame, Token } from './flowFrame';
import type { Path } from '../../reference/path';
import { closingQuote, lineEnd } from './enclosing';
import type { Spot } from './types';

/** Nothing that can be completed is nested more deeply, by far. */
const mostLevels = 200;

/** A collection between brackets, or what is to be one. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly path: Path;
}

/**
 * What an offset stands for in flow style or JSON, by brackets, colons and commas. What is missing at the end, or
 * between two members, is as good as written. Undefined in comments and behind what is complete.
 */
export function flowSpot(text: string, stretch: Stretch, offset: number, isJson: boolean): Spot | undefined {
  return new Reader(text, stretch, offset, isJson).read();
}

class Reader {
  private frame: Frame | undefined;
  private found:
    { readonly frame: Frame; readonly spot: Omit<Spot, 'siblings' | 'outer'>; readonly key?: string } | undefined;
  private isOver = false;
  private at: number;
  private lineEnd = 0;

  constructor(
    private readonly text: string,
    private readonly stretch: Stretch,
    private readonly offset: number,
    private readonly isJson: boolean,
  ) {
    this.at = stretch.start;
  }

  read(): Spot | undefined {
    while (this.at < this.stretch.end && !this.isOver) this.step();
    if (!this.found && !this.isOver && this.offset >= this.at) this.meet(this.at, undefined);
    if (!this.found) return undefined;
    const { frame, spot, key } = this.found;
    const siblings = new Map(frame.members);
    // The one at the offset is no sibling of its own.
    if (key !== undefined) siblings.delete(key);
    const around = frame.outer?.isMap === false ? frame.outer.outer : frame.outer;
    return { ...spot, siblings, outer: () => around?.members ?? new Map<string, string>() };
  }

  private step(): void {
    const { text, at } = this;
    const char = text.charAt(at);
    if (/\s/.test(char)) {
      this.at += 1;
      return;
    }
    const comment = this.commentAt(at);
    if (comment !== undefined) {
      if (this.offset > at && this.offset <= comment) this.isOver = true;
      this.meet(at, undefined);
      this.at = comment;
      return;
    }
    if (/[[\]{},]/.test(char) || (char === ':' && this.isColon(at))) {
      this.meet(at, undefined);
      this.sign(char, at);
      this.at += 1;
      return;
    }
    const token = this.tokenAt(at);
    this.meet(at, token);
    this.take(token);
    this.at = Math.max(token.end, at + 1);
  }

  /** Makes the spot when the offset was passed, or stands in the token that begins here. */
  private meet(at: number, token: Token | undefined): void {
    if (this.found || this.isOver) return;
    const isIn = token !== undefined && this.offset >= token.start && this.offset <= token.end;
    if (!isIn && at < this.offset) return;
    const { frame } = this;
    if (!frame) {
      this.isOver = true;
      return;
    }
    const spot = this.spotIn(frame, isIn ? token : undefined);
    if (spot) this.found = { frame, spot, ...(isIn && spot.role === 'key' && { key: token.text }) };
    else this.isOver = true;
  }

  private spotIn(frame: Frame, token: Token | undefined): Omit<Spot, 'siblings' | 'outer'> | undefined {
    const isKey = frame.isMap && !frame.hasColon;
    const isComplete = frame.ended !== undefined;
    // A value or a key without a colon stands before it: only behind a comma more can follow, or in the next line.
    if (isKey && frame.key !== undefined) return undefined;
    if (isComplete && !this.text.slice(frame.ended, token?.start ?? this.offset).includes('\n')) return undefined;
    const inside = token !== undefined && token.quote !== '';
    if (inside && (this.offset === token.start || (this.offset === token.end && this.isClosed(token))))
      return undefined;
    const keepsQuotes = inside && !(this.isJson && isKey);
    const start = (token?.start ?? this.offset) + (keepsQuotes ? 1 : 0);
    const end = (token?.end ?? this.offset) - (keepsQuotes && this.isClosed(token) ? 1 : 0);
    const behind = this.behind(token?.end ?? this.offset);
    const isValueEnd = /^["{[\w]/.test(behind);
    return {
      role: isKey ? 'key' : frame.isMap ? 'value' : 'item',
      path: frame.isMap ? (isKey ? frame.path : [...frame.path, frame.key ?? '']) : [...frame.path, frame.items],
      style: this.isJson ? 'json' : 'flow',
      start,
      end,
      typed: this.text.slice(start, this.offset),
      quote: keepsQuotes ? token.quote : '',
      hasColon: isKey && token !== undefined && behind.startsWith(':'),
      lead: this.text.charAt(start - 1) === ':' ? ' ' : '',
      inner: 0,
      unit: this.unit(),
      ...(isComplete && { commaBefore: frame.ended }),
      ...(isValueEnd && { commaBehind: true }),
    };
  }

  private sign(char: string, at: number): void {
    const { frame } = this;
    switch (char) {
      case '{':
      case '[':
        if (frame && frame.path.length >= mostLevels) {
          this.isOver = true;
          return;
        }
        this.frame = {
          isMap: char === '{',
          path: !frame ? this.stretch.path : [...frame.path, frame.isMap ? (frame.key ?? '') : frame.items],
          members: new Map(),
          hasColon: false,
          items: 0,
          ...(frame && { outer: frame }),
        };
        return;
      case '}':
      case ']':
        if (frame?.key !== undefined) frame.members.set(frame.key, frame.members.get(frame.key) ?? '');
        if (frame && frame === this.found?.frame) this.isOver = true;
        this.frame = frame?.outer;
        if (this.frame) this.end(this.frame, at + 1);
        else this.isOver = true;
        return;
      case ':':
        if (frame) frame.hasColon = true;
        return;
      default:
        if (!frame) return;
        if (frame.key !== undefined && !frame.members.has(frame.key)) frame.members.set(frame.key, '');
        delete frame.key;
        delete frame.ended;
        frame.hasColon = false;
        frame.items += 1;
    }
  }

  private take(token: Token): void {
    const { frame } = this;
    if (!frame) return;
    if (!frame.isMap) {
      this.end(frame, token.end);
    } else if (frame.hasColon && frame.ended === undefined) {
      if (frame.key !== undefined) frame.members.set(frame.key, token.text);
      this.end(frame, token.end);
    } else {
      // A member without a comma before it.
      if (frame.key !== undefined && !frame.members.has(frame.key)) frame.members.set(frame.key, '');
      frame.key = token.text;
      frame.hasColon = false;
      delete frame.ended;
    }
  }

  private end(frame: Frame, at: number): void {
    frame.ended = at;
    if (!frame.isMap || frame.key === undefined) return;
    frame.members.set(frame.key, frame.members.get(frame.key) ?? '');
    delete frame.key;
    frame.hasColon = false;
  }

  private tokenAt(start: number): Token {
    const char = this.text.charAt(start);
    if (char === '"' || (char === "'" && !this.isJson)) {
      const bound = this.isJson ? this.lineEndAt(start) : this.stretch.end;
      const closing = closingQuote(this.text, start, bound);
      const isClosed = closing < bound;
      return { start, end: isClosed ? closing + 1 : closing, text: this.text.slice(start + 1, closing), quote: char };
    }
    let end = start + 1;
    while (end < this.stretch.end && !/[[\]{},\n\r]/.test(this.text.charAt(end)) && !this.isColon(end)) {
      if (this.commentAt(end) !== undefined) break;
      end += 1;
    }
    const text = this.text.slice(start, end).trimEnd();
    return { start, end: start + text.length, text, quote: '' };
  }

  /** Where a comment ends that begins here. */
  private commentAt(at: number): number | undefined {
    const { text } = this;
    if (!this.isJson)
      return text.charAt(at) === '#' && /^\s?$/.test(text.charAt(at - 1)) ? lineEnd(text, at) : undefined;
    if (text.startsWith('//', at)) return lineEnd(text, at);
    if (!text.startsWith('/*', at)) return undefined;
    const end = text.indexOf('*/', at + 2);
    return end === -1 ? text.length : end + 2;
  }

  /** Looked for once in a line: JSON may stand in one line as a whole. */
  private lineEndAt(at: number): number {
    if (at >= this.lineEnd) this.lineEnd = lineEnd(this.text, at);
    return this.lineEnd;
  }

  private isColon(at: number): boolean {
    const { text } = this;
    return (
      text.charAt(at) === ':' &&
      (this.isJson || /^[\s,[\]{}"']?$/.test(text.charAt(at + 1)) || /["']/.test(text.charAt(at - 1)))
    );
  }

  private isClosed({ start, end, quote }: Token): boolean {
    return end - start > 1 && this.text.charAt(end - 1) === quote;
  }

  private behind(from: number): string {
    return /\S/.exec(this.text.slice(from, from + 2_000))?.[0] ?? '';
  }

  private unit(): string {
    return /^[ \t]+(?=")/m.exec(this.text.slice(0, 2_000))?.[0] ?? '  ';
  }
}
