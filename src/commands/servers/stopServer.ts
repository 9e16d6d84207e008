import { t } from '@vscode/l10n';
import type { Verb } from '../commandContext';
import { findServer } from './findServer';

/** Ends a server that this window started. */
export const run: Verb<'kratosFlows.stopServer'> = async (context, given) => {
  const connection = await findServer(context, given, t('Stop a server'));
  if (!connection) return undefined;
  await (await context.servers.open()).stop(connection.id);
  await context.health.check(connection);
  return { stopped: connection.id };
};
