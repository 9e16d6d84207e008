import type { Exchange } from './types';

/** Who sent a request: a browser as it went to an address, a script of a page, or a program of its own. */
export type Sender = 'navigation' | 'script' | 'program';

/** One exchange of a client that is not ours, with what only its source knows of it. */
export interface SeenExchange {
  readonly exchange: Exchange;
  readonly sender: Sender;
  /** Address of the page that it was sent from. */
  readonly page?: string;
  /** What the page loaded with, or the worker that it is: two exchanges of one page have the same. */
  readonly pageId?: string;
  /** The server allows pages of this origin nothing: the script got an error in place of the answer. */
  readonly corsRefused?: boolean;
  /** Why the browser did not send or keep Kratos's CSRF cookie with it. */
  readonly keptBack?: KeptBack;
}

/** A page (or the page around its frame) of another site gets no cookies; over http, none that want https. */
export type KeptBack = 'another-site' | 'needs-https';

/** Something that what was imported does not hold. */
export type Missing =
  /** It stands in a file that is read when it runs: `-d @body.json`, `-b jar`, `-K config`, `< ./body.json`. */
  | { readonly kind: 'file'; readonly of: 'body' | 'cookies' | 'headers' | 'options'; readonly name: string }
  /** It is made when the command runs: `$(…)`, `$NAME`, a call of a function. */
  | { readonly kind: 'computed'; readonly text: string }
  /** A variable of an `.http` file that is defined nowhere in it. */
  | { readonly kind: 'variable'; readonly name: string }
  /** An option that is not known, and what it changes neither. */
  | { readonly kind: 'option'; readonly name: string }
  /** The browser adds its cookies, and the copied call does not show them. */
  | { readonly kind: 'browser-cookies' }
  /** Cookies and credentials were taken out before it was saved. */
  | { readonly kind: 'sanitized' }
  /** Safari leaves out what was answered with a redirect. */
  | { readonly kind: 'redirects' }
  /** So many answers of Kratos had a body that was not saved. */
  | { readonly kind: 'answer-bodies'; readonly count: number }
  /** So many requests had a body that was not saved. */
  | { readonly kind: 'request-bodies'; readonly count: number }
  /** Requests without their answers. */
  | { readonly kind: 'answers'; readonly count: number }
  /** The answer stands there without its status. */
  | { readonly kind: 'status' }
  /** The file ends, or breaks, before it is complete. */
  | { readonly kind: 'cut-off' }
  /** A part that is no request: its first line. */
  | { readonly kind: 'unreadable'; readonly text: string };
