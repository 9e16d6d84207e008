import type { ToHost } from '../src/protocol/messages';
import { isUiState, type UiState } from './uiState';

interface EditorApi {
  postMessage(message: ToHost): void;
  getState(): unknown;
  setState(state: UiState): void;
}
declare function acquireVsCodeApi(): EditorApi;

/** The one channel to the host. Messages are the typed union; the editor may be asked for it only once per page. */
const editor = acquireVsCodeApi();

/** Sends one message to the host. */
export function post(message: ToHost): void {
  editor.postMessage(message);
}

/** What the editor kept of this panel over a reload; undefined when nothing, or nothing readable. */
export function loadUiState(): UiState | undefined {
  const kept = editor.getState();
  return isUiState(kept) ? kept : undefined;
}

/** Gives the editor what to keep over a reload. No secret and nothing typed is ever part of it. */
export function saveUiState(state: UiState): void {
  editor.setState(state);
}
