import { window } from 'vscode';

/** Asks before something is lost, in a modal dialog. */
export async function confirm(question: string, detail: string, yes: string): Promise<boolean> {
  return (await confirmOneOf(question, detail, [yes])) === yes;
}

/** Asks before something is lost that can be done in several ways; undefined when the person leaves. */
export async function confirmOneOf<Way extends string>(
  question: string,
  detail: string,
  ways: readonly Way[],
): Promise<Way | undefined> {
  return window.showWarningMessage(question, { modal: true, detail }, ...ways);
}
