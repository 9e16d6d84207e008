import { t } from '@vscode/l10n';
import { env } from 'vscode';
import { chooseFlow } from './chooseFlow';
import type { Parts } from './parts';

/** Copies the id of a flow: `{id}`. */
export async function run(parts: Parts, argument?: unknown): Promise<string | undefined> {
  const record = await chooseFlow(parts, argument, t('Copy the id of a flow'));
  if (record) await env.clipboard.writeText(record.id);
  return record?.id;
}
