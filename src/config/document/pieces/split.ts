import { Recent } from '../recent';
import { comment, content, listLines, type TextLines } from './lines';

/** Members of a mapping or items of a list that are read together, mostly one: as a text of their own. */
interface Leaf {
  readonly kind: 'leaf';
  readonly start: number;
  readonly end: number;
}

/** A mapping or a list whose members or items are read each by themselves. */
export interface Block {
  readonly kind: 'members' | 'items';
  readonly parts: readonly Part[];
}

/** What a block is made of. */
export type Part = Leaf | Branch;

/** A key with a block below it. */
export interface Branch {
  readonly kind: 'branch';
  readonly name: string;
  /** Where its key begins. */
  readonly start: number;
  readonly block: Block;
}

/**
 * What reaches over the lines it stands in: documents, directives, anchors, aliases and merges, line breaks that a
 * block keeps, keys behind a question mark; and what is no plain text: tabs that indent, breaks of other systems, a
 * mark of the encoding. Each with a sign that it has in any case, since looking for that costs nothing.
 */
const entangling: readonly (readonly [sign: string, pattern?: RegExp])[] = [
  ['---', /^---/m],
  ['...', /^\.\.\./m],
  ['%', /^%/m],
  ['&', /(?:^|[\s[{,:-])&\S/m],
  ['*', /(?:^|[\s[{,:-])\*\S/m],
  ['<<'],
  ['+', /[|>]\d?\+/],
  ['?', /(?:^|[\s[{,])\?(?:\s|$)/m],
  ['\t', /^ *\t/m],
  ['\r', /\r(?!\n)/],
  ['\uFEFF'],
  ['__proto__'],
];

/** A key that is its own name. */
const plainKey = /^[A-Za-z_$][\w.$-]*(?=:(?:[ \r\n]|$))/;
/** What YAML takes for another thing than a text. */
const noName = /^(?:null|true|false)$/i;

/** A line whose last sign opens a value; also one in whose text that sign stands before a comment's. */
const endsWithoutValue = /[:-][ \t\r]*(?:[\n#]|(?![^]))/;

/** A line that opens a text of several lines: where none follows, blank lines are all there is of it. */
const opensText = /[|>][-\d]*[ \t\r]*(?:[\n#]|(?![^]))/;

/** Fewer lines are not divided. */
const fewLines = 12;

/**
 * Divides YAML in block style where its parts can be read each by themselves, with the same nodes at the same places.
 * Undefined where that is not sure.
 */
export function splitText(text: string): Block | undefined {
  return known.of(text, split);
}

/** Whoever reads a text and whoever points into it divide it alike. */
const known = new Recent<Block | undefined>({ texts: 3, characters: 2_000_000 });

function split(text: string): Block | undefined {
  if (entangling.some(([sign, pattern]) => text.includes(sign) && (pattern?.test(text) ?? true))) return undefined;
  const lines = listLines(text);
  return new Splitter(text, lines).block(0, lines.count, 0);
}

class Splitter {
  constructor(
    private readonly text: string,
    private readonly lines: TextLines,
  ) {}

  /** The block of some lines, `to` exclusive; `outer`: the column that what follows them stands in. */
  block(from: number, to: number, outer: number): Block | undefined {
    const first = this.nextContent(from, to);
    const indent = this.lines.indents[first] ?? -1;
    if (first === to || (outer === 0 && from === 0 && indent !== 0)) return undefined;
    const kind = this.isItem(first) ? 'items' : 'members';
    if (from === 0 && kind === 'items') return undefined;
    const parts: Part[] = [];
    for (let at = first; at < to;) {
      const end = this.endOfPart(at, to, indent, kind, outer);
      if (end === undefined) return undefined;
      const part = this.part(at, end.last + 1, indent, kind, end.isOne);
      parts.push(part);
      at = end.next;
    }
    return { kind, parts };
  }

  /**
   * Where the members or items that begin in a line end: their last line, and the first of the next. Comments before
   * the next that may belong to what is above them bind both together.
   */
  private endOfPart(
    from: number,
    to: number,
    indent: number,
    kind: Block['kind'],
    outer: number,
  ): { readonly last: number; readonly next: number; readonly isOne: boolean } | undefined {
    let last = from;
    let deepest = -1;
    let holdsItems = false;
    let isOne = true;
    if (!this.begins(from, kind)) return undefined;
    for (let at = from + 1; at < to; at += 1) {
      const own = this.lines.indents[at] ?? 0;
      if (this.lines.kinds[at] !== content) {
        if (this.lines.kinds[at] === comment) deepest = Math.max(deepest, own);
        continue;
      }
      if (own < indent) return undefined;
      const isItem = own === indent && kind === 'members' && this.isItem(at);
      if (own === indent && !isItem) {
        if (!this.begins(at, kind)) return undefined;
        if (this.isFree(last, deepest, holdsItems ? indent - 1 : indent)) return { last, next: at, isOne };
        isOne = false;
      }
      holdsItems ||= isItem;
      last = at;
      deepest = -1;
    }
    const limit = Math.min(outer, holdsItems || kind === 'items' ? indent - 1 : indent);
    return this.isFree(last, deepest, limit) ? { last, next: to, isOne } : undefined;
  }

  /** Whether blank lines and comments below a line, the deepest in this column, belong to what follows. */
  private isFree(last: number, deepest: number, limit: number): boolean {
    if (opensText.test(this.line(last))) return false;
    if (deepest === -1) return true;
    // A comment below a key without a value is a part of nothing at all, which has an end too.
    return deepest <= limit && !endsWithoutValue.test(this.line(last));
  }

  private part(from: number, to: number, indent: number, kind: Block['kind'], isOne: boolean): Part {
    const { starts, indents } = this.lines;
    const [start = 0, end = 0] = [starts[from], starts[to]];
    const leaf: Leaf = { kind: 'leaf', start, end };
    if (!isOne || kind === 'items' || to - from < fewLines) return leaf;
    const [name] = plainKey.exec(this.line(from).slice(indent)) ?? [];
    const behind = this.line(from).slice(indent + (name?.length ?? 0));
    if (name === undefined || !/^:[ ]*(?:[ ]#[^\n]*)?\r?\n?$/.test(behind)) return leaf;
    const first = this.nextContent(from + 1, to);
    const isBelow = first < to && ((indents[first] ?? 0) > indent || this.isItem(first));
    const block = isBelow ? this.block(from + 1, to, indent) : undefined;
    return block ? { kind: 'branch', name, start: start + indent, block } : leaf;
  }

  private begins(at: number, kind: Block['kind']): boolean {
    if (kind === 'items') return this.isItem(at);
    const [name] = plainKey.exec(this.line(at).trimStart()) ?? [];
    return name !== undefined && !noName.test(name);
  }

  private isItem(at: number): boolean {
    const first = (this.lines.starts[at] ?? 0) + (this.lines.indents[at] ?? 0);
    const behind = this.text[first + 1] ?? '\n';
    return this.text[first] === '-' && (behind === ' ' || behind === '\n' || behind === '\r');
  }

  private nextContent(from: number, to: number): number {
    for (let at = from; at < to; at += 1) if (this.lines.kinds[at] === content) return at;
    return to;
  }

  private line(at: number): string {
    return this.text.slice(this.lines.starts[at], this.lines.starts[at + 1]);
  }
}
