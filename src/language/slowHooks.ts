import { t } from '@vscode/l10n';
import { workspace } from 'vscode';
import { hookLists } from '../config/facts/hooks';
import { configsAround } from './files/configsAround';

/**
 * Why an answer may take long: the first configuration here that has Kratos wait for a web hook. Undefined where none
 * does.
 */
export async function explainSlowness(): Promise<string | undefined> {
  for await (const { uri, config } of configsAround()) {
    const waits = hookLists(config)
      .flatMap(({ hooks }) => hooks)
      .some(({ name, path }) => name === 'web_hook' && config.value(...path, 'config', 'response', 'ignore') !== true);
    if (waits)
      return t(
        'Kratos may be waiting for a web hook of {0}: 30 s for an answer, three times.',
        workspace.asRelativePath(uri),
      );
  }
  return undefined;
}
