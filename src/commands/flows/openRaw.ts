import { t } from '@vscode/l10n';
import { chooseFlow } from '../../prompts/flows/chooseFlow';
import type { CommandContext } from '../commandContext';

/** Opens the JSON of a flow as the server sent it last: `{id}`. Secrets are masked until the person asks for them. */
export async function run(context: CommandContext, argument?: unknown): Promise<void> {
  const record = await chooseFlow(context, argument, t('Open a flow as JSON'));
  if (record) await context.documents.openRaw(record.id, 'flow');
}
