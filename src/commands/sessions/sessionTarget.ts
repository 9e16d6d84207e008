import type { Connection, Persona } from '../../kratos/record/types';
import type { CommandContext } from '../commandContext';
import { namedConnection } from '../connections/findConnection';
import { namedPersona } from '../personas/findPersona';
import type { NamesPersona } from '../personas/findPersona';

/** Which session a command is about: as a persona sees it, or as the administrator of a connection does. */
export interface SessionTarget {
  readonly session: string;
  /** Another session of this persona's identity. */
  readonly persona?: Persona;
  readonly connection: Connection | undefined;
}

/** The session that is named, with who sees it; undefined when none is. */
export async function readTarget(
  context: CommandContext,
  given: NamesPersona & { readonly session?: string | undefined },
): Promise<SessionTarget | undefined> {
  const { session } = given;
  if (session === undefined) return undefined;
  const persona = namedPersona(context, await context.explorer(), given);
  const connection =
    namedConnection(context, given) ?? context.connections.get(persona?.connectionId) ?? context.connections.active;
  return { session, connection, ...(persona && { persona }) };
}
