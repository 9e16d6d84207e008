import { workspace } from 'vscode';
import type { Uri } from 'vscode';
import { recogniseDocument } from '../../config/document/detect/detect';
import type { ConfigDocument, Place } from '../../config/document/document';
import { listParts, readPart } from '../../config/document/detect/parts';
import { plainText } from '../../config/document/plainText';
import { headLength } from '../../config/document/detect/heads';
import { readInside } from './insideWorkspace';
import { longestConfig } from '../kratosDocument';
import { countCharacters } from '../recognition';
import { filePath, listCandidates } from './workspaceFiles';

/** Names under which configurations lie in a workspace, and how many of them are looked at. */
const pattern = '**/{*kratos*,*values*}.{yml,yaml,json,jsonc}';
const passedOver = '**/{node_modules,.git,dist}/**';
const mostFiles = 100;

/** A configuration that names some file as an identity schema. */
export interface NamingConfig {
  readonly uri: Uri;
  readonly config: ConfigDocument;
  /** The URLs that name it. */
  readonly places: readonly Place[];
}

/**
 * The configurations that name a file as one of their identity schemas, as they are asked for: those that are open,
 * then those of the workspace that can be read.
 */
export async function* configsNaming(schema: Uri): AsyncGenerator<NamingConfig> {
  const looked = new Set([schema.toString()]);
  for (const document of workspace.textDocuments) {
    if (!/\.(?:ya?ml|jsonc?)$/i.test(document.uri.path) || looked.has(document.uri.toString())) continue;
    looked.add(document.uri.toString());
    const found =
      countCharacters(document) > longestConfig ? undefined : naming(document.getText(), document.uri, schema);
    if (found) yield found;
  }
  if (!workspace.getWorkspaceFolder(schema)) return;
  for (const uri of await workspace.findFiles(pattern, passedOver, mostFiles)) {
    const found = looked.has(uri.toString())
      ? undefined
      : naming((await readInside(uri, longestConfig)) ?? '', uri, schema);
    if (found) yield found;
  }
}

function naming(text: string, uri: Uri, schema: Uri): NamingConfig | undefined {
  const found = recogniseDocument(uri.path, text.slice(0, headLength));
  const part = found && listParts(text, found).find(({ document }) => document.kind === 'config');
  if (!part) return undefined;
  const config = readPart(part);
  const places = config.below('identity', 'schemas').flatMap(({ path }) => {
    const url = config.get(...path, 'url');
    const target = filePath(plainText(url?.value));
    const isIt =
      target !== undefined && listCandidates(target, uri).some((place) => place.toString() === schema.toString());
    return url && isIt ? [url.place] : [];
  });
  return places.length > 0 ? { uri, config, places } : undefined;
}
