import type { Verb } from '../commandContext';
import { namedConnection } from '../connections/findConnection';
import { namedPersona } from '../personas/findPersona';

/** Takes flows that are done, failed or expired off the tree: of a persona, of a connection, or all. */
export const run: Verb<'kratosFlows.clearFinished'> = async (context, given) => {
  const explorer = await context.explorer();
  explorer.expireDue();
  const persona = namedPersona(context, explorer, given);
  if (!persona) return { forgotten: explorer.flows.clearFinished(namedConnection(context, given)?.id) };
  const finished = explorer.flows.ofPersona(persona.id).filter(({ status }) => status !== 'open');
  return { forgotten: finished.map(({ id }) => id).filter((id) => explorer.flows.remove(id)) };
};
