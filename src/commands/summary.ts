import type { Connection, Persona, PersonaSession, FlowRecord } from '../kratos/record/types';
import { methodNames } from '../views/trees/sessions/sessionRow';

/** A flow as a caller of a command gets it: nothing secret, nothing large. */
export interface FlowSummary {
  readonly id: string;
  readonly type: string;
  readonly client: string;
  readonly persona?: string;
  readonly connection?: string;
  readonly status: string;
  readonly state?: string;
  /** What the last exchange meant. */
  readonly outcome?: string;
  /** Epoch milliseconds. */
  readonly expiresAt?: number;
}

export function summariseFlow(record: FlowRecord): FlowSummary {
  return {
    id: record.id,
    type: record.type,
    client: record.client,
    ...(record.personaId !== undefined && { persona: record.personaId }),
    ...(record.connectionId !== undefined && { connection: record.connectionId }),
    status: record.status,
    ...(record.flow && { state: record.flow.state }),
    ...(record.outcome && { outcome: record.outcome.kind }),
    ...(record.expiresAt !== undefined && { expiresAt: record.expiresAt }),
  };
}

export interface SessionSummary {
  readonly persona: string;
  readonly status: PersonaSession['status'];
  readonly session?: string;
  readonly aal?: string;
  readonly wanted?: string;
  readonly methods?: string;
}

export function summariseSession({ personaId, status, session, wanted }: PersonaSession): SessionSummary {
  return {
    persona: personaId,
    status,
    ...(session && { session: session.id, aal: session.aal, methods: methodNames(session.methods) }),
    ...(wanted && { wanted: wanted.aal }),
  };
}

export function summarisePersona({ id, name, client, connectionId, withholdsSecure }: Persona): {
  id: string;
  name: string;
  client: string;
  connection: string;
  withholdsSecure?: boolean;
} {
  return { id, name, client, connection: connectionId, ...(withholdsSecure && { withholdsSecure }) };
}

export function summariseConnection({ id, name, publicUrl, adminUrl }: Connection): {
  id: string;
  name: string;
  publicUrl: string;
  adminUrl?: string;
} {
  return { id, name, publicUrl, ...(adminUrl !== undefined && { adminUrl }) };
}
