import type { CookieTrouble } from '../flow/cookieTrouble';
import type { Exchange, Header, WireRequest } from '../exchange/types';

/**
 * Sends requests over one axios instance: redirects shown and never followed, every status an answer, failures as
 * values. Never throws.
 */
export interface Transport {
  send(request: WireRequest, options?: SendOptions): Promise<Exchange>;
}

export interface SendOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds until the request is given up; default 30,000. */
  readonly timeoutMs?: number;
}

/** A call of the Kratos API before it has an address and credentials: path with query, and what it says itself. */
export interface Call {
  readonly side: 'public' | 'admin';
  readonly method: string;
  /**
   * Path with query below the connection's public or admin URL; an absolute URL for a submit (`ui.action`), rewritten
   * to the connection when its origin differs.
   */
  readonly target: string;
  readonly headers: readonly Header[];
  readonly body?: string;
}

/** What a persona shows the server: a cookie jar (browser) or a session token (native). */
export interface Credentials {
  readonly cookies?: CookieJar;
  readonly sessionToken?: string;
  /** Ory Network API key for the admin side. */
  readonly apiKey?: string;
}

/** A cookie as a jar keeps it. `domain` has no dot before it; `hostOnly`: for that host alone, and none below it. */
export interface JarCookie {
  readonly name: string;
  readonly value: string;
  /** Epoch milliseconds; absent for one that ends with the browser. */
  readonly expires?: number;
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite?: 'Strict' | 'Lax' | 'None';
}

/** A persona's cookies, RFC 6265 through tough-cookie. */
export interface CookieJar {
  /** The `Cookie` header for a URL, or an empty string. */
  header(url: string): string;
  /** Takes over the `Set-Cookie` headers of an answer. */
  take(url: string, headers: readonly Header[]): void;
  list(): readonly {
    readonly name: string;
    readonly value: string;
    readonly expires?: number;
    readonly attributes: string;
  }[];
  /** The same with each rule by itself, for whoever keeps them too. */
  entries(): readonly JarCookie[];
  /**
   * The cookies that do not go to one of these URLs: refused when they came, or kept and not sent. Each once, for the
   * first URL that lacks it.
   */
  troubles(...urls: readonly string[]): readonly CookieTrouble[];
  serialize(): unknown;
}
