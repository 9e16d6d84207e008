import { window } from 'vscode';

/** Asks before something is lost, in a modal dialog. */
export async function confirm(question: string, detail: string, yes: string): Promise<boolean> {
  return (await window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}
