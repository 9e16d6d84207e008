import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Persona } from '../../kratos/store/types';
import { field } from '../arguments';
import { choosePersona } from '../../prompts/personas/choosePersona';
import type { CommandContext } from '../commandContext';
import { pick } from '../../prompts/pick';
import { summarisePersona } from '../summary';

/**
 * Whether a browser persona sends `Secure` cookies over http to this machine: `{persona, send}`, or it asks. Browsers do; some clients do not, and
 * meet a CSRF refusal at a Kratos without `--dev`.
 */
export async function run(context: CommandContext, argument?: unknown): Promise<unknown> {
  const title = t('Secure cookies over http');
  const persona = await choosePersona(context, argument, title, ({ client }) => client === 'browser');
  if (!persona) return undefined;
  if (persona.client === 'native') throw new Error(t('{0} is a native persona and has no cookies.', persona.name));
  const given = field(argument, 'send');
  const send = typeof given === 'boolean' ? given : await askWhether(persona, title);
  if (send === undefined) return undefined;
  const { personas } = await context.explorer();
  const changed = personas.withholdSecure(persona.id, !send);
  return changed && summarisePersona(changed);
}

async function askWhether(persona: Persona, title: string): Promise<boolean | undefined> {
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
