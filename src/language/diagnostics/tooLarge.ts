import { t } from '@vscode/l10n';
import { CodeAction, CodeActionKind, Diagnostic, DiagnosticSeverity } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { longestConfig } from '../kratosDocument';

/** The command behind the quick fix and the status bar: checks a large file, whose address it takes, as it is now. */
export const checkOnceCommand = 'kratosFlows.checkOnce';

/** A length in characters as people read it. */
export function sizeWords(length: number): string {
  return length < 1_000_000 ? t('{0} kB', Math.round(length / 1_000)) : t('{0} MB', Math.round(length / 1_000_000));
}

/** Why a file of so many characters is neither explained nor checked, and what to do. */
export function tooLargeWords(length: number): string {
  return t(
    'This file is {0}, too large to be explained and checked while you write: {1} can be read between two key presses. It can be checked once, by the quick fix in its first line or a press in the status bar; or split it, since Kratos accepts several files, each with its own -c.',
    sizeWords(length),
    sizeWords(longestConfig),
  );
}

/** Said in the first line of a file that is too large to be checked, or was checked once since it is. */
export function tooLargeDiagnostic(document: TextDocument, length: number, isChecked: boolean): Diagnostic {
  const words = isChecked
    ? t(
        'This file is {0}. It was checked once, as you asked; what was found stays until the next change, and then the file is left alone again.',
        sizeWords(length),
      )
    : tooLargeWords(length);
  const diagnostic = new Diagnostic(document.lineAt(0).range, words, DiagnosticSeverity.Information);
  diagnostic.source = 'kratos';
  return diagnostic;
}

/** Checks a large file once. */
export function checkOnceAction(uri: Uri, diagnostic: Diagnostic): CodeAction {
  const title = t('Check this file once');
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { command: checkOnceCommand, title, arguments: [uri.toString()] };
  action.diagnostics = [diagnostic];
  return action;
}
