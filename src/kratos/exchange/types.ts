import type { Failure } from '../flow/outcome.types';

export type Header = readonly [name: string, value: string];

/** A request as it goes out: headers in order and complete, so that what is shown is what is sent. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body?: string;
}

export interface WireResponse {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  /** In the order received, names as received. */
  readonly headers: readonly Header[];
  /** The bytes received, decoded as UTF-8. Partial when `failure` is set on the exchange. */
  readonly body: string;
  readonly size: number;
}

/** A part of an exchange that its source left out: cookies both ways, the body sent, the body of the answer. */
export type Unrecorded = 'cookies' | 'request-body' | 'response-body';

/**
 * One HTTP request with its response, as sent and received. Nothing above `wire/` cares about its `source`.
 * `startedAt` is epoch milliseconds, `durationMs` milliseconds until the last byte (or the failure).
 */
export interface Exchange {
  readonly id: string;
  readonly source: 'sent' | 'imported' | 'captured';
  readonly startedAt: number;
  readonly durationMs: number;
  readonly request: WireRequest;
  readonly response?: WireResponse;
  readonly failure?: Failure;
  /** What its source does not hold: nothing follows from its absence. */
  readonly unrecorded?: readonly Unrecorded[];
  /** True once secrets were replaced for storage: it cannot be revealed or sent again. */
  readonly redacted?: boolean;
}
