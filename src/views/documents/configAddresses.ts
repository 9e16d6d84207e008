import { t } from '@vscode/l10n';
import { Uri } from 'vscode';
import { fileName } from '../../platform/fileName';
import type { Path } from '../../config/reference/path';
import { documentAddress, documentScheme } from './address';

/** The read-only document of a text that stands encoded in a setting of a file. Its ending names the language. */
export function decodedAddress(file: Uri, setting: Path, text: string): Uri {
  const name = /^\s*[[{]/.test(text) ? 'decoded.json' : 'decoded.txt';
  return documentAddress('decoded', [file.toString(), JSON.stringify(setting)], name);
}

/** The page that explains a configuration. */
export function explanationAddress(file: Uri): Uri {
  return pageAddress('config', [file.toString()], fileName(file));
}

/**
 * The page about a message id, an error id, a setting or a finding. A code's slash stays one, so that the address is
 * the same however it is written.
 */
export function nameAddress(id: string): Uri {
  const parts = id.split('/');
  return pageAddress('explanation', parts, parts.at(-1) ?? '');
}

/** The page about a text that was pasted, by the number of the paste, or about something that has a name. */
export function pastedAddress(number: number, name = t('Paste {0}', number)): Uri {
  return pageAddress('pasted', [String(number)], name);
}

/** The page about an error that a server keeps for its error page. */
export function storedErrorAddress(connectionId: string, id: string): Uri {
  return pageAddress('error', [connectionId, id], id.slice(0, 8));
}

/** The address of a page; its last part is the title of its tab. */
function pageAddress(kind: string, path: readonly string[], name: string): Uri {
  const address = documentAddress(kind, path, '');
  return address.with({ path: address.path + t('{0} explained', name).replaceAll(/[/\\%]/g, '_') });
}

/** The file that a page or a decoded text is made from; undefined for every other address. */
export function fileOfAddress({ scheme, path }: Uri): Uri | undefined {
  const [kind, file] = path.split('/').slice(1).map(decodeURIComponent);
  const isOfFile = scheme === documentScheme && (kind === 'config' || kind === 'decoded');
  return isOfFile && file !== undefined ? Uri.parse(file) : undefined;
}
