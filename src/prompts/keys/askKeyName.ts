import { t } from '@vscode/l10n';
import { ask } from '../ask';
import type { Judgement } from '../ask';

/** Asks for the name of a key. */
export function askKeyName(title: string, before: string, others: readonly string[]): Promise<string | undefined> {
  return ask({
    title,
    prompt: t('Name of the key here; the server is not told'),
    value: before,
    judge: (text) => judgeKeyName(text, others),
  });
}

export function judgeKeyName(text: string, others: readonly string[]): Judgement {
  const name = text.trim();
  if (name === '') return { kind: 'problem', sentence: t('A key needs a name.') };
  return others.includes(name)
    ? { kind: 'problem', sentence: t('There is already a key named “{0}” here.', name) }
    : { kind: 'fine' };
}
