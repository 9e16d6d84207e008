import type { Verb } from '../commandContext';

/** Draws the Flows tree anew and looks how every connection is. */
export const run: Verb<'kratosFlows.refreshFlows'> = async (context) => {
  (await context.explorer()).expireDue();
  context.flows.refresh();
  await Promise.all(context.connections.all.map((connection) => context.health.check(connection)));
};
