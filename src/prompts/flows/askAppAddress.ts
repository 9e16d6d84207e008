import { t } from '@vscode/l10n';
import { isWebLink } from '../../kratos/flow/origins';
import { ask } from '../ask';
import type { PromptContext } from '../promptContext';

const keyOf = (connectionId: string): string => `kratosFlows.appAddress.${connectionId}`;

/**
 * Asks for the page of one's own app that is to be watched; the last one is remembered for each connection. Where a
 * browser is open, the answer may be empty: its pages are meant.
 */
export async function askAppAddress(
  { memory }: PromptContext,
  connectionId: string,
  isOpen: boolean,
): Promise<string | undefined> {
  const url = await ask({
    title: t('Watch my app'),
    prompt: isOpen
      ? t('The address of a page of your own, such as its login page; empty for the pages that are open')
      : t('The address of a page of your own, such as its login page'),
    placeholder: 'http://127.0.0.1:3000/login',
    value: memory.get<string>(keyOf(connectionId)) ?? 'http://',
    judge: (text) =>
      (isOpen && text.trim() === '') || (isWebLink(text) && URL.canParse(text) && new URL(text).host !== '')
        ? { kind: 'fine' }
        : { kind: 'problem', sentence: t('This is no http or https address.') },
  });
  if (url) await memory.update(keyOf(connectionId), url);
  return url;
}
