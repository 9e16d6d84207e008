/** A wrong step of a page, or of a program, as opposed to one of the person who uses it. */
export type PageMistake =
  /** A form of a browser flow was sent without its `csrf_token`. */
  | { readonly kind: 'no-csrf-token' }
  /** It sent the token, or asked for the flow, of another client: a server that rendered the page, another host. */
  | { readonly kind: 'flow-of-another-jar' }
  /** A script asked without `credentials: 'include'`, so that no cookie went along. */
  | { readonly kind: 'cookies-left-at-home' }
  /** The browser keeps Kratos's cookies from a page of another site, or in a frame of one. */
  | { readonly kind: 'cookies-of-another-site' }
  /** The cookies want https, and Kratos is asked over http. */
  | { readonly kind: 'cookies-need-https' }
  /** The answer was the next step, with status 400, and the page began anew instead of showing it. */
  | { readonly kind: 'step-taken-for-failure' }
  /** A script asked for the address that the whole page should have gone to. */
  | { readonly kind: 'redirect-fetched'; readonly url: string }
  /** The page went where it was sent to, and nobody answers there. */
  | { readonly kind: 'redirect-to-nowhere'; readonly url: string }
  /** Redirects lead back to this address, until the browser gives up. */
  | { readonly kind: 'redirect-circle'; readonly url: string }
  /** A script began a flow without `Accept: application/json`: it was sent to a page, and got no flow. */
  | { readonly kind: 'no-accept-json' }
  /** A page in a browser began a flow that is meant for clients without cookies. */
  | { readonly kind: 'native-flow-in-a-browser' }
  /** Kratos does not let pages of this origin read its answers. */
  | { readonly kind: 'cors-refused'; readonly origin: string }
  /** The flow was begun at one host name, and a step of it went to another. */
  | { readonly kind: 'other-host'; readonly from: string; readonly to: string };

/** The kinds of mistakes. */
export const mistakeKinds = [
  'no-csrf-token',
  'flow-of-another-jar',
  'cookies-left-at-home',
  'cookies-of-another-site',
  'cookies-need-https',
  'step-taken-for-failure',
  'redirect-fetched',
  'redirect-to-nowhere',
  'redirect-circle',
  'no-accept-json',
  'native-flow-in-a-browser',
  'cors-refused',
  'other-host',
] as const satisfies readonly PageMistake['kind'][];
