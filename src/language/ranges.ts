import { Location, Range } from 'vscode';
import type { TextDocument } from 'vscode';
import type { Place } from '../config/document/document';

/** The range of a place of a document's text. */
export function toRange(document: TextDocument, { start, end }: Place): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

export function toLocation(document: TextDocument, place: Place): Location {
  return new Location(document.uri, toRange(document, place));
}
