import { t } from '@vscode/l10n';
import { env } from 'vscode';
import type { Verb } from '../commandContext';
import { findFlow } from './findFlow';

/** Copies the id of a flow. */
export const run: Verb<'kratosFlows.copyFlowId'> = async (context, given) => {
  const record = await findFlow(context, given, t('Copy the id of a flow'));
  if (record) await env.clipboard.writeText(record.id);
  return record?.id;
};
