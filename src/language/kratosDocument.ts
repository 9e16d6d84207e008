import { Position, Range, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { recogniseDocument, type KratosDocument } from '../config/detect';
import type { Path } from '../config/document';
import { latestRelease, versionIn, versionOf, versions, type Version } from '../config/versions';

/** A document is told from its name or from so many first characters. */
const headLength = 8_000;
/** No Kratos configuration is larger; a bigger document is data. */
const longestConfig = 1_000_000;

/** The version of the active connection's server, as it names it; undefined while none is known. */
export type ServerVersion = () => Promise<string | undefined>;

/** A document that Kratos reads, and which version it is explained for. */
export interface Recognised {
  readonly document: KratosDocument;
  readonly version: Version;
  /** Where the version comes from; `latest` when nothing names one. */
  readonly source: 'chosen' | 'file' | 'server' | 'latest';
}

/** Where a configuration begins within its document: a Helm values file has it below `kratos.config`. */
export function rootOf({ root }: Extract<KratosDocument, { kind: 'config' }>): Path {
  return root === '' ? [] : ['kratos', 'config'];
}

/** What a document is to Kratos; undefined for everything else, which is left alone. */
export async function recognise(document: TextDocument, serverVersion: ServerVersion): Promise<Recognised | undefined> {
  const head = document.getText(new Range(new Position(0, 0), document.positionAt(headLength)));
  const found = recogniseDocument(document.uri.path, head);
  if (!found || isTooLong(document)) return undefined;
  return { document: found, ...(await versionFor(document, head, serverVersion)) };
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
  const served = versionOf((await serverVersion()) ?? '');
  return served ? { version: served, source: 'server' } : { version: latestRelease, source: 'latest' };
}

/** The length is asked for by place, so that the text of a huge file is not copied. */
function isTooLong(document: TextDocument): boolean {
  return document.offsetAt(new Position(document.lineCount, 0)) > longestConfig;
}
