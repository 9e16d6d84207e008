import { t } from '@vscode/l10n';
import { deleteConnection } from '../../platform/settings';
import { confirm } from '../../prompts/confirm';
import type { Verb } from '../commandContext';
import { findConnection } from './findConnection';

/** Removes a connection with its personas, their secrets and flows. Nothing is changed on the server. */
export const run: Verb<'kratosFlows.removeConnection'> = async (context, given) => {
  const connection = await findConnection(context, given, t('Remove a connection'));
  if (!connection) return undefined;
  const explorer = await context.explorer();
  const personas = explorer.personas.ofConnection(connection.id).length;
  const flows = explorer.flows.ofConnection(connection.id).length;
  const detail = [
    t('Personas: {0}, flows: {1}. They are forgotten with their cookies, tokens and authenticators.', personas, flows),
    t(
      'Nothing changes on the server. To undo it, add {0} again; what the personas kept does not come back.',
      connection.publicUrl,
    ),
  ].join('\n\n');
  const question = t('Remove the connection “{0}”?', connection.name);
  if (!given.confirmed && !(await confirm(question, detail, t('Remove')))) return undefined;
  explorer.removeConnection(connection.id);
  await context.apiKeys.set(connection, undefined);
  await deleteConnection(connection.id);
  context.connections.reload();
  return { removed: connection.id };
};
