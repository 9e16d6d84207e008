import { workspace } from 'vscode';
import type { Disposable } from 'vscode';

/** Whether the workspace may use the network: no request leaves before the user trusts it. */
export function isTrusted(): boolean {
  return workspace.isTrusted;
}

/** Calls back once trust is granted (it is never taken away in a running window). */
export function onTrusted(listener: () => void): Disposable {
  return workspace.onDidGrantWorkspaceTrust(listener);
}
