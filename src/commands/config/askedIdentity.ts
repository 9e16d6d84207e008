import { t } from '@vscode/l10n';
import { window } from 'vscode';
import type { Somebody } from '../../config/simulator/person';
import { identityName } from '../../kratos/knowledge/identityName';
import { personFromIdentity } from '../../language/whoIsAsked/knownPerson';
import type { OpenSetup } from '../../language/whoIsAsked/readSetup';
import { withProgress } from '../../platform/progress';
import { isTrusted } from '../../platform/trust';
import type { CommandContext } from '../commandContext';
import { namedConnection } from '../connections/findConnection';
import { findConfig } from './findConfig';

/** An identity of a server, and the configuration that it is asked by. */
interface AskedIdentity {
  readonly setup: OpenSetup;
  readonly who: Somebody;
}

/**
 * Reads an identity, and the configuration that is named or belongs to its connection. Says so where there is none of
 * them, and yields undefined.
 */
export async function readAsked(
  context: CommandContext,
  given: { readonly uri?: string | undefined; readonly connection?: string | undefined },
  identity: string,
): Promise<AskedIdentity | undefined> {
  const connection = namedConnection(context, given) ?? context.connections.active;
  if (!connection) return says(t('Add a connection first.'));
  if (!isTrusted()) return says(t('Nothing is read from a server before the workspace is trusted.'));
  const setup = await findSetup(context, given.uri, connection);
  if (!setup)
    return says(
      t('No configuration is known of {0}: open the kratos.yml of its server, or choose it.', connection.name),
    );
  const { adminIdentities } = await context.explorer();
  const answer = await withProgress(t('Reading an identity'), (signal) =>
    adminIdentities.read(connection, identity, signal),
  );
  if (answer.kind === 'problem') return says(answer.todo === undefined ? answer.what : `${answer.what} ${answer.todo}`);
  const name = identityName(answer.identity);
  return { setup, who: { name, person: personFromIdentity(answer.identity), isLive: true } };
}

async function findSetup(
  context: CommandContext,
  uri: string | undefined,
  connection: NonNullable<ReturnType<typeof namedConnection>>,
): Promise<OpenSetup | undefined> {
  // What reads files is loaded with the first question.
  if (uri !== undefined) {
    const [{ toSetup }, found] = await Promise.all([
      import('../../language/whoIsAsked/readSetup'),
      findConfig(context, { uri }),
    ]);
    return found && toSetup(found);
  }
  const { configurationOf } = await import('../../language/configurationOf');
  return (await configurationOf(connection, context.health.readServerVersion(connection)))?.setup;
}

/** Tells why there is nothing to ask about. */
function says(sentence: string): Promise<undefined> {
  void window.showInformationMessage(sentence);
  return Promise.resolve(undefined);
}
