import { t } from '@vscode/l10n';
import type { Verb } from '../commandContext';
import { findServer } from './findServer';

/** Shows what a server that this window started has printed. */
export const run: Verb<'kratosFlows.showServerLog'> = async (context, given) => {
  const connection = await findServer(context, given, t('Show the log of a server'));
  if (!connection) return undefined;
  (await context.servers.open()).showLog(connection.id);
  return { connection: connection.id };
};
