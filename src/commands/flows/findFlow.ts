import { t } from '@vscode/l10n';
import type { FlowStore } from '../../kratos/store/flowStore';
import type { FlowRecord } from '../../kratos/record/types';
import { chooseFlow } from '../../prompts/flows/chooseFlow';
import type { CommandContext } from '../commandContext';

/**
 * The flow that was named by its id; else the one whose panel is active or whose line is selected; else the person
 * chooses. An id that is not kept here is the caller's mistake and is thrown back.
 */
export async function findFlow(
  context: CommandContext,
  { id }: { readonly id?: string | undefined },
  title: string,
  fits: (record: FlowRecord) => boolean = () => true,
): Promise<FlowRecord | undefined> {
  const { flows } = await context.explorer();
  if (id !== undefined) return requireFlow(flows, id);
  const current = context.activeFlow();
  const active = current === undefined ? undefined : flows.get(current);
  return active && fits(active) ? active : chooseFlow(context, title, fits);
}

/** The flow of an id. One that is not kept here is the caller's mistake and is thrown back. */
export function requireFlow(flows: Pick<FlowStore, 'get'>, id: string): FlowRecord {
  const record = flows.get(id);
  if (!record) throw new Error(t('There is no flow with the id {0} here.', id));
  return record;
}
