import { t } from '@vscode/l10n';
import { identityName } from '../../kratos/knowledge/identityName';
import { confirmOneOf } from '../../prompts/confirm';
import { notDone } from '../notDone';
import type { Verb } from '../commandContext';
import { findIdentity, readForChange } from './findIdentity';
import { identityChanged } from './identityChanged';

/**
 * Makes an identity inactive, and deletes its sessions where that is wanted. Without being asked (`confirmed`) the
 * sessions stay unless `revokeSessions` says otherwise.
 */
export const run: Verb<'kratosFlows.deactivateIdentity'> = async (context, given) => {
  const target = await findIdentity(context, given, t('Deactivate an identity'));
  const identity = target && (await readForChange(context, target));
  if (!target || !identity) return undefined;
  let { revokeSessions = false } = given;
  if (given.confirmed !== true) {
    const [alone, both] = [t('Deactivate'), t('Deactivate and Revoke Sessions')];
    const answer = await confirmOneOf(
      t('Deactivate {0}?', identityName(identity)),
      t(
        'Nobody can sign in with it: a right password is answered with 401 “This account was disabled.”, a wrong one as ever. Its sessions stop counting, so that whoami answers 401, but they are not deleted, and count again once the identity is active. Revoke them if they are to end for good.',
      ),
      [alone, both],
    );
    if (answer === undefined) return undefined;
    revokeSessions = answer === both;
  }
  const { identityChanges } = await context.explorer();
  const change = await identityChanges.setState(target.connection, target.id, 'inactive');
  if (change.kind === 'problem') {
    context.tell(notDone(change, t('The identity was not deactivated: {0}', change.what)));
    return undefined;
  }
  const revoked = revokeSessions ? await identityChanges.revokeSessions(target.connection, target.id) : undefined;
  if (revoked?.kind === 'problem')
    context.tell(t('The identity is inactive, but its sessions were not revoked: {0}', revoked.what));
  await identityChanged(context, target);
  return { deactivated: target.id, sessionsRevoked: revoked?.kind === 'done' };
};
