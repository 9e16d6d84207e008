import { Uri } from 'vscode';
import { configInFront, readConfigAt, type ConfigInFront } from '../../language/configInFront';
import { textField } from '../arguments';
import type { CommandContext } from '../commandContext';

/**
 * The configuration that a command is about: that of `{uri}`, of the editor whose title was pressed, or the one in
 * front. Undefined when there is none.
 */
export async function activeConfig(
  { serverVersion }: Pick<CommandContext, 'serverVersion'>,
  argument: unknown,
): Promise<ConfigInFront | undefined> {
  const named = textField(argument, 'uri');
  const uri = argument instanceof Uri ? argument : named === undefined ? undefined : Uri.parse(named, true);
  return uri ? readConfigAt(uri, serverVersion) : configInFront(serverVersion);
}
