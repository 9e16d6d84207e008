import type { Connection, Persona } from '../kratos/store/types';
import { textField } from './arguments';
import { namedConnection } from './chooseConnection';
import { namedPersona } from './choosePersona';
import type { Parts } from './parts';

/** Which session a command is about: as a persona sees it, or as the administrator of a connection does. */
export interface SessionTarget {
  readonly session: string;
  /** Another session of this persona's identity. */
  readonly persona?: Persona;
  readonly connection: Connection | undefined;
}

/** Reads `{session, persona?, connection?}`; undefined when no session is named. */
export async function readTarget(parts: Parts, argument: unknown): Promise<SessionTarget | undefined> {
  const session = textField(argument, 'session');
  if (session === undefined) return undefined;
  const persona = namedPersona(parts, await parts.explorer(), argument);
  const connection =
    namedConnection(parts, argument) ?? parts.connections.get(persona?.connectionId) ?? parts.connections.active;
  return { session, connection, ...(persona && { persona }) };
}
