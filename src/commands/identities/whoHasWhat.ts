import { t } from '@vscode/l10n';
import { window } from 'vscode';
import type { AskedCounts, FactorCounts } from '../../config/capability/counts';
import type { Setup } from '../../config/simulator/setup';
import type { Connection } from '../../kratos/record/types';
import type { TakenCensus } from '../../language/whoIsAsked/takeCensus';
import { withProgress } from '../../platform/progress';
import { chooseConnection } from '../../prompts/connections/chooseConnection';
import type { CommandContext, Verb } from '../commandContext';
import { namedConnection } from '../connections/findConnection';

/** What was counted, as plain data: numbers alone. */
interface WhoHasWhat extends FactorCounts {
  readonly connection: string;
  /** Not all were read: somebody stopped it, or the server did not answer any more. */
  readonly isWhole: boolean;
  /** The configuration that says who is asked; absent where none is known of the connection. */
  readonly configuration?: string;
  readonly asked?: AskedCounts;
  /** With the change that was given. */
  readonly withChange?: AskedCounts;
}

/** Counts over all identities of a connection who has what, and who is asked for a second factor, and shows it. */
export const run: Verb<'kratosFlows.whoHasWhat'> = async (context, given): Promise<WhoHasWhat | undefined> => {
  const connection = await findAdmin(context, given);
  if (!connection) return undefined;
  const { adminIdentities } = await context.explorer();
  const { takeCensus } = await import('../../language/whoIsAsked/takeCensus');
  const taken = await withProgress(t('Counting the identities of {0}', connection.name), (signal, report) =>
    takeCensus(adminIdentities, connection, signal, (read) => {
      report(t('{0} so far', read.toLocaleString()));
    }),
  );
  await context.showWhoHasWhat(connection, taken, given.change);
  return summarise(context, connection, taken, given.change);
};

/** The connection that was named; else the person chooses among those with an admin URL. */
async function findAdmin(
  context: CommandContext,
  given: { readonly connection?: string | undefined },
): Promise<Connection | undefined> {
  const named = namedConnection(context, given);
  const admins = context.connections.all.filter(({ adminUrl }) => adminUrl !== undefined);
  const todo = t('Identities are read through the admin API: give the connection an admin URL first.');
  if (named && named.adminUrl === undefined) throw new Error(todo);
  if (!named && admins.length === 0) void window.showInformationMessage(todo);
  return named ?? (admins.length > 0 ? chooseConnection(context, admins, t('Who has what?')) : undefined);
}

async function summarise(
  context: CommandContext,
  connection: Connection,
  { census, isStopped, problem }: TakenCensus,
  change: string | undefined,
): Promise<WhoHasWhat> {
  const [{ configurationOf }, { countAsked, countFactors }, { suppose }] = await Promise.all([
    import('../../language/configurationOf'),
    import('../../config/capability/counts'),
    import('../../config/capability/suppose'),
  ]);
  const found = await configurationOf(connection, context.health.readServerVersion(connection));
  const asked = (setup: Setup): AskedCounts => countAsked(census, setup);
  const supposed = found && change !== undefined ? suppose(found.setup, change) : undefined;
  if (supposed?.kind === 'problem') throw new Error(supposed.sentence);
  return {
    connection: connection.id,
    isWhole: !isStopped && problem === undefined,
    ...countFactors(census),
    ...(found && { configuration: found.setup.document.uri.toString(), asked: asked(found.setup) }),
    ...(supposed && { withChange: asked(supposed.setup) }),
  };
}
