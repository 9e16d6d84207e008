import { t } from '@vscode/l10n';
import type { FlowRecord } from '../../kratos/record/types';
import { chooseExchange } from '../../prompts/flows/chooseExchange';
import type { CommandContext, Verb } from '../commandContext';
import { findFlow, requireFlow } from './findFlow';

/** So many other flows are looked at, the newest. */
const most = 30;

/**
 * Compares two exchanges in the editor's own comparison: one, and one before it or the same step of another flow, which
 * the person chooses. What was sent first stands first.
 */
export const run: Verb<'kratosFlows.compareExchanges'> = async (context, given) => {
  const record = await findFlow(context, given, t('Compare exchanges'), ({ exchanges }) => exchanges.length > 0);
  const exchange = given.exchange ?? record?.exchanges.at(-1)?.id;
  if (!record || exchange === undefined) return undefined;
  const { flows } = await context.explorer();
  const named = given.with === undefined ? record : requireFlow(flows, given.with);
  const other =
    given.withExchange === undefined
      ? await chooseOther(context, record, exchange)
      : { record: named, exchange: given.withExchange };
  if (!other) return undefined;
  const spots = [
    { flow: record.id, exchange },
    { flow: other.record.id, exchange: other.exchange },
  ].toSorted((one, two) => sentAt(flows.get(one.flow), one.exchange) - sentAt(flows.get(two.flow), two.exchange));
  const [before, after] = spots;
  const comparison = before && after && (await context.documents.compare(before, after));
  if (comparison === undefined) throw new Error(t('This flow has no such request any more.'));
  context.tell(comparison.summary);
  return { summary: comparison.summary, changes: comparison.changes };
};

function sentAt(record: FlowRecord | undefined, exchange: string): number {
  return record?.exchanges.find(({ id }) => id === exchange)?.startedAt ?? 0;
}

async function chooseOther(
  context: CommandContext,
  record: FlowRecord,
  exchange: string,
): Promise<{ readonly record: FlowRecord; readonly exchange: string } | undefined> {
  const { flows } = await context.explorer();
  const { findCandidates } = await import('../../kratos/compare/candidates');
  const others = [...flows.all()].filter(({ id, type }) => id !== record.id && type === record.type);
  const candidates = findCandidates(record, exchange, others.slice(-most).reverse());
  if (candidates.length === 0) {
    context.tell(t('There is nothing to compare this with: no exchange before it, and no other flow of this type.'));
    return undefined;
  }
  return chooseExchange(context, candidates, record);
}
