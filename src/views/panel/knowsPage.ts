import type { Press } from '../../kratos/drive/types';
import type { FlowRecord } from '../../kratos/record/types';
import { askedSite, readCeremonies } from '../../kratos/webauthn/ceremony';
import { readKeyPress } from '../../kratos/webauthn/press';
import type { PanelParts } from './ports';

/**
 * Whether the page is known that a key answers for, so that a press can be sent: remembered, read from the server's
 * configuration in the workspace, or asked for once. A press that no key answers needs none.
 */
export async function knowsPage(
  { explorer: { origins }, connections, editor }: Pick<PanelParts, 'explorer' | 'connections' | 'editor'>,
  { flow, connectionId }: FlowRecord,
  press: Press,
): Promise<boolean> {
  const wanted = readKeyPress(press.submitter);
  const ceremony = flow && wanted && readCeremonies(flow).find(({ trigger }) => trigger === wanted.trigger);
  const connection = connections().find(({ id }) => id === connectionId);
  if (!ceremony || !connection) return true;
  const rpId = askedSite(ceremony);
  if (origins.get(connection.id, rpId) !== undefined) return true;
  const [configured] = await editor.configuredOrigins(connection, rpId);
  if (configured !== undefined) origins.set(connection.id, rpId, configured);
  else await editor.run('kratosFlows.choosePageOrigin', { connection: connection.id, site: rpId });
  return origins.get(connection.id, rpId) !== undefined;
}
