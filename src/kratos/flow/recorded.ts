import type { Failure } from './outcome.types';

/** A request as far as the causes of a refusal are read from it. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
}

/** A response as far as its meaning is read from it. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: SentRequest['headers'];
  readonly body: string;
}

/** An exchange as it was recorded; only these parts are read. */
export interface AnsweredRequest {
  readonly request: SentRequest;
  readonly response?: ReceivedResponse;
  readonly failure?: Failure;
  /** Parts that its source left out: nothing follows from their absence. */
  readonly unrecorded?: readonly string[];
}
