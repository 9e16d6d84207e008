import type { CommandContext } from '../commandContext';
import { askAgain } from '../sessions/askAgain';
import type { IdentityTarget } from './findIdentity';

/**
 * Has everything that shows an identity look again after a change: pages, lists, and the personas that are signed in as
 * it.
 */
export async function identityChanged(
  context: CommandContext,
  { connection, id }: IdentityTarget,
  kind: 'changed' | 'made' | 'gone' = 'changed',
): Promise<void> {
  const explorer = await context.explorer();
  explorer.identityNews.tell({ connectionId: connection.id, identityId: id, kind });
  context.sessions.readAgain(connection.id);
  await askAgain(
    explorer,
    ({ identity }, personaId) =>
      identity?.id === id && explorer.personas.get(personaId)?.connectionId === connection.id,
  );
}
