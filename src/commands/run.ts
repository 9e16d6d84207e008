import { t } from '@vscode/l10n';
import type { CommandContext } from './commandContext';
import type { DeclaredCommand } from './register';
import { titleCommands } from './registry';
import type { TitleCommand } from './registry';

/**
 * Runs a command; all that commands do is loaded with the first of them. A fault of ours is logged with its stack; the
 * caller hears of it either way, without secrets: the editor logs it too.
 */
export async function runCommand(
  context: CommandContext,
  command: DeclaredCommand,
  given: unknown,
  selected: unknown,
): Promise<unknown> {
  if (isTitleCommand(command)) return runCommand(context, titleCommands[command], undefined, undefined);
  const { isAllowed, perform } = await import('./perform');
  if (!isAllowed(command)) throw new Error(t('The workspace is not trusted, so nothing is sent to a server.'));
  try {
    return await perform(context, command, given, selected);
  } catch (error) {
    throw await context.log.error(command, error);
  }
}

function isTitleCommand(command: DeclaredCommand): command is TitleCommand {
  return command in titleCommands;
}
