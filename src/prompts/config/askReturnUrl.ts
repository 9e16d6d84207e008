import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { ConfigDocument } from '../../config/document/document';
import { isAllowedReturnUrl } from '../../config/facts/returnUrls';
import { returnUrlWords } from '../../config/facts/returnUrlWords';
import { ask } from '../ask';
import { pick } from '../pick';

/** Asks for a URL to come back to, and says while it is typed whether Kratos would take it. */
export function askReturnUrl(config: ConfigDocument): Promise<string | undefined> {
  return ask({
    title: t('Would Kratos take this URL as return_to?'),
    prompt: t('A URL to come back to. Enter goes to the entry that decides'),
    placeholder: 'https://app.example.com/welcome',
    judge: (text) => {
      const verdict = isAllowedReturnUrl(text.trim(), config);
      const words = returnUrlWords(verdict, config);
      return verdict.kind === 'refused' || verdict.kind === 'unreadable'
        ? { kind: 'fine', note: words, isDoubtful: true }
        : { kind: 'fine', note: words };
    },
  });
}

/** Asks whether an entry that would let a refused URL in is to be written. */
export async function offerEntry(url: string, entry: string): Promise<boolean> {
  const add = {
    label: t('Allow {0}', entry),
    iconPath: new ThemeIcon('add'),
    description: t('a new entry of allowed_return_urls'),
  };
  const picked = await pick({
    title: t('{0} is refused', url),
    placeholder: t('Escape leaves the list as it is'),
    items: [add, { label: t('Leave the list as it is'), iconPath: new ThemeIcon('close') }],
  });
  return picked === add;
}
