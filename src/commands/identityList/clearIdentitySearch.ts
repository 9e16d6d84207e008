import type { Verb } from '../commandContext';

/** Shows all identities again. */
export const run: Verb<'kratosFlows.clearIdentitySearch'> = async (context) => {
  (await context.identities()).endSearch();
};
