import { workspace } from 'vscode';
import type { Event, TextDocument } from 'vscode';
import { isTomlConfig, isUnwrittenSchema, type KratosDocument } from '../config/document/detect/detect';
import { chartVersionIn } from '../config/document/detect/chartVersion';
import { imageVersionIn } from '../config/document/detect/imageVersion';
import { versionInStartFiles } from '../config/document/detect/startFiles';
import { latestRelease, versionIn, toKnownVersion, versions, type Version } from '../config/reference/versions';
import { readHead, kindBySurroundings, recogniseOpenDocument, countCharacters } from './recognition';
import { startFilesAround } from './files/startFilesAround';

/**
 * Hardly a configuration is larger, and one that is cannot be read and checked between two key presses: so many
 * characters take half a second.
 */
export const longestConfig = 250_000;

/** Which Kratos the active connection leads to. */
export interface ServerVersion {
  /**
   * As the server names it; undefined while it has not answered. Nothing waits for it: who wants to know has it asked.
   */
  read(): Promise<string | undefined>;
  /** Another server answered, or another connection is active. */
  readonly onDidChange: Event<void>;
}

/** A document that Kratos reads, and which version it is explained for. */
export interface Recognised {
  readonly document: KratosDocument;
  readonly version: Version;
  /**
   * Where the version comes from, the surest first; `latest` when nothing names one. A `version:` line is weak: Kratos
   * never reads it.
   */
  readonly source: 'chosen' | 'server' | 'image' | 'line' | 'latest';
}

/**
 * What a document is to Kratos; undefined for everything else, which is left alone, as is a document longer than
 * `longest`.
 */
export async function recognise(
  document: TextDocument,
  serverVersion: ServerVersion,
  longest = longestConfig,
): Promise<Recognised | undefined> {
  const found = recogniseOpenDocument(document) ?? (await kindBySurroundings(document));
  if (!found || countCharacters(document) > longest) return undefined;
  return { document: found, ...(await versionFor(document, found, readHead(document), serverVersion)) };
}

const unwritten: KratosDocument = { kind: 'identity-schema' };

/**
 * An empty file that is to become an identity schema: something can be offered there, and nothing be said of it yet.
 */
export async function recogniseUnwritten(
  document: TextDocument,
  serverVersion: ServerVersion,
): Promise<Recognised | undefined> {
  return isUnwrittenSchema(document.uri.path, readHead(document))
    ? { document: unwritten, ...(await versionFor(document, unwritten, '', serverVersion)) }
    : undefined;
}

/** Whether a document is a configuration that Kratos reads and nothing here does. */
export function isUnread(document: TextDocument): boolean {
  return isTomlConfig(document.uri.path, readHead(document));
}

/**
 * The length in characters of a document that Kratos reads, but that is too long to be looked at; undefined for all
 * others.
 */
export function lengthLeftAlone(document: TextDocument): number | undefined {
  // The editor counts all lines of a document to tell its length: those of others are not asked for it.
  const length = recogniseOpenDocument(document) ? countCharacters(document) : 0;
  return length > longestConfig ? length : undefined;
}

/** The version that the settings choose for a document; undefined where they leave it open. */
function chosenVersion({ uri }: TextDocument): Version | undefined {
  const chosen: unknown = workspace.getConfiguration('kratosFlows', uri).get('config.version');
  return versions.find((version) => version === chosen);
}

async function versionFor(
  document: TextDocument,
  found: KratosDocument,
  head: string,
  serverVersion: ServerVersion,
): Promise<Pick<Recognised, 'version' | 'source'>> {
  const picked = chosenVersion(document);
  if (picked) return { version: picked, source: 'chosen' };
  const served = toKnownVersion((await serverVersion.read()) ?? '');
  if (served) return { version: served, source: 'server' };
  const started = toKnownVersion(
    imageIn(found, head) ?? versionInStartFiles(await startFilesAround(document.uri)) ?? '',
  );
  if (started) return { version: started, source: 'image' };
  const written = versionIn(head);
  return written ? { version: written, source: 'line' } : { version: latestRelease, source: 'latest' };
}

/** The version of the image that the document itself names. */
function imageIn(found: KratosDocument, head: string): string | undefined {
  const ofChart = found.kind === 'config' && found.root !== '' ? chartVersionIn(head, found.root) : undefined;
  return ofChart ?? (found.kind === 'environment' ? imageVersionIn(head) : undefined);
}
