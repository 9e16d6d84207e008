import type { Connection, Persona } from '../../kratos/store/types';
import { textField } from '../arguments';
import { namedConnection } from '../../prompts/connections/chooseConnection';
import { namedPersona } from '../../prompts/personas/choosePersona';
import type { CommandContext } from '../commandContext';

/** Which session a command is about: as a persona sees it, or as the administrator of a connection does. */
export interface SessionTarget {
  readonly session: string;
  /** Another session of this persona's identity. */
  readonly persona?: Persona;
  readonly connection: Connection | undefined;
}

/** Reads `{session, persona?, connection?}`; undefined when no session is named. */
export async function readTarget(context: CommandContext, argument: unknown): Promise<SessionTarget | undefined> {
  const session = textField(argument, 'session');
  if (session === undefined) return undefined;
  const persona = namedPersona(context, await context.explorer(), argument);
  const connection =
    namedConnection(context, argument) ?? context.connections.get(persona?.connectionId) ?? context.connections.active;
  return { session, connection, ...(persona && { persona }) };
}
