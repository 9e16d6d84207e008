import { t } from '@vscode/l10n';
import { choosePersona } from '../../prompts/personas/choosePersona';
import { confirm } from '../../prompts/confirm';
import type { CommandContext } from '../commandContext';

/** Forgets a persona with its flows, cookies, token and authenticator: `{persona}`. Its session on the server goes on until it ends there. */
export async function run(
  context: CommandContext,
  argument?: unknown,
): Promise<{ readonly removed: string } | undefined> {
  const persona = await choosePersona(context, argument, t('Remove a persona'));
  if (!persona) return undefined;
  const explorer = await context.explorer();
  const flows = explorer.flows.ofPersona(persona.id).length;
  const detail = t(
    'Its cookies or token, its authenticator and its flows ({0}) are forgotten. This cannot be undone. The identity on the server stays, and so does its session: sign out first to end it.',
    flows,
  );
  if (!(await confirm(argument, t('Remove the persona “{0}”?', persona.name), detail, t('Remove')))) return undefined;
  explorer.removePersona(persona.id);
  return { removed: persona.id };
}
