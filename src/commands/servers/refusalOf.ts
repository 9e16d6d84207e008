import { t } from '@vscode/l10n';

/** Why a server did not start, in a sentence, by what it printed. */
export function refusalOf(said: string): string {
  const reason = /^Error: (.+)$/m.exec(said)?.[1] ?? said.trim().split('\n').at(-1) ?? '';
  return t('Kratos refuses to start: {0}', reason);
}
