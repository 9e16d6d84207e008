import { t } from '@vscode/l10n';
import { confirm } from '../../prompts/confirm';
import type { Verb } from '../commandContext';
import { findPersona } from './findPersona';

/**
 * Forgets a persona with its flows, cookies, token and authenticator. Its session on the server goes on until it ends
 * there.
 */
export const run: Verb<'kratosFlows.removePersona'> = async (context, given) => {
  const persona = await findPersona(context, given, t('Remove a persona'));
  if (!persona) return undefined;
  const explorer = await context.explorer();
  const flows = explorer.flows.ofPersona(persona.id).length;
  const detail = t(
    'Its cookies or token, its authenticator and its flows ({0}) are forgotten. This cannot be undone. The identity on the server stays, and so does its session: sign out first to end it.',
    flows,
  );
  const question = t('Remove the persona “{0}”?', persona.name);
  if (!given.confirmed && !(await confirm(question, detail, t('Remove')))) return undefined;
  explorer.removePersona(persona.id);
  return { removed: persona.id };
};
