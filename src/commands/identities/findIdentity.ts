import { t } from '@vscode/l10n';
import type { IdentityDetails } from '../../kratos/identity/types';
import type { Connection } from '../../kratos/record/types';
import { chooseConnection } from '../../prompts/connections/chooseConnection';
import { askWhichIdentity } from '../../prompts/identities/askWhichIdentity';
import type { CommandContext } from '../commandContext';
import { namedConnection } from '../connections/findConnection';

/** An identity as arguments name it. */
export interface NamesIdentity {
  readonly connection?: string | undefined;
  readonly identity?: string | undefined;
}

/** An identity that a command is about. */
export interface IdentityTarget {
  readonly connection: Connection;
  /** Its id. */
  readonly id: string;
}

/**
 * The identity that a caller named, at the connection that was named or is active; else the person says which.
 * Undefined when the person leaves, or it was said that there is none.
 */
export async function findIdentity(
  context: CommandContext,
  given: NamesIdentity,
  title: string,
): Promise<IdentityTarget | undefined> {
  if (given.identity !== undefined) {
    const connection = namedConnection(context, given) ?? context.connections.active;
    if (!connection) throw new Error(t('There is no connection to ask.'));
    return { connection, id: given.identity };
  }
  const { all } = context.connections;
  const withAdmin = all.filter(({ adminUrl }) => adminUrl !== undefined);
  const connection =
    namedConnection(context, given) ?? (await chooseConnection(context, withAdmin.length > 0 ? withAdmin : all, title));
  const id = connection && (await askWhichIdentity(context, connection, title));
  return connection && id !== undefined ? { connection, id } : undefined;
}

/** Reads an identity that something is to be done with. Says why where it cannot be read, and yields undefined then. */
export async function readForChange(
  context: CommandContext,
  { connection, id }: IdentityTarget,
): Promise<IdentityDetails | undefined> {
  const { identityParts } = await context.explorer();
  const answer = await identityParts.identity(connection, id);
  if (answer.kind === 'identity') return answer.identity;
  context.tell(t('The identity could not be read: {0}', answer.what));
  return undefined;
}
