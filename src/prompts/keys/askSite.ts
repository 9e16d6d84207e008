import { t } from '@vscode/l10n';
import type { SoftwareKey } from '../../kratos/webauthn/types';
import { ask } from '../ask';

/** Asks for the site of keys; that of the newest key here is offered. */
export function askSite(keys: readonly SoftwareKey[]): Promise<string | undefined> {
  return ask({
    title: t('The page that keys answer for'),
    prompt: t('The site that the keys are of: rp.id of the server’s configuration'),
    value: keys.at(-1)?.rpId ?? 'localhost',
    judge: (text) =>
      text.trim() === '' ? { kind: 'problem', sentence: t('Enter the site, such as localhost.') } : { kind: 'fine' },
  });
}
