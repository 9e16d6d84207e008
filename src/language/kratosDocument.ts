import { Position, Range, workspace } from 'vscode';
import type { Event, TextDocument } from 'vscode';
import { isUnwrittenSchema, recogniseDocument, type KratosDocument } from '../config/detect';
import { latestRelease, versionIn, versionOf, versions, type Version } from '../config/versions';

/** A document is told from its name or from so many first characters. */
export const headLength = 8_000;
/** No Kratos configuration is larger, by far; a bigger document is data, and reading it would hold everything up. */
export const longestConfig = 2_000_000;

/** Which Kratos the active connection leads to. */
export interface ServerVersion {
  /** As the server names it; undefined while it has not answered. Nothing waits for it: who wants to know has it asked. */
  read(): Promise<string | undefined>;
  /** Another server answered, or another connection is active. */
  readonly onDidChange: Event<void>;
}

/** A document that Kratos reads, and which version it is explained for. */
export interface Recognised {
  readonly document: KratosDocument;
  readonly version: Version;
  /** Where the version comes from; `latest` when nothing names one. */
  readonly source: 'chosen' | 'file' | 'server' | 'latest';
}

/** What a document is to Kratos; undefined for everything else, which is left alone. */
export async function recognise(document: TextDocument, serverVersion: ServerVersion): Promise<Recognised | undefined> {
  const head = headOf(document);
  const found = recogniseDocument(document.uri.path, head);
  if (!found || lengthOf(document) > longestConfig) return undefined;
  return { document: found, ...(await versionFor(document, head, serverVersion)) };
}

/** An empty file that is to become an identity schema: something can be offered there, and nothing be said of it yet. */
export async function recogniseUnwritten(
  document: TextDocument,
  serverVersion: ServerVersion,
): Promise<Recognised | undefined> {
  return isUnwrittenSchema(document.uri.path, headOf(document))
    ? { document: { kind: 'identity-schema' }, ...(await versionFor(document, '', serverVersion)) }
    : undefined;
}

/** The length in characters of a document that Kratos would read, but that is too long to be looked at; undefined for all others. */
export function lengthLeftAlone(document: TextDocument): number | undefined {
  const length = lengthOf(document);
  return length > longestConfig && recogniseDocument(document.uri.path, headOf(document)) ? length : undefined;
}

/** The first characters of a document, by which it is told what it is. */
export function headOf(document: TextDocument): string {
  return document.getText(new Range(new Position(0, 0), document.positionAt(headLength)));
}

/** The version that the settings choose for a document; undefined where they leave it open. */
export function chosenVersion({ uri }: TextDocument): Version | undefined {
  const chosen: unknown = workspace.getConfiguration('kratosFlows', uri).get('config.version');
  return versions.find((version) => version === chosen);
}

async function versionFor(
  document: TextDocument,
  head: string,
  serverVersion: ServerVersion,
): Promise<Pick<Recognised, 'version' | 'source'>> {
  const picked = chosenVersion(document);
  if (picked) return { version: picked, source: 'chosen' };
  const written = versionIn(head);
  if (written) return { version: written, source: 'file' };
  const served = versionOf((await serverVersion.read()) ?? '');
  return served ? { version: served, source: 'server' } : { version: latestRelease, source: 'latest' };
}

/** How many characters a document has, asked for by place, so that the text of a huge file is not copied. */
export function lengthOf(document: TextDocument): number {
  return document.offsetAt(new Position(document.lineCount, 0));
}
