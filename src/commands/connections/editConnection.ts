import { t } from '@vscode/l10n';
import type { Connection } from '../../kratos/record/types';
import { saveConnection } from '../../platform/settings';
import { askChange } from '../../prompts/connections/askChange';
import type { ConnectionChange } from '../../prompts/connections/askChange';
import type { CommandContext, Verb } from '../commandContext';
import type { Arguments } from '../contracts/index';
import { summariseConnection } from '../summary';
import { findConnection } from './findConnection';
import { readUrl } from './readUrl';

/**
 * Changes what is given of a connection (an empty text takes admin URL or key away); with the connection alone the
 * person chooses what to change, until the list is left. It is checked again when an address or the key changed.
 */
export const run: Verb<'kratosFlows.editConnection'> = async (context, given) => {
  const connection = await findConnection(context, given, t('Edit a connection'));
  if (!connection) return undefined;
  const change = readChange(given);
  if (Object.keys(change).length > 0) await store(context, connection, change);
  else await storeAnswers(context, connection);
  const after = context.connections.get(connection.id);
  return after && summariseConnection(after);
};

async function storeAnswers(context: CommandContext, first: Connection): Promise<void> {
  for (let connection: Connection | undefined = first; connection; connection = context.connections.get(first.id)) {
    const change = await askChange(context, connection);
    if (!change) return;
    await store(context, connection, change);
  }
}

function readChange({ name, publicUrl, adminUrl, apiKey }: Arguments['kratosFlows.editConnection']): ConnectionChange {
  return {
    ...(name !== undefined && { name }),
    ...(publicUrl !== undefined && { publicUrl: readUrl(publicUrl) }),
    ...(adminUrl !== undefined && { adminUrl: adminUrl === '' ? '' : readUrl(adminUrl) }),
    ...(apiKey !== undefined && { apiKey }),
  };
}

async function store(context: CommandContext, connection: Connection, change: ConnectionChange): Promise<void> {
  const { name = connection.name, publicUrl = connection.publicUrl } = change;
  // Both sides of an Ory Network project have one address: they move together.
  const shared = connection.adminUrl === connection.publicUrl;
  const adminUrl = change.adminUrl ?? (shared ? publicUrl : connection.adminUrl);
  const taken = context.connections.find(name);
  if (taken && taken.id !== connection.id) throw new Error(t('There is already a connection named “{0}”.', name));
  const edited: Connection = { id: connection.id, name, publicUrl, ...(adminUrl && { adminUrl }) };
  if (change.apiKey !== undefined) await context.apiKeys.set(edited, change.apiKey);
  await saveConnection(edited);
  context.connections.reload();
  const after = context.connections.get(connection.id);
  const moved = change.publicUrl !== undefined || change.adminUrl !== undefined || change.apiKey !== undefined;
  if (after && moved) await context.health.check(after);
}
