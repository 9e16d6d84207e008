import { Position, Range } from 'vscode';
import type { TextDocument } from 'vscode';
import { fileName } from '../platform/fileName';
import { isCandidate } from '../config/document/detect/fileNames';
import {
  isUnwrittenSchema,
  mayBeConfig,
  recogniseDocument,
  type KratosDocument,
} from '../config/document/detect/detect';
import { isGiven } from '../config/document/detect/startFiles';
import { headLength, headOf, recogniseHead } from '../config/document/detect/heads';
import { startFilesAround } from './files/startFilesAround';

/** What is known of one version of a document. */
interface Known {
  readonly version: number;
  /** Its first characters; nothing of a file whose name is that of something else. */
  readonly head: string;
  readonly found: KratosDocument | undefined;
  /** Whether the files around it could make it a configuration. */
  readonly isDoubtful: boolean;
}

const known = new WeakMap<TextDocument, Known>();

/**
 * What a document is to Kratos, told from its first characters, once for each version of its text; undefined for
 * everything else. Well below a millisecond for what is none of ours.
 */
export function recogniseOpenDocument(document: TextDocument): KratosDocument | undefined {
  return look(document).found;
}

function look(document: TextDocument): Known {
  const kept = known.get(document);
  if (kept === undefined) return lookAnew(document);
  return kept.version === document.version ? kept : lookAnew(document);
}

function lookAnew(document: TextDocument): Known {
  const looked = {
    version: document.version,
    ...(isCandidate(document.uri.path) ? lookInto(document) : nothing),
  };
  known.set(document, looked);
  return looked;
}

const nothing: Omit<Known, 'version'> = { head: '', found: undefined, isDoubtful: false };

function lookInto(document: TextDocument): Omit<Known, 'version'> {
  const { path } = document.uri;
  const start = readFirstCharacters(document, headLength);
  const found = recogniseHead(path, isYaml(document), (length) =>
    length === headLength ? start : readFirstCharacters(document, length),
  );
  const head = headOf(start);
  // What nothing around it could make a configuration costs no look at the folder.
  return { head, found, isDoubtful: !found && mayBeConfig(path, head) };
}

/**
 * The same for what is only known from the files around it: a command starts Kratos with it, or it has values below a
 * name that a chart gives to Kratos's.
 */
export async function kindBySurroundings(document: TextDocument): Promise<KratosDocument | undefined> {
  const { head, isDoubtful } = look(document);
  if (!isDoubtful) return undefined;
  const files = await startFilesAround(document.uri);
  const chart = files.find(({ name }) => name.toLowerCase() === 'chart.yaml');
  const hasAlias = chart?.text.includes('alias:') === true && chart.text.includes('kratos');
  const given = isGiven(fileName(document.uri), files);
  if (!hasAlias && !given) return undefined;
  const { aliasesIn } = await import('../config/document/detect/chartAliases');
  const aliases = hasAlias ? aliasesIn(chart.text) : [];
  return recogniseDocument(document.uri.path, head, { isAlias: (name) => aliases.includes(name), isGiven: given });
}

/** The first characters of a document, by which it is told what it is. */
export function readHead(document: TextDocument): string {
  return isCandidate(document.uri.path) ? look(document).head : headOf(readFirstCharacters(document, headLength));
}

/** Whether more than its beginning need be known of a document; false for what is none of ours. */
export function isWorthReading(document: TextDocument): boolean {
  const { head, found, isDoubtful } = look(document);
  const { path } = document.uri;
  return found !== undefined || isDoubtful || isUnwrittenSchema(path, head) || path.toLowerCase().endsWith('.toml');
}

/** How many characters a document has, asked for by place, so that the text of a huge file is not copied. */
export function countCharacters(document: TextDocument): number {
  return document.offsetAt(new Position(document.lineCount, 0));
}

/**
 * As many characters, in no more lines than are looked at. The editor would count all lines of a document to find the
 * place of a character.
 */
export function readFirstCharacters(document: TextDocument, length: number): string {
  const most = Math.min(Math.ceil(length / shortLine), mostLines);
  const usual = readLines(document, Math.min(Math.ceil(length / usualLine), most));
  return (usual.length >= length ? usual : readLines(document, most)).slice(0, length);
}

/** So long are lines at least, taken together, and lines as most are. */
const [shortLine, usualLine] = [10, 40];
const mostLines = 5_000;

function readLines(document: TextDocument, count: number): string {
  return document.getText(new Range(new Position(0, 0), new Position(count, 0)));
}

function isYaml({ uri, languageId }: TextDocument): boolean {
  return languageId === 'yaml' || uri.path.endsWith('.yml') || uri.path.endsWith('.yaml');
}
