import { t } from '@vscode/l10n';
import { readLifetime } from '../../kratos/identity/lifetime';
import type { Verb } from '../commandContext';
import { connectionFor, create } from './createIdentity';
import { letIn } from './recoverIdentity';

/**
 * Makes an identity and then a recovery code or link for it; the form for it asks for both. Kratos mails nothing: the
 * code opens here, the link is copied.
 */
export const run: Verb<'kratosFlows.inviteIdentity'> = async (context, given) => {
  const { kind, lifetime } = given;
  const read = lifetime === undefined ? undefined : readLifetime(lifetime);
  if (read?.kind === 'problem') throw new Error(read.what);
  const connection = await connectionFor(context, given, t('Invite an identity'));
  const made = connection && (await create(context, connection, given, true));
  if (!connection || !made || !kind || !read) return made;
  return { ...made, ...(await letIn(context, connection, made.created, { kind, lifetime: read.text })) };
};
