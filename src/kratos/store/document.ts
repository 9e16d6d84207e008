import * as v from 'valibot';
import type { FlowRecord, Persona, PersonaSession } from './types';
import { present } from '../flow/json';
import { clientKinds, flowTypes } from '../flow/types';
import type { Exchange } from '../wire/exchange';
import { mask } from '../wire/redact';

/** Version of the documents below. A document of another version is left alone and not read. */
export const documentVersion = 1;

const Header = v.tuple([v.string(), v.string()]);

const StoredExchange = v.looseObject({
  id: v.string(),
  source: v.picklist(['sent', 'imported', 'captured']),
  startedAt: v.number(),
  durationMs: v.number(),
  request: v.looseObject({
    method: v.string(),
    url: v.string(),
    headers: v.array(Header),
    body: v.optional(v.string()),
  }),
  response: v.optional(
    v.looseObject({
      status: v.number(),
      statusText: v.string(),
      httpVersion: v.string(),
      headers: v.array(Header),
      body: v.string(),
      size: v.number(),
    }),
  ),
  failure: v.optional(v.looseObject({ kind: v.string() })),
});

const StoredFlow = v.looseObject({
  version: v.literal(documentVersion),
  id: v.string(),
  connectionId: v.string(),
  personaId: v.string(),
  type: v.picklist(flowTypes),
  client: v.picklist(clientKinds),
  startedAt: v.number(),
  expiresAt: v.optional(v.number()),
  parameters: v.record(v.string(), v.union([v.string(), v.boolean()])),
  status: v.picklist(['open', 'done', 'failed', 'expired']),
  exchanges: v.array(StoredExchange),
  draft: v.record(v.string(), v.union([v.string(), v.boolean(), v.array(v.string())])),
  encoding: v.picklist(['json', 'form']),
  spoilt: v.optional(v.boolean()),
  resumes: v.optional(v.string()),
  next: v.optional(v.string()),
  notes: v.optional(v.array(v.looseObject({ kind: v.picklist(['rewritten', 'press-lost', 'started-instead']) }))),
});

const StoredPersona = v.object({
  id: v.string(),
  name: v.string(),
  client: v.picklist(clientKinds),
  connectionId: v.string(),
  withholdsSecure: v.exactOptional(v.boolean()),
});

const StoredSession = v.looseObject({
  personaId: v.string(),
  status: v.picklist(['unknown', 'signed-out', 'signed-in']),
  session: v.optional(v.looseObject({ id: v.string(), aal: v.string(), methods: v.array(v.looseObject({})) })),
  checkedAt: v.optional(v.number()),
  realm: v.optional(v.string()),
});

const StoredPersonas = v.object({
  version: v.literal(documentVersion),
  personas: v.array(v.unknown()),
  sessions: v.array(v.unknown()),
});

/** A record without what its exchanges tell anyway: flow, raw JSON and outcome are read from them again. */
export type FlowDocument = Omit<FlowRecord, 'flow' | 'raw' | 'outcome' | 'restored'>;

/** Reads the document of a flow; `undefined` when it is corrupt, of another version, or something else. */
export function readFlowDocument(text: string): FlowDocument | undefined {
  const read = v.safeParse(StoredFlow, parseJson(text));
  if (!read.success) return undefined;
  const exchanges = read.output.exchanges.map((exchange) => ({ ...exchange, redacted: true }) as Exchange);
  // A masked parameter (a login_challenge) means nothing to a server: the flow is started again without it.
  const parameters = Object.fromEntries(Object.entries(read.output.parameters).filter(([, value]) => value !== mask));
  return present<FlowDocument & { version: number }>({
    ...(read.output as FlowDocument),
    parameters,
    exchanges,
    version: undefined,
  });
}

/**
 * The document of a flow. `exchanges` are masked already; what a person gave along (parameters, draft, notes) goes through `clean`, in case a secret was
 * typed where none belongs. Everything else are words of our own, which stay whatever anybody's password is.
 */
export function writeFlowDocument(
  record: FlowRecord,
  exchanges: readonly Exchange[],
  clean: <T extends object>(value: T) => T,
): string {
  const kept = {
    ...record,
    exchanges: undefined,
    flow: undefined,
    raw: undefined,
    outcome: undefined,
    restored: undefined,
  };
  const { parameters, draft, notes } = clean({
    parameters: record.parameters,
    draft: record.draft,
    notes: record.notes,
  });
  return JSON.stringify({ version: documentVersion, ...kept, parameters, draft, notes, exchanges });
}

/** The personas and what was last known of their sessions. */
export interface PersonasDocument {
  readonly personas: readonly Persona[];
  readonly sessions: readonly PersonaSession[];
}

/** Reads the document of the personas. Entries that are corrupt are left out, the others are kept. */
export function readPersonasDocument(text: string): PersonasDocument | undefined {
  const read = v.safeParse(StoredPersonas, parseJson(text));
  if (!read.success) return undefined;
  return {
    personas: read.output.personas.filter((persona) => v.is(StoredPersona, persona)),
    sessions: read.output.sessions.filter((session) => v.is(StoredSession, session)) as unknown as PersonaSession[],
  };
}

/** The document of the personas. What the server said of their sessions goes through `clean`, with what that persona keeps secret. */
export function writePersonasDocument(
  document: PersonasDocument,
  clean: <T extends object>(value: T, personaId: string) => T,
): string {
  const sessions = document.sessions.map((session) =>
    clean({ ...session, exchange: undefined, problem: undefined }, session.personaId),
  );
  return JSON.stringify({ version: documentVersion, personas: document.personas, sessions });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
