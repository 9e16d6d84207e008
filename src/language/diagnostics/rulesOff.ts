import { workspace } from 'vscode';
import type { Uri } from 'vscode';

/** The names of the rules that the settings switch off for a file. */
export function rulesOff(file: Uri): ReadonlySet<string> {
  const names: unknown = workspace.getConfiguration('kratosFlows', file).get('config.rulesOff');
  return new Set(Array.isArray(names) ? names.map(String) : []);
}
