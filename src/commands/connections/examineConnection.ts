import { t } from '@vscode/l10n';
import { examineConnection } from '../../kratos/knowledge/doctor/examine';
import { renderConnectionReport, verdict } from '../../kratos/knowledge/doctor/report';
import { withProgress } from '../../platform/progress';
import type { Verb } from '../commandContext';
import { findConnection } from './findConnection';

/** Looks at everything about a connection that makes people stuck, and opens what it saw as a page. */
export const run: Verb<'kratosFlows.examineConnection'> = async (context, given) => {
  const connection = await findConnection(context, given, t('Examine a connection'));
  if (!connection) return undefined;
  const explorer = await context.explorer();
  const evidence = await withProgress(t('Examining {0}', connection.name), async (signal) => {
    await context.health.check(connection, signal);
    // What reads configurations is loaded with them.
    const { configurationOfConnection } = await import('../../language/configurationOfConnection');
    const configuration = await configurationOfConnection(connection, context.serverVersion);
    return { ...(await explorer.askForReport(connection.id, signal)), ...(configuration && { configuration }) };
  });
  const checks = examineConnection(evidence);
  await context.documents.showPasted(
    renderConnectionReport(connection.name, checks),
    t('{0} examined', connection.name),
  );
  return { connection: connection.id, verdict: verdict(checks), checks };
};
