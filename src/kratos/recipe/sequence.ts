import { fieldsSent, readObject } from '../exchange/fieldsSent';
import { pressedName } from '../exchange/pressed';
import type { Exchange } from '../exchange/types';
import { readHeader } from '../flow/headers';
import { filledTextAt, isObject, listAt, objectAt, type JsonObject } from '../flow/json';
import { isCallbackUrl, isProviderUrl } from '../flow/providerUrls';
import { readStep } from '../record/apply';
import type { FlowRecord } from '../record/types';
import { answered, expectationOf } from './expectations';
import { fieldNames, shortPath } from './shortNames';
import { participants, type Arrow, type HeardHook, type Sequence } from './sequence.types';

/**
 * The sequence of everything that was sent for some flows, in the order of time, with the web hooks that were heard
 * meanwhile. Pure and total: exchanges of any origin, masked ones and those without an answer too.
 */
export function buildSequence(records: readonly FlowRecord[], heard: readonly HeardHook[] = []): Sequence {
  const once = new Map(
    records.flatMap((record) => record.exchanges.map((exchange) => [exchange.id, { record, exchange }] as const)),
  );
  const arrows = [...once.values()]
    .filter(({ exchange }) => exchange.request.method !== 'OPTIONS')
    .toSorted((one, other) => one.exchange.startedAt - other.exchange.startedAt)
    .flatMap(({ record, exchange }) => arrowsOf(record, exchange, heard));
  const parts = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  return {
    client: records[0]?.client ?? 'browser',
    participants: participants.filter((one) => parts.has(one)),
    arrows,
  };
}

/** An arrow without its exchange. */
type Bare = Omit<Arrow, 'exchange'>;

function arrowsOf(record: FlowRecord, exchange: Exchange, heard: readonly HeardHook[]): readonly Arrow[] {
  const [asked, answer] = partsOf(record, exchange);
  return [...asked, ...hooksDuring(record, exchange, heard), ...answer].map((arrow) => ({
    ...arrow,
    exchange: exchange.id,
  }));
}

/** Exchanges never change, so each is read once however often a panel is drawn. */
const known = new WeakMap<Exchange, readonly [asked: readonly Bare[], answer: readonly Bare[]]>();

/** What goes before any hook is called, and what after. */
function partsOf(record: FlowRecord, exchange: Exchange): readonly [asked: readonly Bare[], answer: readonly Bare[]] {
  const kept = known.get(exchange);
  if (kept) return kept;
  const { request, response, failure } = exchange;
  const json = readObject(response?.body ?? '') ?? {};
  const fields = fieldsSent(exchange) ?? {};
  const names = fieldNames(fields);
  const what = `${request.method} ${shortPath(request.url)}${names.length > 0 ? ` (${names.join(', ')})` : ''}`;
  const goesTo = filledTextAt(json, 'redirect_browser_to') ?? readHeader(response?.headers ?? [], 'location') ?? '';
  const asked: Bare[] = [
    ...reasonsFor(record, exchange, fields),
    { from: 'client', to: 'kratos', kind: 'request', what },
  ];
  const answer: Bare[] = [];
  if (sendsMail(exchange, json, fields)) answer.push({ from: 'kratos', to: 'mail', kind: 'send-mail', what: '' });
  answer.push(
    response
      ? { from: 'kratos', to: 'client', kind: 'answer', what: answered(expectationOf(response, json)) }
      : { from: 'kratos', to: 'client', kind: 'no-answer', what: failure?.kind ?? '' },
  );
  if (isProviderUrl(goesTo)) answer.push({ from: 'client', to: 'provider', kind: 'to-provider', what: '' });
  known.set(exchange, [asked, answer]);
  return [asked, answer];
}

/** What made the client send it. */
function reasonsFor({ type }: FlowRecord, exchange: Exchange, fields: JsonObject): readonly Bare[] {
  if (isCallbackUrl(exchange.request.url)) return [{ from: 'provider', to: 'client', kind: 'from-provider', what: '' }];
  const step = readStep(exchange);
  if (step === 'fetch') return [];
  if (step === 'start') return isInit(exchange) ? [{ from: 'person', to: 'client', kind: 'begin', what: type }] : [];
  const isFilled = (name: string): boolean => filledTextAt(fields, name) !== undefined;
  const reasons: Bare[] = [];
  if (isFilled('code')) reasons.push({ from: 'mail', to: 'person', kind: 'read-code', what: '' });
  if (proofs.some(isFilled)) reasons.push({ from: 'authenticator', to: 'client', kind: 'prove', what: '' });
  return [...reasons, { from: 'person', to: 'client', kind: 'press', what: pressedName(exchange) ?? '' }];
}

/** Whether an exchange asks for a new flow, and not for a page or a session. */
function isInit({ request }: Exchange): boolean {
  return /\/self-service\/\w+\/(?:browser|api)$/.test(request.url.split(/[?#]/, 1)[0] ?? '');
}

/** Fields that an authenticator app or a key fills. */
const proofs = [
  'totp_code',
  'webauthn_login',
  'webauthn_register',
  'passkey_login',
  'passkey_register',
  'passkey_settings_register',
];

/** Whether Kratos sent something: a flow that came to wait for it, or a verification that was begun. */
function sendsMail(exchange: Exchange, json: JsonObject, fields: JsonObject): boolean {
  if (readStep(exchange) === 'fetch') return false;
  const begins = listAt(json, 'continue_with').some(
    (one) => isObject(one) && filledTextAt(one, 'action') === 'show_verification_ui',
  );
  const waits = ['sent_email', 'recovery_awaiting_code'].includes(filledTextAt(json, 'state') ?? '');
  return begins || (waits && objectAt(json, 'ui') !== undefined && filledTextAt(fields, 'code') === undefined);
}

/** The hooks that called while an exchange was under way, and are not of another flow. */
function hooksDuring({ id }: FlowRecord, exchange: Exchange, heard: readonly HeardHook[]): readonly Bare[] {
  const { startedAt, durationMs } = exchange;
  return heard
    .filter(({ at, flowId = id }) => flowId === id && at >= startedAt && at <= startedAt + durationMs)
    .flatMap(({ method, path, status }) => {
      const call: Bare = { from: 'kratos', to: 'hooks', kind: 'call-hook', what: `${method} ${path}` };
      const answer: Bare = { from: 'hooks', to: 'kratos', kind: 'hook-answer', what: String(status) };
      return status === undefined ? [call] : [call, answer];
    });
}
