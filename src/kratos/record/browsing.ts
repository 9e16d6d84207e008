/** A real browser of a persona, as it is told of: what is known of one, and why there is none. Values only. */

/** Why there is no browser to go on in; what is said of each stands in `src/kratos/knowledge/outcomes/browsing.ts`. */
export type BrowserProblem = Hindrance & {
  /** The editor's debugger could open a browser instead. */
  readonly canBorrow?: true;
};

type Hindrance =
  | { readonly kind: 'none-found' }
  /** The setting names what is not there, or no program. */
  | { readonly kind: 'not-a-program'; readonly file: string }
  /** A browser that the system shuts in: no pipe leads there. */
  | { readonly kind: 'shut-in'; readonly file: string; readonly by: 'flatpak' | 'wsl' }
  /** No display: a remote machine, a container. */
  | { readonly kind: 'no-display'; readonly file: string }
  /** It runs as root, or the system has no sandbox for it. */
  | { readonly kind: 'no-sandbox'; readonly file: string }
  /** Another browser works in the persona's profile folder. */
  | { readonly kind: 'profile-in-use'; readonly profile: string }
  /** It does not know what is asked of it. */
  | { readonly kind: 'too-old'; readonly file: string; readonly version: string }
  /** It ended, or said nothing. `said` is its last line. */
  | { readonly kind: 'does-not-start'; readonly file: string; readonly said: string }
  /** The editor's debugger brought no browser. */
  | { readonly kind: 'not-lent' }
  /** The editor's debugger runs one for another persona, and has a single profile for all. */
  | { readonly kind: 'lent-already' }
  /** Somebody did not want to wait for it. */
  | { readonly kind: 'cancelled' }
  /** A native client has no cookies that a page could go on with. */
  | { readonly kind: 'native' };

/** How a browser ended: by us, by the person who closed its last window, or otherwise (killed, crashed). */
export type BrowserEnd = 'closed-here' | 'window-closed' | 'died';

/** What is known of a persona's browser: one that is there, or what became of the last. */
export interface BrowserState {
  readonly personaId: string;
  readonly status: 'starting' | 'open' | 'ended' | 'failed';
  /** Such as `Chromium 156`; known once it runs. */
  readonly name?: string;
  /** The editor's debugger runs it, maybe on another machine than Kratos. */
  readonly borrowed?: boolean;
  /** The flow that goes on in it. */
  readonly flowId?: string;
  /** Names of the persona's cookies that it does not keep. */
  readonly refused?: readonly string[];
  /** A page that it could not load, with the browser's own word for it, such as `net::ERR_CONNECTION_REFUSED`. */
  readonly notLoaded?: { readonly url: string; readonly error: string };
  /** A page of its own was opened in place of the flow's, whose address nobody told. */
  readonly anew?: boolean;
  /** The host of the flow's page, to which the persona's cookies do not go, and theirs. */
  readonly strange?: { readonly page: string; readonly cookies: string };
  /** When it has ended. */
  readonly how?: BrowserEnd;
  /** When it failed. */
  readonly problem?: BrowserProblem;
}
