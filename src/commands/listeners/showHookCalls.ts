import type { Verb } from '../commandContext';

/** Opens what web hooks sent. */
export const run: Verb<'kratosFlows.showHookCalls'> = async (context) => {
  await context.documents.openHookCalls();
  return (await context.listeners.open()).calls.total;
};
