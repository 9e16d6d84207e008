import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { Leash } from '../../kratos/servers/leash';
import { Servers } from './servers';

/**
 * What runs servers, with its folders: what it writes is in the storage of the extension, what it brings beside its
 * code.
 */
export function openServers(
  { globalStorageUri, extensionPath }: Pick<ExtensionContext, 'globalStorageUri' | 'extensionPath'>,
  secrets: () => readonly string[],
): Servers {
  const storage = globalStorageUri.fsPath;
  const own = path.join(extensionPath, 'dist');
  const places = {
    folder: path.join(storage, 'practice'),
    samples: path.join(own, 'practice'),
    built: path.join(storage, 'kratos'),
  };
  return new Servers(new Leash(path.join(own, 'watchdog.mjs')), places, secrets);
}
