import { t } from '@vscode/l10n';
import type { Verb } from '../commandContext';
import { findPersona } from '../personas/findPersona';
import { readTarget } from '../sessions/sessionTarget';

/**
 * Opens the page of the identity of a session: `{session, connection}` of one that an administrator lists, `{persona}`
 * of a persona's own; all sessions that are listed for a persona are of its identity.
 */
export const run: Verb<'kratosFlows.showIdentityOfSession'> = async (context, given) => {
  const explorer = await context.explorer();
  const { personas, driver, identityParts } = explorer;
  const target = await readTarget(context, given);
  const persona = target
    ? target.persona
    : await findPersona(
        context,
        given,
        t('Show the identity of a session'),
        ({ id }) => personas.session(id).status === 'signed-in',
      );
  const connection = target?.connection ?? context.connections.get(persona?.connectionId);
  if (!connection || (!persona && !target)) return undefined;
  const own = persona && (personas.session(persona.id).session ?? (await driver.checkSession(persona.id)).session);
  const listed = target && context.sessions.find(target.session, connection.id, persona?.id);
  const known = listed?.identity?.id ?? own?.identity?.id;
  const owner = known === undefined && target ? await identityParts.ofSession(connection, target.session) : undefined;
  if (owner?.kind === 'problem') {
    context.tell(t('It is not known whose session this is. {0}', owner.what));
    return undefined;
  }
  const identity = known ?? owner?.id;
  if (identity === undefined) {
    context.tell(t('The server does not tell whose session this is.'));
    return undefined;
  }
  const shown = { connection: connection.id, identity };
  await context.showIdentity(shown);
  return shown;
};
