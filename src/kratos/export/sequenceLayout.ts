import { t } from '@vscode/l10n';
import type { Arrow, Sequence } from '../recipe/sequence.types';
import { arrowWords, isReply, participantName } from './sequenceWords';

/** Where everything of a sequence stands, in pixels, and what is written there. */
export interface SequenceDrawing {
  readonly width: number;
  readonly height: number;
  /** The height of the names above the lines. */
  readonly head: number;
  readonly lanes: readonly Lane[];
  readonly arrows: readonly DrawnArrow[];
}

export interface Lane {
  readonly x: number;
  /** The baseline of the name. */
  readonly y: number;
  readonly name: string;
  /** Its line, in pieces from top to bottom: it makes way for the texts that it would run through. */
  readonly pieces: readonly { readonly from: number; readonly to: number }[];
}

export interface DrawnArrow {
  readonly exchange: string;
  /** What it is called where it cannot be seen: from whom, to whom, what. */
  readonly name: string;
  /** The band of the diagram that belongs to it. */
  readonly top: number;
  readonly height: number;
  /** The line, and its ends. */
  readonly y: number;
  readonly from: number;
  readonly to: number;
  /** The corners of its head, as SVG writes them. */
  readonly tip: string;
  /** It answers another one: the line is dashed. */
  readonly reply: boolean;
  /** The text above it, line by line, each around `textX`; `y` is its baseline. */
  readonly lines: readonly { readonly text: string; readonly y: number }[];
  readonly textX: number;
}

/** So wide is a sign, so high a line of text. */
const sign = 6.6;
const line = 14;
const margin = 10;
/** So far a text stays from a line. */
const gap = 3;

/** Lays a sequence out in so many pixels of width. Pure; what is too long for a line goes on in the next. */
export function layoutSequence(sequence: Sequence, width: number): SequenceDrawing {
  const { participants, client } = sequence;
  const names = participants.map((one) => participantName(one, client));
  const side = Math.min(width / 2, (Math.max(0, ...names.map((name) => name.length)) * sign) / 2 + margin);
  const step = participants.length > 1 ? (width - 2 * side) / (participants.length - 1) : 0;
  // Names that would meet each other stand on two lines in turn.
  const isTight = names.some((name, at) => (name.length + (names[at + 1] ?? '').length) * sign > 2 * step - margin);
  const xs = new Map(participants.map((one, at) => [one, participants.length > 1 ? side + at * step : width / 2]));
  const head = line * (isTight ? 2 : 1) + margin;
  let top = head;
  const arrows = sequence.arrows.map((arrow) => {
    const drawn = place(arrow, { top, width, xs, name: nameOf(arrow, sequence) });
    top += drawn.height;
    return drawn;
  });
  return {
    width,
    height: top + margin,
    head,
    lanes: names.map((name, at) => {
      const x = xs.get(participants[at] ?? 'kratos') ?? 0;
      const pieces = piecesAround(textsAt(x, arrows), head - 4, top + margin - 4);
      return { name, x, y: line * (isTight && at % 2 === 1 ? 2 : 1), pieces };
    }),
    arrows,
  };
}

function nameOf(arrow: Arrow, { client }: Sequence): string {
  return t(
    '{0} to {1}: {2}',
    participantName(arrow.from, client),
    participantName(arrow.to, client),
    arrowWords(arrow),
  );
}

interface Room {
  readonly top: number;
  readonly width: number;
  readonly xs: ReadonlyMap<string, number>;
  readonly name: string;
}

function place(arrow: Arrow, { top, width, xs, name }: Room): DrawnArrow {
  const [from = 0, to = 0] = [xs.get(arrow.from), xs.get(arrow.to)];
  const lines = wrapFor(arrowWords(arrow), Math.abs(to - from), width);
  const half = (Math.max(...lines.map(({ length }) => length)) * sign) / 2;
  const textHeight = lines.length * line;
  const y = top + textHeight + 10;
  return {
    exchange: arrow.exchange,
    name,
    top,
    height: textHeight + margin + 8,
    y,
    from,
    to,
    tip: tipAt(from, to, y),
    reply: isReply(arrow),
    lines: lines.map((text, at) => ({ text, y: top + line * (at + 1) })),
    textX: Math.min(Math.max((from + to) / 2, half + margin), width - half - margin),
  };
}

/** Between the two lines where it fits there in two rows, else across as much as the picture has. */
function wrapFor(text: string, span: number, width: number): readonly string[] {
  const most = Math.floor((span - 2 * gap) / sign);
  const isNarrow = text.split(/\s+/).every((word) => word.length <= most);
  const between = isNarrow ? wrap(text, most) : [];
  return isNarrow && between.length <= 2 ? between : wrap(text, Math.floor((width - 2 * margin) / sign));
}

/** The rows of text that a lane would run through, from top to bottom. */
function textsAt(x: number, arrows: readonly DrawnArrow[]): readonly { readonly from: number; readonly to: number }[] {
  return arrows.flatMap(({ lines, textX }) =>
    lines
      .filter(({ text }) => Math.abs(x - textX) < (text.length * sign) / 2 + gap)
      .map(({ y }) => ({ from: y - line + gap, to: y + gap })),
  );
}

/** What is left of a line from `top` to `bottom` without some parts of it, which come in order. */
function piecesAround(parts: Lane['pieces'], top: number, bottom: number): Lane['pieces'] {
  const ends = [top, ...parts.map(({ to }) => to)];
  const starts = [...parts.map(({ from }) => from), bottom];
  return ends.flatMap((from, at) => {
    const to = starts[at] ?? bottom;
    return to > from ? [{ from, to }] : [];
  });
}

function tipAt(from: number, to: number, y: number): string {
  const back = to > from ? -7 : 7;
  return [
    [to, y],
    [to + back, y - 4],
    [to + back, y + 4],
  ]
    .map((corner) => corner.map((length) => Math.round(length * 10) / 10).join(','))
    .join(' ');
}

/** Breaks a text at spaces, and within words that are longer than a line. */
function wrap(text: string, most: number): readonly string[] {
  const pieces = text.split(/\s+/).flatMap((word) => cut(word, most));
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + piece.length <= most) lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  }
  return lines.length > 0 ? lines : [''];
}

function cut(word: string, most: number): readonly string[] {
  return Array.from({ length: Math.max(1, Math.ceil(word.length / most)) }, (_, at) =>
    word.slice(at * most, (at + 1) * most),
  );
}
