import type { Spot } from './types';
import { blockSpot } from './blockSpot';
import { findEnclosing } from './enclosing';
import { flowSpot } from './flowSpot';
import { splitLines } from './lines';

/**
 * Finds out by the lines and their indentation, in flow style and JSON by the brackets, what an offset stands for.
 * Undefined where nothing is to be completed: in comments, in texts of several lines, behind a value, at a depth that
 * fits no block. Linear in the length of the text.
 */
export function spotAt(text: string, offset: number, isJson = /^\s*(?:\{|\/[/*])/.test(text)): Spot | undefined {
  if (isJson) return flowSpot(text, { start: 0, end: text.length, path: [] }, offset, true);
  const lines = splitLines(text, offset);
  const around = findEnclosing(text, lines, offset);
  switch (around?.kind) {
    case 'text':
      return undefined;
    case 'flow':
      return flowSpot(text, around, offset, false);
    case undefined:
      return blockSpot(lines, offset);
  }
}
