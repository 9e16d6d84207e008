import { t } from '@vscode/l10n';
import { toKnownVersion } from '../../config/reference/versions';
import { credentialName } from '../../kratos/identity/credentialNames';
import { judgeRemoval, type Remover } from '../../kratos/identity/removal';
import { explainRefusal, removalDetail } from '../../kratos/identity/removalWords';
import { confirm } from '../../prompts/confirm';
import { askCredential } from '../../prompts/identities/askCredential';
import { notDone } from '../notDone';
import type { CommandContext, Verb } from '../commandContext';
import { findIdentity, readForChange, type IdentityTarget } from './findIdentity';
import { identityChanged } from './identityChanged';

/**
 * Takes a credential away: `{identity, type, identifier}`. What the server would refuse is said, and not sent.
 */
export const run: Verb<'kratosFlows.removeCredential'> = async (context, given) => {
  const target = await findIdentity(context, given, t('Remove a credential'));
  const identity = target && (await readForChange(context, target));
  if (!target || !identity) return undefined;
  const server = await remover(context, target);
  const { type, identifier } = given;
  const unwanted = type === undefined ? await askCredential(identity, server) : { type, identifier };
  if (!unwanted) return undefined;
  const removal = judgeRemoval(identity, unwanted, server);
  const name = credentialName(unwanted.type);
  if (removal.kind === 'refused') {
    context.tell(t('Nothing was removed. {0}', explainRefusal(removal.why, unwanted.type)));
    return undefined;
  }
  const question = unwanted.identifier === undefined ? t('Remove {0}?', name) : t('Unlink {0}?', unwanted.identifier);
  const detail = removalDetail(unwanted.type, removal);
  if (given.confirmed !== true && !(await confirm(question, detail, t('Remove')))) return undefined;
  const { identityChanges } = await context.explorer();
  const change = await identityChanges.removeCredential(target.connection, target.id, unwanted);
  if (change.kind === 'problem') {
    context.tell(notDone(change, t('Nothing was removed. {0}', change.what)));
    return undefined;
  }
  await identityChanged(context, target);
  return { removed: unwanted.type, of: target.id };
};

/** What is known of the server, and of its configuration, as far as it decides what can be removed. */
async function remover({ health }: CommandContext, { connection }: IdentityTarget): Promise<Remover> {
  const version = health.readServerVersion(connection);
  // What reads files is loaded with the first question.
  const [{ configurationOf }, { codesSignIn }] = await Promise.all([
    import('../../language/configurationOf'),
    import('../../config/facts/codesSignIn'),
  ]);
  const setup = (await configurationOf(connection, version))?.setup;
  return {
    isFirstMajor: toKnownVersion(version ?? '') === 'v1.3.1',
    codesSignIn: setup && codesSignIn(setup.config, setup.version),
  };
}
