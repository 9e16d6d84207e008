import { t } from '@vscode/l10n';
import type { Verb } from '../commandContext';
import { findIdentity } from './findIdentity';

/** Opens the JSON of an identity as the server sends it now. Secrets are masked until the person asks for them. */
export const run: Verb<'kratosFlows.openRawIdentity'> = async (context, given) => {
  const target = await findIdentity(context, given, t('Open an identity as JSON'));
  if (target) await context.documents.openIdentity(target.connection.id, target.id);
};
