import { t } from '@vscode/l10n';
import { askAgain } from './askAgain';
import { findPersona } from '../personas/findPersona';
import { confirm } from '../../prompts/confirm';
import { notDone } from '../notDone';
import type { Verb } from '../commandContext';

/** Ends every other session of a persona's identity: `{persona}`. Its own goes on. */
export const run: Verb<'kratosFlows.revokeOtherSessions'> = async (context, given) => {
  const explorer = await context.explorer();
  const { personas, ownSessions } = explorer;
  const persona = await findPersona(
    context,
    given,
    t('Revoke other sessions'),
    ({ id }) => personas.session(id).status === 'signed-in',
  );
  if (!persona) return undefined;
  const detail = t(
    'Every other session of this identity ends, on all devices; the one of {0} goes on. This cannot be undone.',
    persona.name,
  );
  if (!given.confirmed && !(await confirm(t('Revoke all other sessions of this identity?'), detail, t('Revoke'))))
    return undefined;
  const change = await ownSessions.revokeOthers(persona.id);
  if (change.kind === 'problem') {
    context.announce(notDone(change, t('The sessions were not revoked: {0}', change.what)));
    return undefined;
  }
  context.sessions.readAgain(persona.connectionId);
  // Personas that had one of them.
  const identity = personas.session(persona.id).session?.identity?.id;
  await askAgain(
    explorer,
    (session, id) => id !== persona.id && identity !== undefined && session.identity?.id === identity,
  );
  return { revoked: change.count };
};
