import { t } from '@vscode/l10n';
import type { FlowRecord } from '../../kratos/record/types';
import { chooseFlow } from '../../prompts/flows/chooseFlow';
import type { CommandContext, Verb } from '../commandContext';
import { findFlow, requireFlow } from './findFlow';

/**
 * Compares two flows in the editor's own comparison: those that are selected in the tree; else one, and another of its
 * type that the person chooses. The older one stands first.
 */
export const run: Verb<'kratosFlows.compareFlows'> = async (context, given, selected) => {
  const { flows } = await context.explorer();
  const ids = (selected ?? (given.id === undefined ? selectedIn(context) : [given])).flatMap(({ id }) => id ?? []);
  if (ids.length > 2) throw new Error(t('Two flows can be compared: select two.'));
  const [first, second = given.with] = ids;
  const record = await findFlow(context, { id: first }, t('Compare flows'));
  if (!record) return undefined;
  const other = second === undefined ? await chooseOther(context, record) : requireFlow(flows, second);
  if (!other) return undefined;
  const [older, newer] = [record, other].toSorted((one, two) => one.startedAt - two.startedAt);
  const comparison = await context.documents.compare({ flow: (older ?? record).id }, { flow: (newer ?? other).id });
  if (comparison) context.tell(comparison.summary);
  return comparison && { summary: comparison.summary, changes: comparison.changes };
};

/** Two lines that are selected when nothing was handed over. */
function selectedIn(context: CommandContext): readonly { readonly id?: string }[] {
  const lines = context.selectedFlows().flatMap((line) => (line.kind === 'flow' ? [{ id: line.id }] : []));
  return lines.length > 1 ? lines : [];
}

async function chooseOther(context: CommandContext, record: FlowRecord): Promise<FlowRecord | undefined> {
  const { flows } = await context.explorer();
  const fits = ({ id, type }: FlowRecord): boolean => id !== record.id && type === record.type;
  if (![...flows.all()].some(fits)) {
    context.tell(t('There is no other flow of this type to compare with: start one, or import one.'));
    return undefined;
  }
  return chooseFlow(context, t('Compare with'), fits);
}
