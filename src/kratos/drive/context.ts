import type { Connection, Persona, FlowRecord } from '../record/types';
import type { FlowStore } from '../store/flowStore';
import type { AddressBook } from '../store/addressBook';
import type { OriginBook } from '../store/originBook';
import type { PersonaStore } from '../store/personaStore';
import type { Transport } from '../wire/types';
import type { RoundMeans, RoundMemory } from './round/means';
import type { Press } from './types';

/** What every step of driving works with. */
export interface DriverContext {
  readonly flows: FlowStore;
  readonly personas: PersonaStore;
  readonly transport: Transport;
  readonly connections: () => readonly Connection[];
  /** Says what belongs to the server that a connection leads to. */
  readonly addresses: AddressBook;
  /** Remembers which page the keys of personas answer for. */
  readonly origins: OriginBook;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /**
   * Presses that were answered with "step up first" or the like, by flow id: sent again when the login that resumes the
   * flow is done. Their entries hold secrets, so they stay in memory only.
   */
  readonly interrupted: Map<string, Press>;
  /** What rounds to providers are made with; absent where there is no editor to open a browser. */
  readonly means?: RoundMeans;
  readonly rounds: RoundMemory;
  /**
   * Has the server asked again who a persona is, in its turn. Nobody waits for the answer: it comes as a change of its
   * session.
   */
  readonly askAgain: (personaId: string) => void;
}

/** A persona and the connection it lives at. */
export interface Client {
  readonly persona: Persona;
  readonly connection: Connection;
}

/**
 * Finds a persona and its connection. An id that does not exist is a bug of the caller (or something removed
 * meanwhile): it throws.
 */
export function findClient(drive: DriverContext, personaId: string): Client {
  const persona = drive.personas.get(personaId);
  if (!persona) throw new Error(`There is no persona with the id ${personaId}.`);
  const connection = drive.connections().find(({ id }) => id === persona.connectionId);
  if (!connection) throw new Error(`There is no connection with the id ${persona.connectionId}.`);
  return { persona, connection };
}

/** The realm of a client's server, whatever its connection leads to by now. */
export function currentRealm(drive: DriverContext, { connection }: Client): string {
  return drive.addresses.publicRealm(connection);
}

/**
 * The persona of a record. Without one there is nothing to drive, as `canDo` says: then it is a bug of the caller, and
 * throws.
 */
export function requirePersona({ id, personaId }: FlowRecord): string {
  if (personaId === undefined) throw new Error(`The flow ${id} has no persona.`);
  return personaId;
}

export function findRecord(drive: DriverContext, flowId: string): FlowRecord {
  const record = drive.flows.get(flowId);
  if (!record) throw new Error(`There is no flow with the id ${flowId}.`);
  return record;
}
