import { t } from '@vscode/l10n';
import { confirm } from '../../prompts/confirm';
import { notDone } from '../notDone';
import type { Verb } from '../commandContext';
import { findIdentity } from './findIdentity';
import { identityChanged } from './identityChanged';

/** Deletes all sessions of an identity, whoever has them. */
export const run: Verb<'kratosFlows.revokeIdentitySessions'> = async (context, given) => {
  const target = await findIdentity(context, given, t('Revoke the sessions of an identity'));
  if (!target) return undefined;
  const detail = t('They are deleted, on all devices: anyone using one is signed out with the next request.');
  const question = t('Revoke all sessions of this identity?');
  if (given.confirmed !== true && !(await confirm(question, detail, t('Revoke')))) return undefined;
  const { identityChanges } = await context.explorer();
  const change = await identityChanges.revokeSessions(target.connection, target.id);
  if (change.kind === 'problem') {
    context.tell(notDone(change, t('The sessions were not revoked: {0}', change.what)));
    return undefined;
  }
  await identityChanged(context, target);
  return { revokedOf: target.id };
};
