import { window, workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import type { Setup } from '../../config/aal/simulate';
import type { ServerVersion } from '../kratosDocument';
import { readOpen } from '../openDocuments';
import { readSchemas, type ReadSchema } from '../schemaFiles';

/** A configuration in the editor, read for the simulation. */
export interface OpenSetup extends Setup {
  readonly document: TextDocument;
  readonly schemas: readonly ReadSchema[];
}

/** Reads a configuration and its identity schemas, with what is typed and not saved. Undefined when it is no Kratos configuration, or cannot be opened. */
export async function readSetup(uri: Uri, serverVersion: ServerVersion): Promise<OpenSetup | undefined> {
  const document = await open(uri);
  const read = document && (await readOpen(document, serverVersion));
  if (!document || read?.kind !== 'config') return undefined;
  const { config, parts, version } = read;
  const schemas = (await readSchemas(config, uri, parts)).map((schema) => ({ ...schema, ...typed(schema) }));
  return { document, config, version, schemas };
}

async function open(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** What stands in an editor is newer than the file. */
function typed({ uri, isInside }: ReadSchema): { readonly text?: string } {
  const document = !isInside && uri && workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  return document ? { text: document.getText() } : {};
}

/** The configuration that is looked at, or else one that is open. */
export async function setupInSight(serverVersion: ServerVersion): Promise<OpenSetup | undefined> {
  const active = window.activeTextEditor?.document;
  const documents = [
    ...(active ? [active] : []),
    ...window.visibleTextEditors.map(({ document }) => document),
    ...workspace.textDocuments,
  ];
  for (const { uri } of documents) {
    const setup = await readSetup(uri, serverVersion);
    if (setup) return setup;
  }
  return undefined;
}
