import { t } from '@vscode/l10n';
import { field, textField } from '../arguments';
import { chooseFlow } from '../../prompts/flows/chooseFlow';
import type { CommandContext } from '../commandContext';

/** Takes flows off the tree, with what was kept of them: `{id}`, or every selected line. On the server they go on until they expire. */
export async function run(
  context: CommandContext,
  argument?: unknown,
  selected?: readonly unknown[],
): Promise<{ readonly forgotten: readonly string[] }> {
  const { flows } = await context.explorer();
  const lines = selected ?? (argument === undefined ? context.selectedFlows() : [argument]);
  const ids = lines
    .filter((line) => field(line, 'kind') === undefined || field(line, 'kind') === 'flow')
    .flatMap((line) => textField(line, 'id') ?? []);
  if (ids.length === 0 && argument === undefined) {
    const chosen = await chooseFlow(context, argument, t('Forget a flow'));
    if (chosen) ids.push(chosen.id);
  }
  return { forgotten: ids.filter((id) => flows.remove(id)) };
}
