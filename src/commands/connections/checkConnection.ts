import { t } from '@vscode/l10n';
import { withProgress } from '../../platform/progress';
import { explainHealth } from '../../kratos/knowledge/outcomes/health';
import type { Verb } from '../commandContext';
import { findConnection } from './findConnection';

/** Looks how a connection is, now. The answer stands at its line; a caller gets it in words. */
export const run: Verb<'kratosFlows.checkConnection'> = async (context, given) => {
  const connection = await findConnection(context, given, t('Check a connection'));
  if (!connection) return undefined;
  const health = await withProgress(t('Checking {0}', connection.name), (signal) =>
    context.health.check(connection, signal),
  );
  const { short, why, todo } = explainHealth(connection, health);
  return {
    connection: connection.id,
    kind: health.kind,
    words: short,
    ...(why !== undefined && { sentence: why }),
    ...(todo !== undefined && { todo }),
  };
};
