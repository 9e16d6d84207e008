import { FileType } from 'vscode';
import type { Uri } from 'vscode';
import type { ConfigDocument } from '../../config/document/document';
import { fileLinks } from '../../config/facts/fileLinks';
import { findNamedPath } from '../../config/checks/rules/fileNotFound';
import { findInWorkspace, listCandidates } from './workspaceFiles';

/**
 * The paths of files and folders, as a configuration writes them, that would lie in the workspace and are not there. Of
 * others nothing is known: they are of another machine.
 */
export async function absentFiles(config: ConfigDocument, file: Uri): Promise<ReadonlySet<string>> {
  const looked = await Promise.all(
    fileLinks(config).map(async (link) => {
      const path = findNamedPath(link);
      if (path === undefined || listCandidates(path, file).length === 0) return [];
      const type = link.target.kind === 'folder' ? FileType.Directory : FileType.File;
      return (await findInWorkspace([path], file, type)) ? [] : [path];
    }),
  );
  return new Set(looked.flat());
}
