import type { Verb } from '../commandContext';

/** Reads the messages again that are on view. */
export const run: Verb<'kratosFlows.refreshCourier'> = async (context) => {
  (await context.courier()).refresh();
};
