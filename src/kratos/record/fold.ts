import type { Exchange } from '../exchange/types';
import { readHeader } from '../flow/headers';
import { filledTextAt, isObject, present, readJson } from '../flow/json';
import { parseFlow } from '../flow/parse';
import { clientKinds } from '../flow/types';
import type { FlowType } from '../flow/types';
import { isCallbackUrl } from '../flow/providerUrls';
import { readFlowUrl } from '../flow/urls';
import type { FlowAddress } from '../flow/urls';
import { readDeparture } from '../providers/address';
import { applyExchange, type AnsweredRecord } from './apply';
import { blankRecord } from './blank';
import type { FlowBeginning } from './blank';
import type { FlowRecord } from './types';

/** A record with all that the exchanges tell, in their order. */
export function foldExchanges(record: FlowRecord, exchanges: readonly Exchange[]): FlowRecord {
  return foldInSteps(record, exchanges).at(-1) ?? record;
}

/** The record as it was after each of the exchanges. */
export function foldInSteps(record: FlowRecord, exchanges: readonly Exchange[]): readonly AnsweredRecord[] {
  const steps: AnsweredRecord[] = [];
  for (const exchange of exchanges) steps.push(applyExchange(steps.at(-1) ?? record, exchange));
  return steps;
}

/**
 * The record of the first flow among exchanges of any origin (pasted, imported, watched in a browser): what it is is
 * read from its addresses and answers. Exchanges of other flows, and those that are no step of one, are left out.
 * `given` is what is known better. Undefined when no flow is among them.
 */
export function readRecord(exchanges: readonly Exchange[], given: Partial<FlowBeginning> = {}): FlowRecord | undefined {
  const steps = exchanges.flatMap(readFlowStep);
  const type = given.type ?? steps[0]?.flowType;
  const alike = steps.filter(({ flowType }) => flowType === type || flowType === undefined);
  const id = given.id ?? alike.find((step) => step.id !== undefined)?.id;
  const names = new Set([id]);
  const own = alike.filter((step) => {
    const isOwn = (step.id === undefined && step.flowType !== undefined) || names.has(step.id);
    if (isOwn) for (const name of step.next) names.add(name);
    return isOwn;
  });
  const [first] = own;
  if (first?.flowType === undefined) return undefined;
  return foldExchanges(
    blankRecord(
      present<FlowBeginning>({
        type: first.flowType,
        client: own.find(({ client }) => client !== undefined)?.client ?? 'browser',
        startedAt: first.exchange.startedAt,
        parameters: first.parameters,
        ...given,
        id,
      }),
    ),
    own.map(({ exchange }) => exchange),
  );
}

/** An exchange as a step of a flow. */
export interface FlowStep extends FlowAddress {
  /** Absent for what goes on by what it repeats: the way back from a provider, the exchange of a code. */
  readonly flowType?: FlowType;
  readonly exchange: Exchange;
  /**
   * What names the flow from now on: the id that the form is sent to next (after a saved change, settings name another
   * one than their own), and what a provider or an exchange of codes repeats.
   */
  readonly next: readonly string[];
}

/**
 * An exchange with what its address and its answer tell of the flow that it is a step of; nothing for any other
 * exchange.
 */
export function readFlowStep(exchange: Exchange): readonly FlowStep[] {
  const { request, response } = exchange;
  const repeated = repeatedIn(request.url);
  if (repeated !== undefined) return [{ exchange, id: repeated, next: [] }];
  const address = request.url.includes('/self-service/') ? readFlowUrl(request.url) : undefined;
  if (address?.flowType === undefined) return [];
  const { flowType } = address;
  const json = readJson(response?.body ?? '');
  const answered = parseFlow(flowType, json);
  const location = readHeader(response?.headers ?? [], 'location');
  const named = answered.ok ? answered.value.id : location && readFlowUrl(location)?.id;
  const told = answered.ok ? clientKinds.find((kind) => kind === answered.value.client) : undefined;
  const shown = readHeader(request.headers, 'x-session-token') === undefined ? undefined : 'native';
  return [
    present<FlowStep>({
      ...address,
      flowType,
      exchange,
      id: address.id ?? named,
      next: [
        answered.ok ? readFlowUrl(answered.value.action)?.id : undefined,
        textIn(json, 'session_token_exchange_code'),
        readDeparture(textIn(json, 'redirect_browser_to') ?? location ?? '')?.state,
      ].filter((name) => name !== undefined),
      client: address.client ?? told ?? shown,
    }),
  ];
}

/** The state that a provider gives back to Kratos's callback, or the first half of a code that is exchanged. */
function repeatedIn(url: string): string | undefined {
  const { pathname = '', searchParams } = URL.parse(url) ?? {};
  const name = isCallbackUrl(pathname)
    ? 'state'
    : pathname.endsWith('/sessions/token-exchange')
      ? 'init_code'
      : undefined;
  return name === undefined ? undefined : (searchParams?.get(name) ?? '');
}

function textIn(json: unknown, key: string): string | undefined {
  return isObject(json) ? filledTextAt(json, key) : undefined;
}

/**
 * A record as it was stored, with what its exchanges tell read from them again. They are masked, so the next submit
 * fetches the flow first.
 */
export function restoreRecord(stored: FlowRecord, exchanges: readonly Exchange[] = stored.exchanges): FlowRecord {
  const { flow, raw, outcome: masked } = foldExchanges({ ...stored, exchanges: [] }, exchanges);
  const { at, ...known } = stored.refusal ?? {};
  const isKnown = masked?.kind === 'csrf-refused' && at === exchanges.at(-1)?.id;
  const outcome = isKnown ? { ...masked, ...known } : masked;
  return present<FlowRecord>({ ...stored, exchanges, flow, raw, outcome, restored: true });
}
