import { recogniseDocument, type KratosDocument } from './detect';

/** A document is told from its name or from so many first characters. */
export const headLength = 8_000;
/**
 * Values of charts and manifests may come to Kratos late: so far a key or variable is looked for that nobody else has.
 */
const longHeadLength = 100_000;
const ownWords = ['selfservice:', '"selfservice"', "'selfservice'", 'SELFSERVICE_'];

/**
 * What a document is to Kratos, from as little of its text as tells it. `first` gives so many of its first characters.
 */
export function recogniseHead(
  fileName: string,
  isYaml: boolean,
  first: (length: number) => string,
): KratosDocument | undefined {
  const head = first(headLength);
  const found = recogniseDocument(fileName, head);
  if (found || !isYaml || head.length < headLength) return found;
  const text = first(longHeadLength);
  return ownWords.some((word) => text.includes(word)) ? recogniseDocument(fileName, text) : undefined;
}
