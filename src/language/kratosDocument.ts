import { Position, Range, workspace } from 'vscode';
import type { Event, TextDocument } from 'vscode';
import { isUnwrittenSchema, recogniseDocument, type KratosDocument } from '../config/detect';
import { latestRelease, versionIn, versionOf, versions, type Version } from '../config/versions';

/** A document is told from its name or from so many first characters. */
const headLength = 8_000;
/** No Kratos configuration is larger; a bigger document is data. */
const longestConfig = 1_000_000;

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
  if (!found || isTooLong(document)) return undefined;
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

function headOf(document: TextDocument): string {
  return document.getText(new Range(new Position(0, 0), document.positionAt(headLength)));
}

async function versionFor(
  document: TextDocument,
  head: string,
  serverVersion: ServerVersion,
): Promise<Pick<Recognised, 'version' | 'source'>> {
  const chosen: unknown = workspace.getConfiguration('kratosFlows', document.uri).get('config.version');
  const picked = versions.find((version) => version === chosen);
  if (picked) return { version: picked, source: 'chosen' };
  const written = versionIn(head);
  if (written) return { version: written, source: 'file' };
  const served = versionOf((await serverVersion.read()) ?? '');
  return served ? { version: served, source: 'server' } : { version: latestRelease, source: 'latest' };
}

/** The length is asked for by place, so that the text of a huge file is not copied. */
function isTooLong(document: TextDocument): boolean {
  return document.offsetAt(new Position(document.lineCount, 0)) > longestConfig;
}
