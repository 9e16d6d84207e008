import { namedConnection } from '../../prompts/connections/chooseConnection';
import { namedPersona } from '../../prompts/personas/choosePersona';
import type { CommandContext } from '../commandContext';

/** Takes flows that are done, failed or expired off the tree: of `{persona}`, of `{connection}`, or all. */
export async function run(
  context: CommandContext,
  argument?: unknown,
): Promise<{ readonly forgotten: readonly string[] }> {
  const explorer = await context.explorer();
  explorer.expireDue();
  const persona = namedPersona(context, explorer, argument);
  if (!persona) return { forgotten: explorer.flows.clearFinished(namedConnection(context, argument)?.id) };
  const finished = explorer.flows.ofPersona(persona.id).filter(({ status }) => status !== 'open');
  return { forgotten: finished.map(({ id }) => id).filter((id) => explorer.flows.remove(id)) };
}
