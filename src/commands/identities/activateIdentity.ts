import { t } from '@vscode/l10n';
import { identityName } from '../../kratos/knowledge/identityName';
import { confirm } from '../../prompts/confirm';
import { notDone } from '../notDone';
import type { Verb } from '../commandContext';
import { findIdentity, readForChange } from './findIdentity';
import { identityChanged } from './identityChanged';

/** Makes an identity active again. */
export const run: Verb<'kratosFlows.activateIdentity'> = async (context, given) => {
  const target = await findIdentity(context, given, t('Activate an identity'));
  const identity = target && (await readForChange(context, target));
  if (!target || !identity) return undefined;
  const question = t('Activate {0}?', identityName(identity));
  const detail = t(
    'It can sign in again, and sessions from before it was deactivated count again, unless they were revoked or have expired.',
  );
  if (given.confirmed !== true && !(await confirm(question, detail, t('Activate')))) return undefined;
  const { identityChanges } = await context.explorer();
  const change = await identityChanges.setState(target.connection, target.id, 'active');
  if (change.kind === 'problem') {
    context.tell(notDone(change, t('The identity was not activated: {0}', change.what)));
    return undefined;
  }
  await identityChanged(context, target);
  return { activated: target.id };
};
