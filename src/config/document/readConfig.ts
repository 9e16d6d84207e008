import type { Path } from '../reference/path';
import { ownStructure } from '../reference/structure';
import { isMap, isScalar, type Document, type Node, type YAMLParseError } from 'yaml';
import { mistakesIn } from './mistakes';
import { looksLikeJson } from './jsonText';
import { parseText } from './parse';
import { readInPieces } from './pieces/index';
import { readSettings, type Settings } from './settings';
import { settingsIn, type ConfigDocument, type Problem } from './document';

/**
 * Reads a configuration. After a key press only what was changed is parsed, where the rest can be read by itself;
 * nobody can tell from the result.
 */
export function readConfig(text: string, root: Path = []): ConfigDocument {
  return readChanged(text, root) ?? readWhole(text, root);
}

function readChanged(text: string, root: Path): ConfigDocument | undefined {
  const read = root.length > 0 || looksLikeJson(text) ? undefined : readInPieces(text);
  if (!read) return undefined;
  return {
    text,
    isJson: false,
    get entries() {
      return read.entries;
    },
    stretches: read.stretches,
    get: (...path) => read.get(...path),
    value: (...path) => read.get(...path)?.value,
    below: (...path) => read.below(...path),
    broken: false,
    problems: [],
    repeated: read.repeated,
  };
}

/** The same without anything that was read before. */
export function readWhole(text: string, root: Path = []): ConfigDocument {
  const { documents, isJson } = parseText(text);
  const document = documents.find(({ contents }) => isMap(contents));
  const start = document && nodeAt(document, root);
  const { entries, problems, repeated } = document && start ? readSettings(document, start) : nothing;
  return {
    text,
    isJson,
    ...settingsIn(entries),
    broken: documents.some((one) => mistakesIn(one, text).length > 0) || problems.length > 0,
    problems: [
      ...documents
        .slice(0, document && documents.indexOf(document) + 1)
        .flatMap((one) => mistakesIn(one, text).map(toYamlProblem)),
      ...problems,
      ...(root.length === 0 && !isJson ? unreadDocuments(documents, document, text) : []),
    ],
    repeated,
  };
}

const nothing: Settings = { entries: [], problems: [], repeated: [], value: null };

/** The code of a first document that is empty; `unreadDocument` that of one behind the first. */
export const emptyFirst = 'EMPTY_FIRST_DOCUMENT';
export const unreadDocument = 'UNREAD_DOCUMENT';

/**
 * The line `---` at which Kratos stops reading: before what is explained here, or before a document that has settings
 * too.
 */
function unreadDocuments(documents: readonly Document[], read: Document | undefined, text: string): readonly Problem[] {
  const index = read ? documents.indexOf(read) : -1;
  if (index === -1) return [];
  const [code, next] = index > 0 ? [emptyFirst, read] : [unreadDocument, documents[1]];
  const isMeant = index > 0 ? documents.slice(0, index).every(isEmpty) : hasSettings(next);
  const start = isMeant ? text.lastIndexOf('---', next?.contents?.range?.[0] ?? 0) : -1;
  return start === -1 ? [] : [{ start, end: start + 3, code, message: '' }];
}

function isEmpty({ contents }: Document): boolean {
  return contents === null || (isScalar(contents) && contents.value === null);
}

function hasSettings(document: Document | undefined): boolean {
  const contents = document?.contents;
  return (
    isMap(contents) && contents.items.some(({ key }) => isScalar(key) && ownStructure(String(key.value)) !== undefined)
  );
}

function toYamlProblem({ code, message, pos: [start, end] }: YAMLParseError): Problem {
  return { start, end, code, message };
}

function nodeAt(document: Document, root: Path): Node | undefined {
  const node = root.length === 0 ? document.contents : document.getIn(root, true);
  return isMap(node) ? node : undefined;
}
