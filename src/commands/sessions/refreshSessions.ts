import { namedPersona } from '../personas/findPersona';
import type { Verb } from '../commandContext';

/** Reads sessions again: of `{persona}`, or all that are on view. */
export const run: Verb<'kratosFlows.refreshSessions'> = async (context, given) => {
  const persona = namedPersona(context, await context.explorer(), given);
  await context.sessions.refresh(persona?.id);
};
