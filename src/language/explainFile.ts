import { workspace } from 'vscode';
import type { Uri } from 'vscode';
import { fileName } from '../platform/fileName';
import { listenerPorts } from '../platform/settings';
import { decodeBase64 } from '../config/document/base64';
import type { Path } from '../config/reference/path';
import { explainConfig } from '../config/overview/index';
import { readPartContext } from '../config/document/detect/parts';
import type { ServerVersion } from './kratosDocument';
import { knownOfFile } from './knownOfFile';
import { readOpen, type OpenDocument } from './openDocuments';
import { rulesOff } from './diagnostics/rulesOff';
import { readSchemas } from './files/schemaFiles';

/**
 * What a configuration lets people do, as Markdown whose links lead to lines of the file beside it; undefined for a
 * file that is none.
 */
export async function explainFile(file: Uri, serverVersion: ServerVersion): Promise<string | undefined> {
  const open = await openConfig(file, serverVersion);
  if (!open) return undefined;
  const { config, parts, version, document } = open;
  const [schemas, known] = await Promise.all([readSchemas(config, file, parts), knownOfFile(config, file)]);
  const part = parts.find((one) => one.document === document);
  const name = fileName(file);
  const address = encodeURIComponent(name).replaceAll('(', '%28').replaceAll(')', '%29');
  return explainConfig(config, {
    version,
    schemas,
    ...(part && readPartContext(part)),
    ...known,
    fileName: name,
    ownPorts: listenerPorts(),
    rulesOff: rulesOff(file),
    lineAddress: (line) => `${address}#L${line}`,
  });
}

/**
 * The text that stands in a setting as `base64://`; undefined when it stands there no longer. `setting` is its path as
 * JSON.
 */
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
