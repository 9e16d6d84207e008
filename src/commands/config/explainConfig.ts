import { t } from '@vscode/l10n';
import type { CommandContext } from '../commandContext';
import { activeConfig } from './activeConfig';

/** Opens a page about what a configuration lets people do: `{uri}`, the file of the editor's title, or the active editor. Yields the file's address. */
export async function run(context: CommandContext, argument?: unknown): Promise<string> {
  const found = await activeConfig(context, argument);
  if (!found) throw new Error(t('Open a configuration of Kratos first.'));
  await context.documents.explainConfig(found.document.uri);
  return found.document.uri.toString();
}
