import { namedPersona } from './choosePersona';
import type { Parts } from './parts';

/** Reads sessions again: of `{persona}`, or all that are on view. */
export async function run(parts: Parts, argument?: unknown): Promise<void> {
  const persona = namedPersona(parts, await parts.explorer(), argument);
  await parts.sessions.refresh(persona?.id);
}
