import { Position, Range, Selection, ViewColumn, window, workspace, WorkspaceEdit } from 'vscode';
import type { Uri } from 'vscode';
import type { Line } from '../../config/simulator/lines';
import type { Person } from '../../config/simulator/person';
import { simulate } from '../../config/simulator/simulate';
import { toRange } from '../ranges';
import type { OpenSetup } from './readSetup';

/** The text in which a line stands. */
export function textOf(setup: OpenSetup, { file }: Pick<Line, 'file'>): string {
  return file === undefined ? setup.document.getText() : (setup.schemas.find(({ url }) => url === file)?.text ?? '');
}

function uriOf(setup: OpenSetup, { file }: Pick<Line, 'file'>): Uri | undefined {
  return file === undefined ? setup.document.uri : setup.schemas.find(({ url }) => url === file)?.uri;
}

/** Shows a line where its file is open, else in the first column. */
export async function goToLine(setup: OpenSetup, line: Line): Promise<void> {
  const uri = uriOf(setup, line);
  if (!uri || !line.place) return;
  const document = await workspace.openTextDocument(uri);
  const range = toRange(document, line.place);
  const open = window.visibleTextEditors.find((editor) => editor.document === document);
  await window.showTextDocument(document, { viewColumn: open?.viewColumn ?? ViewColumn.One, selection: range });
}

/**
 * Changes a line as the page offers it, and shows what was changed. Worked out anew, since the text may not be the one
 * that was drawn.
 */
export async function changeLine(
  setup: OpenSetup,
  person: Person,
  { name, file }: Pick<Line, 'name' | 'file'>,
): Promise<void> {
  const found = simulate(setup, person).changes.find(({ line }) => line.name === name && line.file === file);
  const uri = found && uriOf(setup, found.line);
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
