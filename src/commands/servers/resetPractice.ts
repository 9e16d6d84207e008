import { t } from '@vscode/l10n';
import { emptyDatabase } from '../../kratos/servers/practiceFolder';
import { withProgress } from '../../platform/progress';
import { confirm } from '../../prompts/confirm';
import { practiceId, runPractice } from '../../views/servers/practice';
import type { Verb } from '../commandContext';
import { refusalOf } from './refusalOf';

/** Starts the practice server again with an empty database. Its configuration stays as it is. */
export const run: Verb<'kratosFlows.practice.reset'> = async (context, { confirmed }) => {
  const servers = await context.servers.open();
  const server = servers.get(practiceId);
  const connection = context.connections.get(practiceId);
  if (!server || !connection) throw new Error(t('The practice Kratos does not run in this window: start it first.'));
  const question = t('Empty the database of the practice Kratos?');
  const detail = t('All identities, sessions and messages that it keeps are lost. Its configuration stays.');
  if (!confirmed && !(await confirm(question, detail, t('Empty It')))) return undefined;
  await servers.stop(practiceId);
  await emptyDatabase(server.folder);
  const started = await withProgress(t('Starting Kratos'), (signal) => runPractice(servers, server, signal));
  if (started.kind === 'cancelled') return undefined;
  if (started.kind !== 'ready') throw new Error(refusalOf(started.said));
  await context.health.check(connection);
  return { connection: practiceId };
};
