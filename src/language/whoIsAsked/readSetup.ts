import { workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import type { Setup } from '../../config/simulator/setup';
import { readConfigAt, type ConfigInFront } from '../configInFront';
import type { ServerVersion } from '../kratosDocument';
import { readSchemas, type ReadSchema } from '../files/schemaFiles';

/** A configuration in the editor, read for the simulation. */
export interface OpenSetup extends Setup {
  readonly document: TextDocument;
  readonly schemas: readonly ReadSchema[];
}

/**
 * Reads a configuration and its identity schemas, with what is typed and not saved. Undefined when it is no Kratos
 * configuration, or cannot be opened.
 */
export async function readSetup(uri: Uri, serverVersion: ServerVersion): Promise<OpenSetup | undefined> {
  const found = await readConfigAt(uri, serverVersion);
  return found && toSetup(found);
}

/** A configuration with its identity schemas. */
export async function toSetup({ document, open }: ConfigInFront): Promise<OpenSetup> {
  const { config, parts, version } = open;
  const schemas = (await readSchemas(config, document.uri, parts)).map((schema) => ({ ...schema, ...typed(schema) }));
  return { document, config, version, schemas };
}

/** What stands in an editor is newer than the file. */
function typed({ uri, isInside }: ReadSchema): { readonly text?: string } {
  const document = !isInside && uri && workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  return document ? { text: document.getText() } : {};
}
