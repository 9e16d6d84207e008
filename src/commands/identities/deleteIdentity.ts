import { t } from '@vscode/l10n';
import { identityName } from '../../kratos/knowledge/identityName';
import { askToDelete } from '../../prompts/identities/askToDelete';
import { notDone } from '../notDone';
import type { Verb } from '../commandContext';
import { findIdentity, readForChange } from './findIdentity';
import { identityChanged } from './identityChanged';

/** Deletes an identity, once its identifier (or its id) was typed, here or by whoever calls. */
export const run: Verb<'kratosFlows.deleteIdentity'> = async (context, given) => {
  const target = await findIdentity(context, given, t('Delete an identity'));
  const identity = target && (await readForChange(context, target));
  if (!target || !identity) return undefined;
  const names = [identityName(identity), identity.id];
  if (given.confirmed === undefined) {
    if (!(await askToDelete(names))) return undefined;
  } else if (!names.includes(given.confirmed)) {
    throw new Error(t('What was typed is neither the identifier of this identity nor its id, so nothing was deleted.'));
  }
  const { identityChanges } = await context.explorer();
  const change = await identityChanges.delete(target.connection, target.id);
  if (change.kind === 'problem' && !('isThere' in change)) {
    context.tell(notDone(change, t('The identity was not deleted: {0}', change.what)));
    return undefined;
  }
  await identityChanged(context, target, 'gone');
  return { deleted: target.id };
};
