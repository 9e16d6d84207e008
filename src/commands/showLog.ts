import type { Verb } from './commandContext';

/** Shows the log. */
export const run: Verb<'kratosFlows.showLog'> = (context) => {
  context.log.show();
  return Promise.resolve();
};
