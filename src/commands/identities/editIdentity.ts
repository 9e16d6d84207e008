import { t } from '@vscode/l10n';
import { apply, diff } from '../../kratos/identity/patch/diff';
import { bodyOf } from '../../kratos/identity/form/identityForm';
import { withProgress } from '../../platform/progress';
import { notDone } from '../notDone';
import type { Verb } from '../commandContext';
import { findIdentity, readForChange } from './findIdentity';
import { identityChanged } from './identityChanged';
import { refusalText } from './refusalText';

/** Opens the form of an identity; with `changes` and `confirmed` these are written at once. */
export const run: Verb<'kratosFlows.editIdentity'> = async (context, given) => {
  const target = await findIdentity(context, given, t('Edit an identity'));
  const identity = target && (await readForChange(context, target));
  if (!target || !identity) return undefined;
  const { connection, id } = target;
  const explorer = await context.explorer();
  if (given.confirmed === true && given.changes) {
    const now = bodyOf(identity);
    const wanted = Object.entries(given.changes).map(([name, value]) => ({
      op: 'add' as const,
      path: `/${name}`,
      value,
    }));
    const operations = diff(now, apply(now, wanted));
    if (operations.length === 0) return { edited: id, operations };
    const answer = await explorer.identityWrites.patch(connection, id, operations);
    if (answer.kind === 'problem') {
      context.tell(notDone(answer, t('The identity was not changed: {0}', refusalText(answer))));
      return undefined;
    }
    await identityChanged(context, target);
    return { edited: id, operations: operations.map(({ op, path }) => `${op} ${path}`) };
  }
  const schema = await withProgress(t('Reading an identity schema'), (signal) =>
    explorer.identityParts.schema(connection, identity.schemaId, signal),
  );
  await context.showIdentityForm({
    connection,
    identity,
    schemaId: identity.schemaId,
    schema: schema.kind === 'schema' ? schema.text : undefined,
    hasExternalId: identity.externalId !== undefined || context.health.readServerVersion(connection) !== 'v1.3.1',
  });
  return { opened: id };
};
