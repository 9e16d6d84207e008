import { textField } from './arguments';
import type { Parts } from './parts';

/** Shows older flows of a persona in the tree: `{persona}` (its id). */
export function run(parts: Parts, argument?: unknown): Promise<void> {
  const persona = textField(argument, 'persona');
  if (persona !== undefined) parts.flows.showMore(persona);
  return Promise.resolve();
}
