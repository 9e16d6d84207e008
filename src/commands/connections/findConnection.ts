import { t } from '@vscode/l10n';
import type { Connection } from '../../kratos/record/types';
import { chooseConnection } from '../../prompts/connections/chooseConnection';
import type { CommandContext } from '../commandContext';

/** A connection as arguments name it. */
export interface NamesConnection {
  readonly connection?: string | undefined;
}

/**
 * The connection that a caller named, by id or name. A name that does not exist is the caller's mistake and is thrown
 * back.
 */
export function namedConnection(
  { connections }: Pick<CommandContext, 'connections'>,
  { connection: name }: NamesConnection,
): Connection | undefined {
  if (name === undefined) return undefined;
  const found = connections.find(name);
  if (!found) throw new Error(t('There is no connection named “{0}”.', name));
  return found;
}

/** The connection that was named; else the person chooses. Undefined when there is none, or the person leaves. */
export async function findConnection(
  context: CommandContext,
  given: NamesConnection,
  title: string,
): Promise<Connection | undefined> {
  return namedConnection(context, given) ?? chooseConnection(context, context.connections.all, title);
}
