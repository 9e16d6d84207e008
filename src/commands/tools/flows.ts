import { t } from '@vscode/l10n';
import { redactUrl } from '../../kratos/exchange/redact';
import { formats } from '../../kratos/export/formats';
import { codeSpan } from '../../kratos/knowledge/markdown';
import { nextStep } from '../../kratos/knowledge/nextStep';
import type { FlowRecord } from '../../kratos/record/types';
import { isTrusted } from '../../platform/trust';
import type { CommandContext } from '../commandContext';
import { exportRecords } from '../flows/exportRecords';
import { requireFlow } from '../flows/findFlow';
import type { Asked } from '../contracts/tools';

/** What was done in the flow, step by step, with the form that each answer shows. */
export async function describeCurrentFlow(
  context: CommandContext,
  asked: Asked<'kratosFlows_currentFlow'>,
): Promise<string> {
  const record = await findCurrent(context, asked);
  return exportRecords(context, { records: [record], of: record, format: formats.markdown });
}

/** What the flow waits for: a sentence, the names that answer it, and where they are sent. */
export async function describeNextStep(context: CommandContext, asked: Asked<'kratosFlows_nextStep'>): Promise<string> {
  const { flow, client, expiresAt = Infinity, status } = await findCurrent(context, asked);
  if (!flow) return t('This flow was never shown: nothing can be sent to it.');
  if (expiresAt < Date.now()) return t('This flow has expired: start a new one.');
  const { text, body, ways = [] } = nextStep(flow, { client });
  const bodies =
    ways.length > 0 ? ways.map((way) => `${way.group}: ${codeSpan(way.body)}`) : body ? [codeSpan(body)] : [];
  return [
    `${flow.flowType}, ${client}, ${flow.state}, ${status}`,
    text,
    ...bodies.map((line) => `- ${line}`),
    ...(bodies.length > 0 ? [t('Sent by {0} to {1}', flow.method, codeSpan(redactUrl(flow.action)))] : []),
  ].join('\n\n');
}

/** The flow of an id, else the one that the person looks at. Throws a sentence where there is none. */
async function findCurrent(context: CommandContext, { id }: { readonly id?: string | undefined }): Promise<FlowRecord> {
  if (!isTrusted()) throw new Error(t('The workspace is not trusted, so there are no flows.'));
  const { flows } = await context.explorer();
  const current = id ?? context.activeFlow();
  if (current === undefined) throw new Error(t('No flow is in front: open one, or name it by its id.'));
  return requireFlow(flows, current);
}
