import type { CookieTrouble } from './cookieTrouble';
import type { ContinueWith, Flow, Identity, Session, UiText } from './types';

/** Why no answer came, or none that can be read. Every one is a sentence for the user, none is an exception. */
export type Failure =
  | { readonly kind: 'refused'; readonly host: string }
  | { readonly kind: 'dns'; readonly host: string }
  | { readonly kind: 'tls'; readonly host: string; readonly reason: string }
  | { readonly kind: 'timeout'; readonly afterMs: number }
  | { readonly kind: 'reset'; readonly receivedBytes: number }
  | { readonly kind: 'cancelled' }
  /** There may well have been an answer, but what was imported does not hold it. */
  | { readonly kind: 'not-recorded' }
  | { readonly kind: 'too-large'; readonly limitBytes: number; readonly size?: number }
  | { readonly kind: 'invalid-url'; readonly url: string }
  | { readonly kind: 'other'; readonly reason: string };

/** The error body of Kratos, `{error: {id?, code, status, reason?, message, details?}, …}`. */
export interface ErrorBody {
  readonly id?: string;
  readonly code: number;
  readonly reason?: string;
  readonly message: string;
  readonly details?: unknown;
  readonly redirectBrowserTo?: string;
  readonly useFlowId?: string;
  readonly continueWith: readonly ContinueWith[];
}

/**
 * What a response means for the person. One exhaustive union; a 4xx is an outcome like any other. `news` are messages
 * that the previous picture of the flow did not hold (old states and messages stick in Kratos: judge by what is new).
 */
export type Outcome =
  /** A flow began or was fetched. */
  | { readonly kind: 'started'; readonly flow: Flow }
  /** The same step again, with what was wrong. */
  | { readonly kind: 'redisplayed'; readonly flow: Flow; readonly news: readonly UiText[] }
  /** The flow went on to its next step (code sent, identifier known, profile taken): often HTTP 400. */
  | { readonly kind: 'advanced'; readonly flow: Flow; readonly news: readonly UiText[] }
  | {
      readonly kind: 'signed-in';
      readonly session: Session;
      readonly sessionToken?: string;
      readonly continueWith: readonly ContinueWith[];
    }
  /** Registration went well; `session` is absent when no `session` hook runs. */
  | {
      readonly kind: 'registered';
      readonly identity: Identity;
      readonly session?: Session;
      readonly sessionToken?: string;
      readonly continueWith: readonly ContinueWith[];
    }
  /** A settings change was stored. */
  | { readonly kind: 'saved'; readonly flow: Flow; readonly continueWith: readonly ContinueWith[] }
  /** Recovery or verification passed. `sessionToken` for a native recovery. */
  | {
      readonly kind: 'passed';
      readonly flow: Flow;
      readonly sessionToken?: string;
      readonly continueWith: readonly ContinueWith[];
    }
  | { readonly kind: 'signed-out' }
  /** 303, or 422 `browser_location_change_required` to somewhere that is no step-up. */
  | { readonly kind: 'redirect-wanted'; readonly url: string; readonly status: number }
  /** 403 `session_aal2_required`, or 422 to a login with `aal=aal2`. */
  | { readonly kind: 'step-up-wanted'; readonly url?: string; readonly error?: ErrorBody }
  /** 403 `session_refresh_required`: the session is too old for this change. Without `error` it was a redirect. */
  | { readonly kind: 'refresh-wanted'; readonly url?: string; readonly error?: ErrorBody }
  /** 401: no session, or an invalid one. */
  | { readonly kind: 'sign-in-wanted'; readonly error: ErrorBody }
  | { readonly kind: 'already-signed-in'; readonly error: ErrorBody }
  /** 410. */
  | { readonly kind: 'expired'; readonly useFlowId?: string; readonly error: ErrorBody }
  /**
   * The server made a new flow in place of this one (spent or expired). Without `error` it was a redirect to its fetch.
   */
  | { readonly kind: 'replaced'; readonly useFlowId: string; readonly error?: ErrorBody }
  | {
      readonly kind: 'csrf-refused';
      readonly error: ErrorBody;
      readonly cause: CsrfCause;
      readonly evidence?: CsrfEvidence;
    }
  | { readonly kind: 'not-found'; readonly error?: ErrorBody }
  | { readonly kind: 'rate-limited'; readonly retryAfter?: string; readonly error?: ErrorBody }
  /**
   * Any other error body of the server with a status below 500; `messages` are what a hook said that refused a login
   * before it began.
   */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly error: ErrorBody;
      readonly messages?: readonly UiText[];
    }
  /**
   * A 5xx, with Kratos's error body or without. Natively the HTTP status may be 400, and `status` is the code in the
   * body.
   */
  | { readonly kind: 'server-failed'; readonly status: number; readonly error?: ErrorBody }
  /** An answer that no Kratos gives: HTML of a proxy, truncated or wrong JSON, an empty 200, a circle of redirects. */
  | {
      readonly kind: 'not-kratos';
      readonly status: number;
      readonly contentType: string;
      readonly reason: 'html' | 'truncated' | 'json' | 'empty' | 'shape' | 'circle';
    }
  /** No answer at all. */
  | { readonly kind: 'unreachable'; readonly failure: Failure };

/**
 * The true cause of a 403 that says CSRF, read from the request that was sent and from what the server says arrived.
 */
export type CsrfCause =
  | 'no-cookie'
  /** The request carried cookies, and none arrived. */
  | 'cookie-dropped'
  /** The CSRF cookie that was sent has the name of another public address. */
  | 'cookie-of-another-server'
  | 'no-token'
  | 'empty-token'
  | 'token-of-another-client'
  /** A flow was asked for that this client never had. */
  | 'flow-of-another-client'
  | 'cookie-lost'
  | 'unknown';

/** Where a cookie comes from, told without its value. */
export type CookieOrigin =
  /** It was not sent, or is not there. */
  | { readonly kind: 'none' }
  | { readonly kind: 'empty' }
  /** What was recorded does not say. */
  | { readonly kind: 'unrecorded' }
  /** No cookie of Kratos can be read from it: it is masked, or not Kratos's. */
  | { readonly kind: 'unreadable' }
  /** The answer that set it first, by the request's method and path. */
  | { readonly kind: 'answer'; readonly method: string; readonly path: string; readonly status: number }
  /** None of the answers that were seen set it. */
  | { readonly kind: 'elsewhere' };

/**
 * What is compared when a request is refused for CSRF: the cookie that was sent, the one that the token was made for,
 * the one that the flow began with, and the one that the client got last. Which of the first two is wrong, and why a
 * cookie that was there stayed at home.
 */
export interface CsrfEvidence {
  readonly cookie: CookieOrigin;
  /** Absent for a fetch, which has no token. */
  readonly token?: CookieOrigin;
  readonly begun?: CookieOrigin;
  readonly jar: CookieOrigin;
  readonly wrong?: 'cookie' | 'token';
  readonly trouble?: CookieTrouble;
}
