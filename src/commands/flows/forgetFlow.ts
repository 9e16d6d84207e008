import { t } from '@vscode/l10n';
import type { FlowLine, FlowNode } from '../../views/trees/flows/flowNodes';
import type { Verb } from '../commandContext';
import { findFlow } from './findFlow';

/**
 * Takes flows off the tree, with what was kept of them: the one that is named, or every selected line. On the server
 * they go on until they expire.
 */
export const run: Verb<'kratosFlows.forgetFlow'> = async (context, given, selected) => {
  const { flows } = await context.explorer();
  const isNamed = selected !== undefined || given.id !== undefined;
  const lines = selected ?? (isNamed ? [given] : context.selectedFlows().filter(isFlow));
  const ids = lines.flatMap(({ id }) => id ?? []);
  if (ids.length === 0 && !isNamed) {
    const chosen = await findFlow(context, {}, t('Forget a flow'));
    if (chosen) ids.push(chosen.id);
  }
  return { forgotten: ids.filter((id) => flows.remove(id)) };
};

function isFlow(line: FlowNode): line is FlowLine {
  return line.kind === 'flow';
}
