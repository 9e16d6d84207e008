import { workspace } from 'vscode';
import type { Uri } from 'vscode';
import { readConfig, type ConfigDocument, type Path } from '../config/document';
import { recogniseDocument } from '../config/detect';
import { lengthOf, longestConfig } from './kratosDocument';
import { schemaPlaces } from './schemaFiles';

/** Names under which configurations lie in a workspace, and how many of them are looked at. */
const pattern = '**/*kratos*.{yml,yaml,json}';
const passedOver = '**/{node_modules,.git,dist}/**';
const mostFiles = 5;

/**
 * The configuration that names a file as one of its identity schemas: one that is open, or else one of the workspace. Undefined when there is none, or none that
 * could be read.
 */
export async function configNaming(schema: Uri): Promise<ConfigDocument | undefined> {
  for (const document of workspace.textDocuments) {
    const { uri } = document;
    if (!isCandidate(uri, schema) || lengthOf(document) > longestConfig) continue;
    const found = naming(document.getText(), uri, schema);
    if (found) return found;
  }
  if (!workspace.getWorkspaceFolder(schema)) return undefined;
  for (const uri of await workspace.findFiles(pattern, passedOver, mostFiles)) {
    const found = isCandidate(uri, schema) ? naming(await textOf(uri), uri, schema) : undefined;
    if (found) return found;
  }
  return undefined;
}

function isCandidate(uri: Uri, schema: Uri): boolean {
  return /\.(?:ya?ml|jsonc?)$/i.test(uri.path) && uri.toString() !== schema.toString();
}

async function textOf(uri: Uri): Promise<string> {
  try {
    const { size } = await workspace.fs.stat(uri);
    return size > longestConfig ? '' : new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    // It is gone since it was found.
    return '';
  }
}

function naming(text: string, uri: Uri, schema: Uri): ConfigDocument | undefined {
  const found = recogniseDocument(uri.path, text);
  if (found?.kind !== 'config') return undefined;
  const root: Path = found.root === '' ? [] : ['kratos', 'config'];
  const config = readConfig(text, root);
  const names = config.below('identity', 'schemas').some(({ path }) => {
    const url = config.value(...path, 'url');
    return typeof url === 'string' && schemaPlaces(url, uri).some((place) => place.toString() === schema.toString());
  });
  return names ? config : undefined;
}
