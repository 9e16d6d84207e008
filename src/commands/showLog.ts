import type { CommandContext } from './commandContext';

/** Shows the log. */
export function run(context: CommandContext): Promise<void> {
  context.log.show();
  return Promise.resolve();
}
