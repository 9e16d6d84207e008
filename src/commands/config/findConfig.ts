import { Uri } from 'vscode';
import { configInFront, readConfigAt, type ConfigInFront } from '../../language/configInFront';
import { chooseConfig } from '../../prompts/config/chooseConfig';
import type { CommandContext } from '../commandContext';

/** The configuration that is named by its address, or the one in front. Undefined when there is none. */
export async function findConfig(
  { serverVersion }: Pick<CommandContext, 'serverVersion'>,
  { uri }: { readonly uri?: string | undefined },
): Promise<ConfigInFront | undefined> {
  return uri === undefined
    ? configInFront(serverVersion, chooseConfig)
    : readConfigAt(Uri.parse(uri, true), serverVersion);
}
