import type Protocol from 'devtools-protocol';
import type { Exchange, Header } from '../exchange/types';
import { readNetError } from '../exchange/netError';
import { UnderWay } from '../exchange/underWay';
import { present } from '../flow/json';
import { readKeptBack } from './keptBack';
import type { CapturedExchange, NetworkEvent } from './types';

type RawHeaders = Protocol.Network.Headers;

/** One address of a request and its redirects. Times are seconds of the browser's own clock. */
interface Hop {
  readonly request: Protocol.Network.Request;
  readonly sentAt: number;
  readonly startedAt: number;
  readonly event: Protocol.Network.RequestWillBeSentEvent;
  response?: Protocol.Network.Response;
  /** Whether raw headers of the answer come in an event of their own. */
  hasExtra: boolean;
  /** The target that told of it last, and has its body. */
  target: string;
  endedAt?: number;
  redirected?: boolean;
  failed?: Protocol.Network.LoadingFailedEvent;
}

interface Chain {
  readonly hops: Hop[];
  /** In their order, and so those of the hops. */
  readonly sentHeaders: (Protocol.Network.RequestWillBeSentExtraInfoEvent | undefined)[];
  readonly gotHeaders: (Protocol.Network.ResponseReceivedExtraInfoEvent | undefined)[];
  told: number;
}

/**
 * Makes exchanges of the events of a browser. Raw headers (the cookies are in them alone) come in events of their own,
 * before or after those of the request. All redirects of a request have one id, so only the order tells them apart. An
 * exchange is told once its last byte and its raw headers are here.
 */
export class NetworkReader {
  readonly #chains = new UnderWay<Chain>(() => ({ hops: [], sentHeaders: [], gotHeaders: [], told: 0 }));

  /** `wants` tells, by its address, whether a request is looked at. */
  constructor(private readonly wants: (url: string) => boolean) {}

  /** The exchanges that an event completes. `target` is the one that told it. */
  take(target: string, event: NetworkEvent): readonly CapturedExchange[] {
    const { requestId } = event.params;
    const chain = this.#chains.of(requestId);
    hear(chain, target, event);
    const finished: CapturedExchange[] = [];
    for (let hop = chain.hops[chain.told]; hop !== undefined && isComplete(chain, hop);) {
      if (this.wants(hop.request.url)) finished.push(captured(requestId, chain, hop));
      chain.told += 1;
      hop = chain.hops[chain.told];
    }
    const last = chain.hops.at(-1);
    if (last?.endedAt !== undefined && !last.redirected && chain.told === chain.hops.length)
      this.#chains.forget(requestId);
    return finished;
  }

  /** What a target has not ended, when it is gone. */
  leave(target: string): readonly CapturedExchange[] {
    const left: CapturedExchange[] = [];
    for (const [requestId, chain] of this.#chains.all()) {
      const untold = chain.hops.slice(chain.told);
      if (untold.at(-1)?.target !== target) continue;
      left.push(
        ...untold.filter(({ request }) => this.wants(request.url)).map((hop) => captured(requestId, chain, hop)),
      );
      this.#chains.forget(requestId);
    }
    return left;
  }
}

function hear(chain: Chain, target: string, event: NetworkEvent): void {
  const hop = chain.hops.at(-1);
  if (hop && isOfTarget(event)) hop.target = target;
  switch (event.method) {
    case 'Network.requestWillBeSent': {
      const { params } = event;
      if (hop && params.redirectResponse) {
        hop.response = params.redirectResponse;
        hop.hasExtra = params.redirectHasExtraInfo;
        hop.redirected = true;
        hop.endedAt = params.timestamp;
        keepPlace(chain, hop);
      }
      chain.hops.push({
        request: params.request,
        sentAt: params.timestamp,
        startedAt: params.wallTime * 1000,
        event: params,
        target,
        hasExtra: false,
      });
      return;
    }
    case 'Network.requestWillBeSentExtraInfo':
      chain.sentHeaders.push(event.params);
      return;
    case 'Network.responseReceivedExtraInfo':
      chain.gotHeaders.push(event.params);
      return;
    case 'Network.responseReceived':
      if (!hop) return;
      hop.response = event.params.response;
      hop.hasExtra = event.params.hasExtraInfo;
      keepPlace(chain, hop);
      return;
    case 'Network.loadingFinished':
      if (hop) hop.endedAt = event.params.timestamp;
      return;
    case 'Network.loadingFailed':
      if (!hop) return;
      hop.endedAt = event.params.timestamp;
      hop.failed = event.params;
      return;
  }
}

/** Raw headers are told by whichever target belongs to a document, the others by the one that asked. */
function isOfTarget({ method }: NetworkEvent): boolean {
  return method === 'Network.responseReceived' || method === 'Network.loadingFinished';
}

/** A hop that has no raw headers takes its place among those that do. */
function keepPlace(chain: Chain, hop: Hop): void {
  if (hop.hasExtra) return;
  const at = chain.hops.indexOf(hop);
  for (const headers of [chain.sentHeaders, chain.gotHeaders]) if (headers.length === at) headers.push(undefined);
}

function isComplete(chain: Chain, hop: Hop): boolean {
  return hop.endedAt !== undefined && (!hop.hasExtra || chain.gotHeaders.length > chain.told);
}

function captured(requestId: string, chain: Chain, hop: Hop): CapturedExchange {
  const { event, response, failed, target } = hop;
  const at = chain.hops.indexOf(hop);
  const [sent, got] = [chain.sentHeaders[at], chain.gotHeaders[at]];
  const exchange = present<Exchange>({
    id: crypto.randomUUID(),
    source: 'captured',
    startedAt: hop.startedAt,
    durationMs: Math.max(0, ((hop.endedAt ?? hop.sentAt) - hop.sentAt) * 1000),
    request: present<Exchange['request']>({
      method: hop.request.method,
      url: hop.request.url,
      headers: headersOf(sent?.headers ?? hop.request.headers),
      body: bodyOf(hop.request),
    }),
    response: response && responseOf(response, got),
    failure: failureOf(hop),
  });
  return present<CapturedExchange>({
    exchange,
    requestId,
    target,
    sender: event.type === 'Document' ? 'navigation' : 'script',
    page: event.documentURL,
    pageId: event.loaderId || target,
    hasBody: response !== undefined && !hop.redirected && !failed,
    corsRefused: failed?.corsErrorStatus && true,
    keptBack: readKeptBack(sent, got),
  });
}

/** What was sent, read as UTF-8; undefined when nothing was, or too much for the browser to tell it. */
function bodyOf({ postDataEntries = [] }: Protocol.Network.Request): string | undefined {
  const parts = postDataEntries.flatMap(({ bytes }) => (bytes === undefined ? [] : [Buffer.from(bytes, 'base64')]));
  return parts.length === 0 ? undefined : Buffer.concat(parts).toString('utf8');
}

/** A request that the page did not wait for was given up with it. */
function failureOf({ failed, endedAt, request }: Hop): Exchange['failure'] {
  if (failed) return readNetError(failed.errorText, request.url);
  return endedAt === undefined ? { kind: 'cancelled' } : undefined;
}

function responseOf(
  response: Protocol.Network.Response,
  extra: Protocol.Network.ResponseReceivedExtraInfoEvent | undefined,
): NonNullable<Exchange['response']> {
  return {
    // What a script may not see is told as status 0.
    status: extra?.statusCode ?? response.status,
    statusText: response.statusText,
    httpVersion: response.protocol ?? '',
    headers: headersOf(extra?.headers ?? response.headers),
    body: '',
    size: Math.max(0, response.encodedDataLength),
  };
}

/** Several headers of one name come as one, with a line for each. */
function headersOf(raw: RawHeaders): readonly Header[] {
  return Object.entries(raw).flatMap(([name, lines]) => lines.split('\n').map((value): Header => [name, value]));
}
