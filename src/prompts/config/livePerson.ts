import { t } from '@vscode/l10n';
import type { Somebody } from '../../config/simulator/person';
import type { Connection } from '../../kratos/record/types';
import { withProgress } from '../../platform/progress';
import { identityName } from '../../kratos/knowledge/identityName';
import { choosePersona } from '../personas/choosePersona';
import type { PromptContext } from '../promptContext';
import { askWhichIdentity, complainOf } from '../identities/askWhichIdentity';
import { personFromIdentity, personFromSession } from '../../language/whoIsAsked/knownPerson';

/**
 * Somebody as the server knows them, by an id, an identifier or the beginning of one that is asked for; of several the
 * person chooses. Says so where there is none.
 */
export async function askIdentity(context: PromptContext, connection: Connection): Promise<Somebody | undefined> {
  const id = await askWhichIdentity(context, connection, t('Who is asked for a second factor?'));
  if (id === undefined) return undefined;
  const { adminIdentities } = await context.explorer();
  const answer = await withProgress(t('Reading an identity'), (signal) => adminIdentities.read(connection, id, signal));
  if (answer.kind === 'problem') {
    complainOf(answer);
    return;
  }
  return { name: identityName(answer.identity), person: personFromIdentity(answer.identity), isLive: true };
}

/** The owner of a session of a persona. What else the identity has is read from the admin side, where there is one. */
export async function askSession(context: PromptContext, connection: Connection): Promise<Somebody | undefined> {
  const explorer = await context.explorer();
  const title = t('From a session of mine');
  const persona = await choosePersona(
    context,
    connection,
    title,
    ({ id }) => explorer.personas.session(id).status === 'signed-in',
  );
  if (!persona) {
    complainOf({ kind: 'problem', what: t('No persona has a session yet.') });
    return;
  }
  const { session, problem } = await withProgress(t('Reading a session'), (signal) =>
    explorer.driver.checkSession(persona.id, signal),
  );
  if (!session) {
    complainOf({ kind: 'problem', what: problem?.what ?? t('{0} has no session that is known.', persona.name) });
    return;
  }
  const { identity } = session;
  const answer =
    identity && connection.adminUrl !== undefined
      ? await explorer.adminIdentities.read(connection, identity.id)
      : undefined;
  if (answer?.kind === 'identity')
    return { name: persona.name, person: personFromIdentity(answer.identity, session), isLive: true };
  return {
    name: t('{0}, as far as the session tells', persona.name),
    person: personFromSession(session),
    isLive: true,
  };
}
