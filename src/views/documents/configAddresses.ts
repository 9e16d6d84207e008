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

/** A page of the documentation, by its path and title; without a title its contents. */
export function documentationAddress(path: string, title?: string): Uri {
  return title === undefined
    ? titledAddress('documentation', [], t('Documentation'))
    : titledAddress('documentation', path.split('/'), title);
}

/** The page about a text that was pasted, by the number of the paste, or one with a title of its own. */
export function pastedAddress(number: number, title = t('{0} explained', t('Paste {0}', number))): Uri {
  return titledAddress('pasted', [String(number)], title);
}

/** The page about an error that a server keeps for its error page. */
export function storedErrorAddress(connectionId: string, id: string): Uri {
  return pageAddress('error', [connectionId, id], id.slice(0, 8));
}

/** The address of a page that explains something. */
function pageAddress(kind: string, path: readonly string[], name: string): Uri {
  return titledAddress(kind, path, t('{0} explained', name));
}

/** The address of a page; its last part is the title of its tab. */
function titledAddress(kind: string, path: readonly string[], title: string): Uri {
  const address = documentAddress(kind, path, '');
  return address.with({ path: address.path + title.replaceAll(/[/\\%]/g, '_') });
}

/** The file that a page or a decoded text is made from; undefined for every other address. */
export function fileOfAddress({ scheme, path }: Uri): Uri | undefined {
  const [kind, file] = path.split('/').slice(1).map(decodeURIComponent);
  const isOfFile = scheme === documentScheme && (kind === 'config' || kind === 'decoded');
  return isOfFile && file !== undefined ? Uri.parse(file) : undefined;
}
