import { Position, Range, Selection, ViewColumn, window, workspace, WorkspaceEdit } from 'vscode';
import type { Uri } from 'vscode';
import type { Person } from '../../config/simulator/person';
import { simulate } from '../../config/simulator/simulate';
import { toRange } from '../../language/ranges';
import type { OpenSetup } from '../../language/whoIsAsked/readSetup';
import type { ChangedLine, Target } from '../../protocol/simulator';

function findUri(setup: OpenSetup, { file }: Pick<Target, 'file'>): Uri | undefined {
  return file === undefined ? setup.document.uri : setup.schemas.find(({ url }) => url === file)?.uri;
}

/** Shows a stretch of a file where the file is open, else in the first column. */
export async function goToTarget(setup: OpenSetup, target: Target): Promise<void> {
  const uri = findUri(setup, target);
  if (!uri) return;
  const document = await workspace.openTextDocument(uri);
  const range = toRange(document, target);
  const open = window.visibleTextEditors.find((editor) => editor.document === document);
  await window.showTextDocument(document, { viewColumn: open?.viewColumn ?? ViewColumn.One, selection: range });
}

/**
 * Changes a line as the page offers it, and shows what was changed. Worked out anew, since the text may not be the one
 * that was drawn.
 */
export async function changeLine(setup: OpenSetup, person: Person, { name, file }: ChangedLine): Promise<void> {
  const found = simulate(setup, person).changes.find(({ line }) => line.name === name && line.file === file);
  const uri = found && findUri(setup, found.line);
  if (!found?.edit || !uri) return;
  const document = await workspace.openTextDocument(uri);
  const { place, text } = found.edit;
  const edit = new WorkspaceEdit();
  edit.replace(uri, toRange(document, place), text);
  if (!(await workspace.applyEdit(edit))) return;
  const end = document.positionAt(place.start + text.length);
  const open = window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await window.showTextDocument(document, {
    viewColumn: open?.viewColumn ?? ViewColumn.One,
    preserveFocus: true,
  });
  editor.selection = new Selection(end, end);
  editor.revealRange(new Range(new Position(end.line, 0), end));
}
