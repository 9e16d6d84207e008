import * as v from 'valibot';
import { noteKinds } from '../record/notes';
import { mistakeKinds } from '../record/pageMistake';
import type { FlowRecord, Foretold } from '../record/types';
import { present } from '../flow/json';
import { csrfCauses } from '../flow/csrf';
import { clientKinds, flowTypes } from '../flow/types';
import type { Exchange } from '../exchange/types';
import { mask } from '../exchange/redact';

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

/** Of a kind that this version does not know, it is left out. */
const StoredMistake = v.object({ at: v.string(), what: v.looseObject({ kind: v.picklist(mistakeKinds) }) });

const StoredOrigin = v.looseObject({ kind: v.string() });
const StoredRefusal = v.looseObject({
  at: v.string(),
  cause: v.picklist(csrfCauses),
  evidence: v.optional(
    v.looseObject({
      cookie: StoredOrigin,
      jar: StoredOrigin,
      token: v.optional(StoredOrigin),
      begun: v.optional(StoredOrigin),
    }),
  ),
});

const StoredForetold = v.object({
  method: v.string(),
  offers: v.exactOptional(v.array(v.string())),
  goesTo: v.variant('kind', [
    v.object({ kind: v.picklist(['url', 'refused']), url: v.string() }),
    v.object({ kind: v.picklist(['second-factor', 'own-page', 'nowhere']) }),
  ]),
  asked: v.exactOptional(v.boolean()),
  hooks: v.array(v.string()),
}) satisfies v.GenericSchema<unknown, Foretold>;

const StoredFlow = v.looseObject({
  version: v.literal(documentVersion),
  id: v.string(),
  connectionId: v.optional(v.string()),
  personaId: v.optional(v.string()),
  type: v.picklist(flowTypes),
  client: v.picklist(clientKinds),
  startedAt: v.number(),
  /** Earlier versions wrote null for a time that could not be read. */
  expiresAt: v.nullish(v.number()),
  parameters: v.record(v.string(), v.union([v.string(), v.boolean()])),
  status: v.picklist(['open', 'done', 'failed', 'expired']),
  /** In documents of earlier versions only: the timeline has a document of its own. */
  exchanges: v.optional(v.array(StoredExchange)),
  letGo: v.optional(v.number()),
  draft: v.record(v.string(), v.union([v.string(), v.boolean(), v.array(v.string())])),
  encoding: v.picklist(['json', 'form']),
  spoilt: v.optional(v.boolean()),
  mistakes: v.fallback(v.optional(v.array(StoredMistake)), undefined),
  refusal: v.fallback(v.optional(StoredRefusal), undefined),
  foretold: v.fallback(v.optional(v.array(StoredForetold)), undefined),
  resumes: v.optional(v.string()),
  next: v.optional(v.string()),
  notes: v.fallback(v.optional(v.array(v.looseObject({ kind: v.picklist(noteKinds) }))), undefined),
});

/** A record without what its exchanges tell anyway: flow, raw JSON and outcome are read from them again. */
export type FlowDocument = Omit<FlowRecord, 'flow' | 'raw' | 'outcome' | 'restored'>;

/**
 * Reads the document of a flow; `undefined` when it is corrupt, of another version, or something else. It has exchanges
 * only as earlier versions wrote it.
 */
export function readFlowDocument(text: string): FlowDocument | undefined {
  const read = v.safeParse(StoredFlow, parseJson(text));
  if (!read.success) return undefined;
  const { expiresAt, exchanges = [], ...rest } = read.output;
  // A masked parameter (a login_challenge) means nothing to a server: the flow is started again without it.
  const parameters = Object.fromEntries(Object.entries(rest.parameters).filter(([, value]) => value !== mask));
  return present<FlowDocument & { version: number }>({
    ...(rest as unknown as FlowDocument),
    parameters,
    expiresAt: expiresAt ?? undefined,
    exchanges: exchanges.map(asStored),
    version: undefined,
  });
}

const StoredTimeline = v.object({ version: v.literal(documentVersion), exchanges: v.array(StoredExchange) });

/** Reads the document of a flow's timeline; `undefined` when it is corrupt, of another version, or something else. */
export function readTimeline(text: string): readonly Exchange[] | undefined {
  const read = v.safeParse(StoredTimeline, parseJson(text));
  return read.success ? read.output.exchanges.map(asStored) : undefined;
}

/** The document of a timeline; its exchanges are masked already. */
export function writeTimeline(exchanges: readonly Exchange[]): string {
  return JSON.stringify({ version: documentVersion, exchanges });
}

function asStored(exchange: v.InferOutput<typeof StoredExchange>): Exchange {
  return { ...exchange, redacted: true } as Exchange;
}

/** Masks the secrets in the values of something that is to be stored. */
export type Mask = <T extends object>(value: T) => T;

/**
 * The document of a flow, without its timeline. What a person or a page gave along (parameters, draft, notes,
 * mistakes) goes through `clean`, in case a secret was typed where none belongs. Everything else are words of our own,
 * which stay whatever anybody's password is.
 */
export function writeFlowDocument(record: FlowRecord, clean: Mask): string {
  const kept = {
    ...record,
    exchanges: undefined,
    flow: undefined,
    raw: undefined,
    outcome: undefined,
    restored: undefined,
  };
  const { parameters, draft, notes, mistakes, refusal } = clean({
    parameters: record.parameters,
    draft: record.draft,
    notes: record.notes,
    mistakes: record.mistakes,
    refusal: record.refusal,
  });
  return JSON.stringify({ version: documentVersion, ...kept, parameters, draft, notes, mistakes, refusal });
}

/** The value of a JSON text; `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
