import { namedConnection } from './chooseConnection';
import { namedPersona } from './choosePersona';
import type { Parts } from './parts';

/** Takes flows that are done, failed or expired off the tree: of `{persona}`, of `{connection}`, or all. */
export async function run(parts: Parts, argument?: unknown): Promise<{ readonly forgotten: readonly string[] }> {
  const explorer = await parts.explorer();
  explorer.expireDue();
  const persona = namedPersona(parts, explorer, argument);
  if (!persona) return { forgotten: explorer.flows.clearFinished(namedConnection(parts, argument)?.id) };
  const finished = explorer.flows.ofPersona(persona.id).filter(({ status }) => status !== 'open');
  return { forgotten: finished.map(({ id }) => id).filter((id) => explorer.flows.remove(id)) };
}
