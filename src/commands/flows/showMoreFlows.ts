import type { Verb } from '../commandContext';

/** Shows older flows of a persona in the tree. */
export const run: Verb<'kratosFlows.showMoreFlows'> = (context, { persona }) => {
  if (persona !== undefined) context.flows.showMore(persona);
  return Promise.resolve();
};
