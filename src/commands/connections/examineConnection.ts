import { t } from '@vscode/l10n';
import type { ConfigurationEvidence } from '../../kratos/knowledge/doctor/types';
import type { Connection } from '../../kratos/record/types';
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
    const health = await context.health.check(connection, signal);
    const configuration = await findConfiguration(connection, health.kind === 'healthy' ? health.version : undefined);
    return { ...(await explorer.askForReport(connection.id, signal)), ...(configuration && { configuration }) };
  });
  const checks = examineConnection(evidence);
  await context.documents.showPasted(
    renderConnectionReport(connection.name, checks),
    t('{0} examined', connection.name),
  );
  return { connection: connection.id, verdict: verdict(checks), checks };
};

/** What reads configurations is loaded with them. */
async function findConfiguration(
  connection: Connection,
  version: string | undefined,
): Promise<ConfigurationEvidence | undefined> {
  const { configurationOf } = await import('../../language/configurationOf');
  const found = await configurationOf(connection, version);
  if (!found) return undefined;
  const { configurationEvidence } = await import('../../language/configurationEvidence');
  return configurationEvidence(found, version);
}
