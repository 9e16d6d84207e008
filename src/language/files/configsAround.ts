import { workspace } from 'vscode';
import type { Uri } from 'vscode';
import { recogniseDocument } from '../../config/document/detect/detect';
import { headLength } from '../../config/document/detect/heads';
import { listParts, readPart } from '../../config/document/detect/parts';
import type { ConfigDocument } from '../../config/document/document';
import { longestConfig } from '../kratosDocument';
import { countCharacters } from '../recognition';
import { readInside } from './insideWorkspace';

/** Names under which configurations lie in a workspace, and how many of them are looked at. */
const pattern = '**/{*kratos*,*values*}.{yml,yaml,json,jsonc}';
const passedOver = '**/{node_modules,.git,dist}/**';
const mostFiles = 100;

/** A configuration, and where it stands. */
export interface FoundConfig {
  readonly uri: Uri;
  readonly config: ConfigDocument;
}

/** The configurations at hand, as they are asked for: those that are open, then those of the workspace. */
export async function* configsAround({
  passOver = [],
  openAlone = false,
}: { readonly passOver?: readonly Uri[]; readonly openAlone?: boolean } = {}): AsyncGenerator<FoundConfig> {
  const looked = new Set(passOver.map(String));
  for (const document of workspace.textDocuments) {
    if (!/\.(?:ya?ml|jsonc?)$/i.test(document.uri.path) || looked.has(document.uri.toString())) continue;
    looked.add(document.uri.toString());
    const config = countCharacters(document) > longestConfig ? undefined : read(document.getText(), document.uri);
    if (config) yield { uri: document.uri, config };
  }
  if (openAlone) return;
  for (const uri of await workspace.findFiles(pattern, passedOver, mostFiles)) {
    if (looked.has(uri.toString())) continue;
    const config = read((await readInside(uri, longestConfig)) ?? '', uri);
    if (config) yield { uri, config };
  }
}

function read(text: string, uri: Uri): ConfigDocument | undefined {
  const found = recogniseDocument(uri.path, text.slice(0, headLength));
  const part = found && listParts(text, found).find(({ document }) => document.kind === 'config');
  return part && readPart(part);
}
