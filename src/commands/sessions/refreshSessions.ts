import { namedPersona } from '../../prompts/personas/choosePersona';
import type { CommandContext } from '../commandContext';

/** Reads sessions again: of `{persona}`, or all that are on view. */
export async function run(context: CommandContext, argument?: unknown): Promise<void> {
  const persona = namedPersona(context, await context.explorer(), argument);
  await context.sessions.refresh(persona?.id);
}
