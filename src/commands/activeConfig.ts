import { Uri, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { readOpen, type OpenDocument } from '../language/openDocuments';
import { textField } from './arguments';
import type { Parts } from './parts';

/** The configuration that a command is about: that of `{uri}`, of the editor whose title was pressed, or the active one. Undefined when it is none. */
export async function activeConfig(
  { serverVersion }: Pick<Parts, 'serverVersion'>,
  argument: unknown,
): Promise<{ readonly document: TextDocument; readonly open: OpenDocument } | undefined> {
  const named = textField(argument, 'uri');
  const uri = argument instanceof Uri ? argument : named === undefined ? undefined : Uri.parse(named);
  const document = uri ? await workspace.openTextDocument(uri) : window.activeTextEditor?.document;
  const open = document && (await readOpen(document, serverVersion));
  return document && open?.kind === 'config' ? { document, open } : undefined;
}
