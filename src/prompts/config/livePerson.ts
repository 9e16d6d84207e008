import { t } from '@vscode/l10n';
import { window } from 'vscode';
import type { Somebody } from '../../config/simulator/person';
import type { SessionProblem } from '../../kratos/admin/types';
import type { Identity } from '../../kratos/flow/types';
import type { Connection } from '../../kratos/record/types';
import { withProgress } from '../../platform/progress';
import { identityName } from '../../kratos/knowledge/identityName';
import { ask } from '../ask';
import { choosePersona } from '../personas/choosePersona';
import type { PromptContext } from '../promptContext';
import { pick } from '../pick';
import { personFromIdentity, personFromSession } from '../../language/whoIsAsked/knownPerson';

/**
 * Somebody as the server knows them, by an id, an identifier or the beginning of one that is asked for; of several the
 * person chooses. Says so where there is none.
 */
export async function askIdentity(context: PromptContext, connection: Connection): Promise<Somebody | undefined> {
  const wanted = await ask({
    title: t('Who is asked for a second factor?'),
    prompt: t('The id of an identity, or an identifier such as an e-mail address, of which the beginning may do'),
    judge: (text) =>
      text.trim() === '' ? { kind: 'problem', sentence: t('Enter an id or an identifier.') } : { kind: 'fine' },
  });
  if (wanted === undefined) return undefined;
  const { adminIdentities } = await context.explorer();
  const found = await withProgress(t('Looking for an identity'), (signal) =>
    adminIdentities.find(connection, wanted, signal),
  );
  if (found.kind === 'problem') {
    complain(found);
    return;
  }
  const id = await chooseIdentity(found.identities);
  if (id === undefined) return undefined;
  const answer = await withProgress(t('Reading an identity'), (signal) => adminIdentities.read(connection, id, signal));
  if (answer.kind === 'problem') {
    complain(answer);
    return;
  }
  return { name: identityName(answer.identity), person: personFromIdentity(answer.identity), isLive: true };
}

/** The id of the only one of some identities, or of the one that the person chooses. */
async function chooseIdentity(identities: readonly Identity[]): Promise<string | undefined> {
  if (identities.length <= 1) return identities[0]?.id;
  const picked = await pick({
    title: t('Who is asked for a second factor?'),
    placeholder: t('Several identities have an identifier that begins so'),
    items: identities.map((identity) => ({ label: identityName(identity), description: identity.id })),
  });
  return picked?.description;
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
    complain({ kind: 'problem', what: t('No persona has a session yet.') });
    return;
  }
  const { session, problem } = await withProgress(t('Reading a session'), (signal) =>
    explorer.driver.checkSession(persona.id, signal),
  );
  if (!session) {
    complain({ kind: 'problem', what: problem?.what ?? t('{0} has no session that is known.', persona.name) });
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

function complain({ what, todo }: SessionProblem): undefined {
  void window.showWarningMessage(todo === undefined ? what : `${what} ${todo}`);
  return undefined;
}
