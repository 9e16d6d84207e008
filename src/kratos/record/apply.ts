import type { Exchange } from '../exchange/types';
import { present } from '../flow/json';
import { isSpoilt, readOutcome } from '../flow/outcome';
import type { OutcomeContext } from '../flow/outcome';
import type { Outcome } from '../flow/outcome.types';
import { epoch } from '../flow/time';
import { isCallbackUrl } from '../flow/providerUrls';
import type { ContinueWith, Flow } from '../flow/types';
import { isLocal } from './blank';
import { addNotes, rewriteNotes } from './notes';
import { statusAfter } from './status';
import type { FlowRecord, Refusal } from './types';

/** What may be known beside the record and the exchange. */
export interface Surroundings {
  /** The connection's, to tell URLs of other origins; by default the address that the exchange was sent to. */
  readonly publicUrl?: string;
  /** What the same client did before, beyond the record's own exchanges; oldest first. */
  readonly before?: readonly Exchange[];
  /** The flow as it was when the request went out, where the record may have changed since. */
  readonly previous?: Flow;
}

/** A record whose last answer has been read. */
export type AnsweredRecord = FlowRecord & { readonly outcome: Outcome };

/**
 * The record after one more exchange, whoever sent it: what it meant, what the flow looks like and how it stands. Pure
 * and total: an answer of any kind is an outcome.
 */
export function applyExchange(record: FlowRecord, exchange: Exchange, around: Surroundings = {}): AnsweredRecord {
  const { publicUrl = publicBase(exchange.request.url), previous = record.flow, before = record.exchanges } = around;
  const step = readStep(exchange);
  const { type, client } = record;
  const outcome = readOutcome(exchange, {
    flowType: type,
    client,
    step,
    publicUrl,
    before,
    ...(previous && { previous }),
  });
  const flow = flowIn(outcome);
  const id = flow && isLocal(record.id) ? flow.id : record.id;
  const notes = addNotes(record.notes, rewriteNotes(outcome, publicUrl));
  return present<AnsweredRecord>({
    ...record,
    id,
    exchanges: [...record.exchanges, exchange],
    outcome,
    ...refusalIn(outcome, exchange),
    status: statusAfter(outcome, { ...record, id }),
    ...(step === 'submit' && isThrough(outcome) && { draft: {} }),
    ...(notes.length > 0 && { notes }),
    ...(flow && {
      flow,
      raw: exchange.response?.body,
      restored: undefined,
      spoilt: isSpoilt(flow) || record.spoilt === true || undefined,
      expiresAt: epoch(flow.expiresAt) ?? record.expiresAt,
    }),
  });
}

function refusalIn(outcome: Outcome, { id }: Exchange): { readonly refusal?: Refusal } {
  if (outcome.kind !== 'csrf-refused') return {};
  return { refusal: present<Refusal>({ at: id, cause: outcome.cause, evidence: outcome.evidence }) };
}

/**
 * Which step of a flow an exchange was, by the shape of Kratos's endpoints. The way back from a provider ends what the
 * submit began.
 */
export function readStep({ request }: Exchange): OutcomeContext['step'] {
  const { method, url } = request;
  if (method === 'POST' || isCallbackUrl(url) || /\/sessions\/token-exchange(?:\?|$)/.test(url)) return 'submit';
  return /\/flows(?:\?|$)/.test(url) ? 'fetch' : 'start';
}

/** The flow that an answer holds, if it holds one. */
export function flowIn(outcome: Outcome): Flow | undefined {
  return 'flow' in outcome ? outcome.flow : undefined;
}

/** What Kratos suggests after this outcome, `continue_with` of a refusal included. */
export function suggestionsIn(outcome: Outcome): readonly ContinueWith[] {
  if ('continueWith' in outcome) return outcome.continueWith;
  return 'error' in outcome ? outcome.error.continueWith : [];
}

/** Whether a press got what it was for, so that what was typed is done with. */
function isThrough(outcome: Outcome): boolean {
  return outcome.kind !== 'redisplayed' && ('flow' in outcome || 'session' in outcome);
}

/** The public URL that a self-service URL stands below. */
function publicBase(url: string): string {
  const at = url.indexOf('/self-service/');
  return at === -1 ? url : url.slice(0, at);
}
