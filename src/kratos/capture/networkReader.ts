import type Protocol from 'devtools-protocol';
import type { Exchange, Header } from '../exchange/types';
import { present } from '../flow/json';
import { readNetError } from '../exchange/netError';
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
  endedAt?: number;
  redirected?: boolean;
  failed?: Protocol.Network.LoadingFailedEvent;
}

interface Chain {
  readonly hops: Hop[];
  /** In their order, and so those of the hops. */
  readonly sentHeaders: (RawHeaders | undefined)[];
  readonly gotHeaders: (Protocol.Network.ResponseReceivedExtraInfoEvent | undefined)[];
  told: number;
}

/** How many requests that have not ended are kept: streams never do, nor does what a closed tab leaves behind. */
const most = 500;

/**
 * Makes exchanges of the events of one target. Raw headers (the cookies are in them alone) come in events of their own,
 * before or after those of the request. All redirects of a request have one id, so only the order tells them apart. An
 * exchange is told once its last byte and its raw headers are here.
 */
export class NetworkReader {
  readonly #chains = new Map<string, Chain>();

  /** `wants` tells, by its address, whether a request is looked at. */
  constructor(private readonly wants: (url: string) => boolean) {}

  /** The exchanges that an event completes. */
  take(event: NetworkEvent): readonly CapturedExchange[] {
    const { requestId } = event.params;
    const chain = this.#chain(requestId);
    hear(chain, event);
    const finished: CapturedExchange[] = [];
    for (let hop = chain.hops[chain.told]; hop !== undefined && isComplete(chain, hop);) {
      if (this.wants(hop.request.url)) finished.push(captured(requestId, chain, hop));
      chain.told += 1;
      hop = chain.hops[chain.told];
    }
    const last = chain.hops.at(-1);
    if (last?.endedAt !== undefined && !last.redirected && chain.told === chain.hops.length)
      this.#chains.delete(requestId);
    return finished;
  }

  /** What has not ended, when the page is gone. */
  end(): readonly CapturedExchange[] {
    const left = [...this.#chains].flatMap(([requestId, chain]) =>
      chain.hops
        .slice(chain.told)
        .filter(({ request }) => this.wants(request.url))
        .map((hop) => captured(requestId, chain, hop)),
    );
    this.#chains.clear();
    return left;
  }

  #chain(requestId: string): Chain {
    const known = this.#chains.get(requestId);
    if (known) return known;
    const chain: Chain = { hops: [], sentHeaders: [], gotHeaders: [], told: 0 };
    this.#chains.set(requestId, chain);
    const oldest = this.#chains.keys().next().value;
    if (this.#chains.size > most && oldest !== undefined) this.#chains.delete(oldest);
    return chain;
  }
}

function hear(chain: Chain, event: NetworkEvent): void {
  const hop = chain.hops.at(-1);
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
        hasExtra: false,
      });
      return;
    }
    case 'Network.requestWillBeSentExtraInfo':
      chain.sentHeaders.push(event.params.headers);
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
  const { event, response, failed } = hop;
  const at = chain.hops.indexOf(hop);
  const exchange = present<Exchange>({
    id: crypto.randomUUID(),
    source: 'captured',
    startedAt: hop.startedAt,
    durationMs: Math.max(0, ((hop.endedAt ?? hop.sentAt) - hop.sentAt) * 1000),
    request: present<Exchange['request']>({
      method: hop.request.method,
      url: hop.request.url,
      headers: headersOf(chain.sentHeaders[at] ?? hop.request.headers),
      body: bodyOf(hop.request),
    }),
    response: response && responseOf(response, chain.gotHeaders[at]),
    failure: failureOf(hop),
  });
  return present<CapturedExchange>({
    exchange,
    requestId,
    sender: event.type === 'Document' ? 'navigation' : 'script',
    page: event.documentURL,
    pageId: event.loaderId,
    hasBody: response !== undefined && !hop.redirected && !failed,
    corsRefused: failed?.corsErrorStatus && true,
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
