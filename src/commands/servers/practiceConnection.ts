import { freeName } from '../../platform/address';
import { saveConnection } from '../../platform/settings';
import type { Connection } from '../../kratos/record/types';
import type { Ports } from '../../kratos/servers/types';
import { practiceId } from '../../views/servers/practice';
import type { CommandContext } from '../commandContext';

/**
 * The connection to the practice server at these ports, as the active one. What was given at its old ports goes along.
 */
export async function practiceConnection(context: CommandContext, ports: Ports): Promise<Connection> {
  const { connections } = context;
  const known = connections.get(practiceId);
  const others = connections.all.filter(({ id }) => id !== practiceId).map(({ name }) => name);
  const adminUrl = `http://127.0.0.1:${ports.admin}`;
  const connection: Connection = {
    id: practiceId,
    name: known?.name ?? freeName('practice', others),
    publicUrl: `http://127.0.0.1:${ports.public}`,
    adminUrl,
  };
  if (known) {
    context.addresses.allow(practiceId, known.publicUrl, connection.publicUrl);
    if (known.adminUrl !== undefined) context.addresses.allow(practiceId, known.adminUrl, adminUrl);
  }
  await saveConnection(connection);
  connections.reload();
  await connections.activate(connection.id);
  return connection;
}
