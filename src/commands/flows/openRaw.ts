import { t } from '@vscode/l10n';
import type { Verb } from '../commandContext';
import { findFlow } from './findFlow';

/** Opens the JSON of a flow as the server sent it last. Secrets are masked until the person asks for them. */
export const run: Verb<'kratosFlows.openRaw'> = async (context, given) => {
  const record = await findFlow(context, given, t('Open a flow as JSON'));
  if (record) await context.documents.openRaw(record.id, 'flow');
};
