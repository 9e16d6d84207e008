import { recogniseDocument, type KratosDocument } from './detect';
import { excerptsOf } from './excerpts';

/** A document is told from its name or from so many first characters, in no more lines than a person would write. */
export const headLength = 8_000;
const mostLines = 800;
/**
 * Values of charts and manifests may come to Kratos late: so far a key or variable is looked for that nobody else has,
 * and only what stands around it is read.
 */
const longHeadLength = 100_000;

/** The first characters of a text, by which it is told what it is. */
export function headOf(text: string): string {
  const head = text.slice(0, headLength);
  let end = -1;
  for (let lines = 0; lines < mostLines; lines += 1) {
    end = head.indexOf('\n', end + 1);
    if (end === -1) return head;
  }
  return head.slice(0, end);
}

/**
 * What a document is to Kratos, from as little of its text as tells it, so that no text takes a millisecond.
 * `first` gives so many of its first characters.
 */
export function recogniseHead(
  fileName: string,
  isYaml: boolean,
  first: (length: number) => string,
): KratosDocument | undefined {
  const start = first(headLength);
  const head = headOf(start);
  const found = recogniseDocument(fileName, head);
  const isWhole = head === start && start.length < headLength;
  if (found || !isYaml || isWhole) return found;
  for (const excerpt of excerptsOf(first(longHeadLength))) {
    const late = recogniseDocument(fileName, excerpt);
    if (late) return late;
  }
  return undefined;
}
