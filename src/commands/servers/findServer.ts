import { t } from '@vscode/l10n';
import type { Connection } from '../../kratos/record/types';
import { chooseConnection } from '../../prompts/connections/chooseConnection';
import type { CommandContext } from '../commandContext';
import { namedConnection, type NamesConnection } from '../connections/findConnection';

/**
 * The connection whose server this window started: the one that is named, the only one, or the one that a person
 * chooses.
 */
export async function findServer(
  context: CommandContext,
  given: NamesConnection,
  title: string,
): Promise<Connection | undefined> {
  const named = namedConnection(context, given);
  if (named && context.servers.state(named.id) === undefined)
    throw new Error(t('The server of “{0}” was not started by this window.', named.name));
  if (named) return named;
  const started = context.connections.all.filter(({ id }) => context.servers.state(id) !== undefined);
  if (started.length === 0) throw new Error(t('This window has started no server.'));
  return chooseConnection(context, started, title);
}
