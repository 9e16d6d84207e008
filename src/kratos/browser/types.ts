/** A program that is taken for a browser. */
export interface FoundBrowser {
  readonly kind: 'found';
  readonly file: string;
  /** Of Ubuntu's snap: it has a `/tmp` of its own and cannot read hidden folders. */
  readonly isSnap: boolean;
}

/** Why there is no browser to go on in. Values; what is said of each stands in `src/kratos/knowledge/browsers.ts`. */
export type BrowserProblem =
  | { readonly kind: 'none-found'; readonly file?: string }
  /** The setting names what is not there, or no program. */
  | { readonly kind: 'not-a-program'; readonly file: string }
  /** A browser that the system shuts in: no pipe leads there. */
  | { readonly kind: 'unreachable-kind'; readonly file: string; readonly why: 'flatpak' | 'wsl' }
  /** No display: a remote machine, a container. */
  | { readonly kind: 'no-display'; readonly file: string }
  /** It runs as root, or the system has no sandbox for it. */
  | { readonly kind: 'no-sandbox'; readonly file: string }
  /** Another browser works in the persona's profile folder. */
  | { readonly kind: 'profile-in-use'; readonly profile: string }
  /** It knows the protocol of this version no longer, or not yet. */
  | { readonly kind: 'too-old'; readonly file: string; readonly version: string }
  /** It ended, or said nothing. `said` is its last line. */
  | { readonly kind: 'does-not-start'; readonly file: string; readonly said: string };

/** How a browser ended: by us, by the person who closed its last window, or otherwise (killed, crashed). */
export type BrowserEnd = 'closed-here' | 'window-closed' | 'died';

/** What of a browser is named to a person, such as `Chromium 156`. */
export interface BrowserName {
  readonly product: string;
  readonly version: string;
}
