import type { ToHost } from '../../src/protocol/messages';
import { editor } from '../shared/editor';
import { isUiState, type UiState } from './uiState';

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
