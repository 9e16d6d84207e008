import { TabInputCustom, TabInputText, TabInputTextDiff, Uri, window, workspace } from 'vscode';
import type { Tab, TextDocument } from 'vscode';
import { fileOfAddress } from '../views/documents/configAddresses';
import type { ServerVersion } from './kratosDocument';
import { configsNaming } from './files/namingConfigs';
import { readOpen, type OpenDocument } from './openDocuments';
import { fileOfPageInFront } from './files/pagesOfFiles';

/** A configuration in the editor, and what was read of it. */
export interface ConfigInFront {
  readonly document: TextDocument;
  readonly open: OpenDocument;
}

/**
 * The configuration that somebody looks at: that of the page, the editor or the comparison in front, or the one that
 * names the identity schema in front. Where something else is in front, as an output is, the only one in sight, then
 * the only one that has a tab; of several `choose` takes one. A file that was closed is never meant. Undefined where
 * there is none.
 */
export async function configInFront(
  serverVersion: ServerVersion,
  choose: (all: readonly ConfigInFront[]) => Promise<ConfigInFront | undefined>,
): Promise<ConfigInFront | undefined> {
  const { activeTab } = window.tabGroups.activeTabGroup;
  const ofPage = fileOfPageInFront();
  const front = ofPage ? [ofPage] : [...listTabFiles(activeTab), ...editors(window.activeTextEditor)];
  const read = (uris: readonly Uri[]): Promise<readonly ConfigInFront[]> => readAll(uris, serverVersion);
  const [looked] = await read(front);
  if (looked) return looked;
  const naming = await firstNaming(front, serverVersion);
  if (naming) return naming;
  const [inSight, ...more] = await read(editors(...window.visibleTextEditors));
  if (inSight && more.length === 0) return inSight;
  const all = await read(window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(listTabFiles)));
  return all.length > 1 ? choose(all) : all[0];
}

/** Reads a configuration by its address; undefined when it is none, or cannot be opened. */
export async function readConfigAt(uri: Uri, serverVersion: ServerVersion): Promise<ConfigInFront | undefined> {
  try {
    const document = await workspace.openTextDocument(uri);
    const open = await readOpen(document, serverVersion);
    return open?.kind === 'config' ? { document, open } : undefined;
  } catch {
    // It is gone, or no text.
    return undefined;
  }
}

async function readAll(uris: readonly Uri[], serverVersion: ServerVersion): Promise<readonly ConfigInFront[]> {
  const named = new Map(uris.map(resolveFile).map((uri) => [uri.toString(), uri]));
  const found = await Promise.all([...named.values()].map((uri) => readConfigAt(uri, serverVersion)));
  return found.filter((one) => one !== undefined);
}

/** The first configuration that names one of some files as an identity schema. */
async function firstNaming(uris: readonly Uri[], serverVersion: ServerVersion): Promise<ConfigInFront | undefined> {
  for (const uri of uris)
    if (uri.path.endsWith('.json'))
      for await (const config of configsNaming(resolveFile(uri))) return readConfigAt(config.uri, serverVersion);
  return undefined;
}

function editors(...given: readonly ({ readonly document: TextDocument } | undefined)[]): readonly Uri[] {
  return given.flatMap((editor) => (editor ? [editor.document.uri] : []));
}

/** The files of a tab; of a comparison the newer one first. */
function listTabFiles(tab: Tab | undefined): readonly Uri[] {
  const input: unknown = tab?.input;
  if (input instanceof TabInputTextDiff) return [input.modified, input.original];
  return input instanceof TabInputText || input instanceof TabInputCustom ? [input.uri] : [];
}

/** The file behind a state of it that Git keeps, and behind a document that is made from it. */
function resolveFile(uri: Uri): Uri {
  if (uri.scheme !== 'git') return fileOfAddress(uri) ?? uri;
  try {
    const { path } = JSON.parse(uri.query) as { readonly path?: unknown };
    return typeof path === 'string' ? Uri.file(path) : uri;
  } catch {
    return uri;
  }
}
