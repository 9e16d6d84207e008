import { t } from '@vscode/l10n';
import type { Parts } from './parts';
import { activeConfig } from './activeConfig';

/** Opens a page about what a configuration lets people do: `{uri}`, the file of the editor's title, or the active editor. Yields the file's address. */
export async function run(parts: Parts, argument?: unknown): Promise<string> {
  const found = await activeConfig(parts, argument);
  if (!found) throw new Error(t('Open a configuration of Kratos first.'));
  await parts.documents.explainConfig(found.document.uri);
  return found.document.uri.toString();
}
