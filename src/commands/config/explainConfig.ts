import { t } from '@vscode/l10n';
import type { Verb } from '../commandContext';
import { findConfig } from './findConfig';

/** Opens a page about what a configuration lets people do. Yields the file's address. */
export const run: Verb<'kratosFlows.explainConfig'> = async (context, given) => {
  const found = await findConfig(context, given);
  if (!found) throw new Error(t('Open a configuration of Kratos first.'));
  await context.documents.explainConfig(found.document.uri);
  return found.document.uri.toString();
};
