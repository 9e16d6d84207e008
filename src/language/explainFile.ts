import { workspace } from 'vscode';
import type { Uri } from 'vscode';
import { decodeBase64 } from '../config/base64';
import type { Path } from '../config/document';
import { explainConfig } from '../config/explain/index';
import type { ServerVersion } from './kratosDocument';
import { readOpen, type OpenDocument } from './openDocuments';
import { rulesOff } from './rulesOff';
import { readSchemas } from './schemaFiles';

/** What a configuration lets people do, as Markdown; undefined for a file that is none. */
export async function explainFile(file: Uri, serverVersion: ServerVersion): Promise<string | undefined> {
  const open = await openConfig(file, serverVersion);
  if (!open) return undefined;
  const { config, parts, version } = open;
  const schemas = await readSchemas(config, file, parts);
  return explainConfig(config, {
    version,
    schemas,
    fileName: file.path.split('/').at(-1) ?? '',
    rulesOff: rulesOff(file),
    lineAddress: (line) => lineAddress(file, line),
  });
}

/** The text that stands in a setting as `base64://`; undefined when it stands there no longer. `setting` is its path as JSON. */
export async function decodedText(
  file: Uri,
  setting: string,
  serverVersion: ServerVersion,
): Promise<string | undefined> {
  const open = await openConfig(file, serverVersion);
  const value = open?.config.value(...(JSON.parse(setting) as Path));
  return typeof value === 'string' ? decodeBase64(value.replace(/^base64:\/\//, '')) : undefined;
}

async function openConfig(file: Uri, serverVersion: ServerVersion): Promise<OpenDocument | undefined> {
  const open = await readOpen(await workspace.openTextDocument(file), serverVersion);
  return open?.kind === 'config' ? open : undefined;
}

/**
 * The preview of Markdown follows no address with a scheme but the web's, and takes a leading slash for the first folder of the workspace: from there the way
 * goes to the file.
 */
function lineAddress(file: Uri, line: number): string | undefined {
  const [first] = workspace.workspaceFolders ?? [];
  if (first?.uri.scheme !== file.scheme || first.uri.authority !== file.authority) return undefined;
  const [from, to] = [first.uri.path.split('/').filter(Boolean), file.path.split('/').filter(Boolean)];
  const fork = from.findIndex((name, at) => name !== to[at]);
  const shared = fork === -1 ? from.length : fork;
  const way = [...from.slice(shared).map(() => '..'), ...to.slice(shared).map(encodeURIComponent)];
  return `/${way.join('/')}#L${line}`.replaceAll('(', '%28').replaceAll(')', '%29');
}
