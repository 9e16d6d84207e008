import { Uri } from 'vscode';

/** The scheme of everything that is shown as a read-only editor document. */
export const documentScheme = 'kratos-flows-view';

/** The address of a document: `name` is the file name that its tab shows and whose ending names the language. */
export function documentAddress(kind: string, path: readonly string[], name: string): Uri {
  return Uri.from({ scheme: documentScheme, path: `/${[kind, ...path, name].map(encodeURIComponent).join('/')}` });
}
