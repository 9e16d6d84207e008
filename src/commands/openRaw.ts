import { t } from '@vscode/l10n';
import { chooseFlow } from './chooseFlow';
import type { Parts } from './parts';

/** Opens the JSON of a flow as the server sent it last: `{id}`. Secrets are masked until the person asks for them. */
export async function run(parts: Parts, argument?: unknown): Promise<void> {
  const record = await chooseFlow(parts, argument, t('Open a flow as JSON'));
  if (record) await parts.documents.openRaw(record.id, 'flow');
}
