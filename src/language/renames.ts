import { t } from '@vscode/l10n';
import '../platform/texts';
import { window, WorkspaceEdit } from 'vscode';
import type { Position, Range, TextDocument } from 'vscode';
import { renamableAt, renameSchema } from '../config/navigation/renameSchema';
import type { ServerVersion } from './kratosDocument';
import { readOpen } from './openDocuments';
import { toRange } from './ranges';

/**
 * The id that is renamed; the editor shows why there is none when this rejects. Files that are no configuration are
 * none of our business.
 */
export async function prepareRename(
  document: TextDocument,
  position: Position,
  serverVersion: ServerVersion,
): Promise<{ range: Range; placeholder: string } | undefined> {
  const offset = document.offsetAt(position);
  const open = await readOpen(document, serverVersion, offset);
  if (open?.kind !== 'config') return undefined;
  const found = renamableAt(open.config, offset);
  if ('refusal' in found) throw new Error(found.refusal);
  return { range: toRange(document, found.place), placeholder: found.place.name };
}

/** Gives the id of an identity schema another name, wherever the file names it. */
export async function renameAt(
  document: TextDocument,
  position: Position,
  name: string,
  serverVersion: ServerVersion,
): Promise<WorkspaceEdit | undefined> {
  const offset = document.offsetAt(position);
  const open = await readOpen(document, serverVersion, offset);
  if (open?.kind !== 'config') return undefined;
  const renamed = renameSchema(open.config, offset, name);
  if ('refusal' in renamed) throw new Error(renamed.refusal);
  const edit = new WorkspaceEdit();
  for (const { place, text } of renamed.edits) edit.replace(document.uri, toRange(document, place), text);
  void window.showInformationMessage(
    t('Existing identities keep the old id. A server that has some still needs a schema with that id.'),
  );
  return edit;
}
