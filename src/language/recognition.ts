import { Position, Range } from 'vscode';
import type { TextDocument } from 'vscode';
import { fileName } from '../platform/fileName';
import { recogniseDocument, type KratosDocument } from '../config/document/detect/detect';
import { isGiven } from '../config/document/detect/startFiles';
import { headLength, recogniseHead } from '../config/document/detect/heads';
import { startFilesAround } from './files/startFilesAround';

const known = new WeakMap<TextDocument, { readonly version: number; readonly found: KratosDocument | undefined }>();

/**
 * What a document is to Kratos, told from its first characters, once for each version of its text; undefined for
 * everything else. Well below a millisecond for what is none of ours.
 */
export function recogniseOpenDocument(document: TextDocument): KratosDocument | undefined {
  const { version } = document;
  if (known.has(document) && known.get(document)?.version === version) return known.get(document)?.found;
  const found = recogniseHead(document.uri.path, isYaml(document), (length) => readFirstCharacters(document, length));
  known.set(document, { version, found });
  return found;
}

/**
 * The same for what is only known from the files around it: a command starts Kratos with it, or it has values below a
 * name that a chart gives to Kratos's.
 */
export async function kindBySurroundings(document: TextDocument): Promise<KratosDocument | undefined> {
  const { path } = document.uri;
  const head = readHead(document);
  // What nothing around it could make a configuration costs no look at the folder.
  if (!recogniseDocument(path, head, { isAlias: () => true, isGiven: true })) return undefined;
  const files = await startFilesAround(document.uri);
  const chart = files.find(({ name }) => name.toLowerCase() === 'chart.yaml');
  const hasAlias = chart?.text.includes('alias:') === true && chart.text.includes('kratos');
  const given = isGiven(fileName(document.uri), files);
  if (!hasAlias && !given) return undefined;
  const { aliasesIn } = await import('../config/document/detect/chartAliases');
  const aliases = hasAlias ? aliasesIn(chart.text) : [];
  return recogniseDocument(path, head, { isAlias: (name) => aliases.includes(name), isGiven: given });
}

/** The first characters of a document, by which it is told what it is. */
export function readHead(document: TextDocument): string {
  return readFirstCharacters(document, headLength);
}

/** How many characters a document has, asked for by place, so that the text of a huge file is not copied. */
export function countCharacters(document: TextDocument): number {
  return document.offsetAt(new Position(document.lineCount, 0));
}

/**
 * So many lines, of usual length, have that many characters; where lines are short, more are read. The editor would
 * count all lines of a document to find the place of a character.
 */
function readFirstCharacters(document: TextDocument, length: number): string {
  for (let lines = Math.ceil(length / 20); ; lines *= 2) {
    const text = document.getText(new Range(new Position(0, 0), new Position(lines, 0)));
    if (text.length >= length || document.lineCount <= lines) return text.slice(0, length);
  }
}

function isYaml({ uri, languageId }: TextDocument): boolean {
  return languageId === 'yaml' || uri.path.endsWith('.yml') || uri.path.endsWith('.yaml');
}
