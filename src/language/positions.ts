import { Position } from 'vscode';

/** The place of an offset in a text that no editor holds. */
export function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return new Position(before.length - 1, before.at(-1)?.length ?? 0);
}
