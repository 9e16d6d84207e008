import { t } from '@vscode/l10n';
import { Uri, workspace } from 'vscode';
import { configInFront, readConfigAt, type ConfigInFront } from '../../language/configInFront';
import type { CommandContext } from '../commandContext';
import { fileAddress } from '../flows/fileAddress';

/**
 * The configuration that a model names, by its address or by its path in the workspace; else the one in front. The
 * person is asked nothing. Throws a sentence where there is none, or more than one.
 */
export async function findAsked(
  { serverVersion }: Pick<CommandContext, 'serverVersion'>,
  given: string | undefined,
): Promise<ConfigInFront> {
  if (given !== undefined) {
    const named = await readConfigAt(addressOf(given), serverVersion);
    if (!named) throw new Error(t('There is no Kratos configuration at {0}.', given));
    return named;
  }
  const found = await configInFront(serverVersion, (all) => {
    const names = all.map(({ document }) => document.uri.toString());
    throw new Error(t('There are several configurations. Name one of them: {0}', names.join(', ')));
  });
  if (!found) throw new Error(t('There is no Kratos configuration in front: name a file, or open one.'));
  return found;
}

/** Models know files by their path in the first folder, too. */
function addressOf(given: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  const isAbsolute = /^(?:[/\\]|[a-z][\w+.-]*:)/i.test(given);
  return folder && !isAbsolute ? Uri.joinPath(folder.uri, given) : fileAddress(given);
}
