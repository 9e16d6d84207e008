import { textField } from '../arguments';
import type { CommandContext } from '../commandContext';

/** Shows older flows of a persona in the tree: `{persona}` (its id). */
export function run(context: CommandContext, argument?: unknown): Promise<void> {
  const persona = textField(argument, 'persona');
  if (persona !== undefined) context.flows.showMore(persona);
  return Promise.resolve();
}
