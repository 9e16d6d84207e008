import { t } from '@vscode/l10n';
import { checkHash } from '../../kratos/identity/hashes/checkHash';
import { passwordOperations } from '../../kratos/identity/patch/passwordOperations';
import { identityName } from '../../kratos/knowledge/identityName';
import { confirm } from '../../prompts/confirm';
import { askHash, askPasswordWay } from '../../prompts/identities/askPassword';
import { notDone } from '../notDone';
import type { Verb } from '../commandContext';
import { findIdentity, readForChange } from './findIdentity';
import { identityChanged } from './identityChanged';
import { run as recoverIdentity } from './recoverIdentity';
import { refusalText } from './refusalText';

/**
 * What there is instead of a call that sets a password: a recovery code, or a hash that is stored by a patch. The
 * server looks at nothing of such a hash, so it is checked here, and one that never works is not sent.
 */
export const run: Verb<'kratosFlows.setPassword'> = async (context, given) => {
  const target = await findIdentity(context, given, t('A new password for an identity'));
  const identity = target && (await readForChange(context, target));
  if (!target || !identity) return undefined;
  const title = t('A new password for {0}', identityName(identity));
  const how = given.how ?? (given.hash === undefined ? await askPasswordWay(title) : 'hash');
  if (how === 'code') {
    const { lifetime, confirmed } = given;
    const named = { connection: target.connection.id, identity: target.id };
    return recoverIdentity(context, { ...named, kind: 'code', lifetime, confirmed });
  }
  const hash = how && (given.hash ?? (await askHash(title)));
  if (hash === undefined) return undefined;
  const found = checkHash(hash);
  if (found && found.kind !== 'doubtful') throw new Error(`${found.what} ${found.right}`);
  const detail = t('Its present password stops working. Its sessions stay.');
  if (!given.confirmed && !(await confirm(t('Store this hash for {0}?', identityName(identity)), detail, t('Store'))))
    return undefined;
  const { identityWrites } = await context.explorer();
  const answer = await identityWrites.patch(target.connection, target.id, passwordOperations(identity, hash));
  if (answer.kind === 'problem') {
    context.tell(notDone(answer, t('The hash was not stored: {0}', refusalText(answer))));
    return undefined;
  }
  await identityChanged(context, target);
  context.tell(t('The hash is stored: its password signs in from now on.'));
  return { stored: target.id };
};
