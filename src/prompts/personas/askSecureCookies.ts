import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Persona } from '../../kratos/record/types';
import { pick } from '../pick';

/** Asks whether a browser persona sends `Secure` cookies over http to this machine. */
export async function askSecureCookies(persona: Persona, title: string): Promise<boolean | undefined> {
  const item = (send: boolean, label: string, detail: string): QuickPickItem & { readonly send: boolean } => ({
    send,
    label,
    detail,
    iconPath: new ThemeIcon(send === !persona.withholdsSecure ? 'pass-filled' : 'circle-large-outline'),
  });
  const items = [
    item(true, t('Send them to this machine'), t('127.0.0.1 and localhost, as Chromium, curl and Playwright do')),
    item(
      false,
      t('Withhold them'),
      t('as httpyac and Go before 1.26 do: a Kratos without --dev refuses every browser flow'),
    ),
  ];
  return (await pick({ title, placeholder: t('What does {0} do?', persona.name), items }))?.send;
}
