import { FileType, Uri, workspace } from 'vscode';
import type { CancellationToken } from 'vscode';
import { listInside } from './insideWorkspace';

/** Deeper than this nobody keeps the files of a configuration. */
const deepest = 3;
const mostFiles = 500;
/** Files of a configuration have other endings than sources. */
const wanted = /\.(?:json|jsonnet|gotmpl|tmpl|html|txt)$/;

/**
 * The files that a configuration may name, as paths from its folder with slashes: below that folder, inside the
 * workspace, hidden folders and packages left out. Links are not followed, since they may lead out of it.
 */
export async function filesBeside(file: Uri, token: CancellationToken): Promise<readonly string[]> {
  const found: string[] = [];
  const base = Uri.joinPath(file, '..');
  const look = async (folder: Uri, path: string, depth: number): Promise<void> => {
    if (token.isCancellationRequested || found.length >= mostFiles || !workspace.getWorkspaceFolder(folder)) return;
    const entries = await listInside(folder);
    found.push(
      ...entries.filter(([name, type]) => type === FileType.File && wanted.test(name)).map(([name]) => path + name),
    );
    const folders =
      depth < deepest ? entries.filter(([name, type]) => type === FileType.Directory && !isLeftOut(name)) : [];
    for (const [name] of folders) await look(Uri.joinPath(folder, name), `${path}${name}/`, depth + 1);
  };
  await look(base, '', 1);
  return found.slice(0, mostFiles);
}

function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules' || name === 'vendor';
}
