import { t } from '@vscode/l10n';
import { withProgress } from '../../platform/progress';
import { healthWords } from '../../views/connections/healthWords';
import { chooseConnection } from '../../prompts/connections/chooseConnection';
import type { CommandContext } from '../commandContext';

/** Looks how a connection is, now: `{connection}`. The answer stands at its line; a caller gets it in words. */
export async function run(context: CommandContext, argument?: unknown): Promise<unknown> {
  const connection = await chooseConnection(context, argument, t('Check a connection'));
  if (!connection) return undefined;
  const health = await withProgress(t('Checking {0}', connection.name), (signal) =>
    context.health.check(connection, signal),
  );
  const { words, sentence, todo } = healthWords(connection, health);
  return {
    connection: connection.id,
    kind: health.kind,
    words,
    ...(sentence !== undefined && { sentence }),
    ...(todo !== undefined && { todo }),
  };
}
