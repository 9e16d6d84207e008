import { l10n } from 'vscode';

/**
 * The language that our texts are in, as a tag such as `de`: the editor's, or English where nobody translated them. The
 * build names it in each bundle that holds more than wordings of Kratos's messages.
 */
export function spokenLanguage(): string {
  return l10n.bundle?.['language:of-texts'] ?? 'en';
}
