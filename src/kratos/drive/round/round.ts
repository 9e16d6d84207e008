import { randomUUID } from 'node:crypto';
import { isCallbackUrl } from '../../flow/providerUrls';
import { belongsTo, ownReturnPath, readDeparture } from '../../providers/address';
import type { Way } from '../../providers/ways';
import { addNotes } from '../../record/notes';
import type { FlowRecord, Note } from '../../record/types';
import { findRecord, requirePersona } from '../context';
import type { DriverContext } from '../context';
import { exchangeCode, finishCallback } from './finish';
import type { Begun, BrowserRound, RoundMeans } from './means';
import { prepare } from './prepare';
import { supersede } from './supersede';
import { walk } from './walk';

/** Runs a step in the turn of a persona. A round waits for a person between its steps, and nobody waits with it. */
export type InTurn = <T>(personaId: string, step: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/**
 * Makes the round to a provider that a flow waits for, and comes back with what it brought. Yields the flow that is
 * next; the flow as it was when the round was ended, or could not be made, which a note says then.
 */
export async function makeRound(
  drive: DriverContext,
  inTurn: InTurn,
  flowId: string,
  way: Way,
  signal?: AbortSignal,
): Promise<FlowRecord> {
  const record = findRecord(drive, flowId);
  const personaId = requirePersona(record);
  const { means } = drive;
  if (means === undefined || !drive.rounds.begun.has(flowId)) return record;
  const own = begin(drive, personaId);
  const ended = signal === undefined ? own.signal : AbortSignal.any([own.signal, signal]);
  try {
    const returnTo = way === 'exchange' ? ownReturn(means) : undefined;
    const ready = await inTurn(personaId, () => prepare(drive, record, returnTo, ended), ended);
    if (ready === undefined) return drive.flows.get(flowId) ?? record;
    const begun = drive.rounds.begun.get(ready.id);
    if (begun === undefined || ready.outcome?.kind !== 'redirect-wanted') return ready;
    const arrival = await travel(drive, ready, {
      way,
      begun,
      means,
      signal: ended,
      ...(returnTo !== undefined && { returnTo }),
    });
    if (ready.id !== flowId) supersede(drive, flowId, ready.id);
    if (arrival.kind === 'ended') {
      const isGivenUp = way === 'exchange' && !own.signal.aborted;
      return isGivenUp ? note(drive, ready, { kind: 'exchange-ended' }) : (drive.flows.get(ready.id) ?? ready);
    }
    if (arrival.kind === 'note') return note(drive, ready, arrival.note);
    return await inTurn(personaId, () => {
      const now = drive.flows.get(ready.id) ?? ready;
      return way === 'exchange'
        ? exchangeCode(drive, now, arrival.url, signal)
        : finishCallback(drive, now, arrival.url, signal);
    });
  } finally {
    if (drive.rounds.waiting.get(personaId) === own) drive.rounds.waiting.delete(personaId);
  }
}

/** Of several rounds of one persona the last one counts: Kratos knows no other. */
function begin(drive: DriverContext, personaId: string): AbortController {
  drive.rounds.waiting.get(personaId)?.abort();
  const own = new AbortController();
  drive.rounds.waiting.set(personaId, own);
  return own;
}

type Travelled =
  | { readonly kind: 'came'; readonly url: string }
  | { readonly kind: 'ended' }
  | { readonly kind: 'note'; readonly note: Note };

interface Journey {
  readonly way: Way;
  readonly begun: Begun;
  readonly means: RoundMeans;
  readonly returnTo?: string;
  readonly signal: AbortSignal;
}

async function travel(drive: DriverContext, record: FlowRecord, journey: Journey): Promise<Travelled> {
  const { way, begun, means, returnTo, signal } = journey;
  const departure = readDeparture(begun.url);
  if (departure === undefined) return { kind: 'ended' };
  const fits = (url: string): boolean => isCallbackUrl(url) && belongsTo(url, departure);
  switch (way) {
    case 'exchange':
      return outside(journey, returnTo ?? '', (url) => url.split('?', 1)[0] === returnTo);
    case 'hand-over':
      return outside(journey, departure.callback, fits);
    case 'browser': {
      const { origin, pathname } = new URL(departure.callback);
      const round: BrowserRound = {
        personaId: requirePersona(record),
        flowId: record.id,
        startUrl: begun.url,
        interceptPrefix: origin + pathname,
        fits,
        page: means.page(true),
        signal,
      };
      const url = await means.browser?.(round);
      return url === undefined ? { kind: 'ended' } : { kind: 'came', url };
    }
    case 'follow':
      return walk(drive, requirePersona(record), begun.url, signal);
  }
}

/** The person's own browser makes the round, and comes back to an address of ours. */
async function outside(
  { begun, means, signal }: Journey,
  address: string,
  fits: (url: string) => boolean,
): Promise<Travelled> {
  const declined = new AbortController();
  const arrival = await means.returns.wait(
    { address, fits, signal: AbortSignal.any([signal, declined.signal]) },
    () => {
      means.openOutside(begun.url).then(
        (opened) => {
          if (!opened) declined.abort();
        },
        () => {
          declined.abort();
        },
      );
    },
  );
  return arrival.kind === 'taken'
    ? { kind: 'note', note: { kind: 'port-taken', address: new URL(address).origin, reason: arrival.reason } }
    : arrival;
}

/** An address of ours that only this round is sent back to. */
function ownReturn(means: RoundMeans): string {
  const base = means.returnUrl();
  return `${base}${base.endsWith('/') ? '' : '/'}${ownReturnPath}${randomUUID()}`;
}

function note(drive: DriverContext, record: FlowRecord, said: Note): FlowRecord {
  const { notes } = drive.flows.get(record.id) ?? record;
  return drive.flows.update(record.id, { notes: addNotes(notes, [said]) }) ?? record;
}
