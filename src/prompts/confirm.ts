import { window } from 'vscode';
import { isSet } from '../commands/arguments';

/** Asks before something is lost, in a modal dialog. A caller that hands over `confirmed: true` has asked already. */
export async function confirm(argument: unknown, question: string, detail: string, yes: string): Promise<boolean> {
  if (isSet(argument, 'confirmed')) return true;
  return (await window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}
