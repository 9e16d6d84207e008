import type { Edit } from '../../../../src/config/document/edits';

/** A text after edits of it. Those at one place follow each other as they stand, so later ones are made first. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .map((edit, at) => ({ ...edit, at }))
    .toSorted((a, b) => b.place.start - a.place.start || b.at - a.at)
    .reduce((done, { place, text: added }) => done.slice(0, place.start) + added + done.slice(place.end), text);
}
