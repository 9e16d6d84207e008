import { t } from '@vscode/l10n';
import { env } from 'vscode';
import { chooseFlow } from '../../prompts/flows/chooseFlow';
import type { CommandContext } from '../commandContext';

/** Copies the id of a flow: `{id}`. */
export async function run(context: CommandContext, argument?: unknown): Promise<string | undefined> {
  const record = await chooseFlow(context, argument, t('Copy the id of a flow'));
  if (record) await env.clipboard.writeText(record.id);
  return record?.id;
}
