import '../platform/texts';
import { DocumentLink, FileType } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { fileLinks, type ConfigLink } from '../config/facts/fileLinks';
import { outsideRefs } from '../config/navigation/schemaParts';
import { decodedAddress } from '../views/documents/configAddresses';
import type { ServerVersion } from './kratosDocument';
import { readOpen } from './openDocuments';
import { toRange } from './ranges';
import { findInWorkspace, firstFileIn } from './files/workspaceFiles';

/**
 * Links to the files that a configuration or an identity schema names. What does not exist in the workspace is no link:
 * a rule speaks of it.
 */
export async function linksIn(document: TextDocument, serverVersion: ServerVersion): Promise<DocumentLink[]> {
  const open = await readOpen(document, serverVersion);
  if (!open) return [];
  const links =
    open.kind === 'config'
      ? fileLinks(open.config)
      : outsideRefs(open.config).map(({ path, ...place }): ConfigLink => ({
          ...place,
          setting: [],
          target: { kind: 'file', paths: [path] },
        }));
  const found = await Promise.all(
    links.map(async (link) => {
      const target = await resolveLinkTarget(link, document.uri);
      return target ? [new DocumentLink(toRange(document, link), target)] : [];
    }),
  );
  return found.flat();
}

/** Where a link leads; undefined when nothing is there. */
export async function resolveLinkTarget({ target }: ConfigLink, file: Uri): Promise<Uri | undefined> {
  switch (target.kind) {
    case 'file':
      return findInWorkspace(target.paths, file);
    case 'folder': {
      const folder = await findInWorkspace([target.path], file, FileType.Directory);
      // A folder cannot be opened in an editor; its first template can, and the explorer then shows where it lies.
      return folder && firstFileIn(folder, '.gotmpl');
    }
    case 'text':
      return decodedAddress(file, target.setting, target.text);
  }
}
