import type { ReturnPage, Returns } from '../../listeners/returns';
import type { CookieJar } from '../../wire/types';
import type { Press } from '../types';

/** A round that a persona's own browser is to make. */
export interface BrowserRound {
  readonly personaId: string;
  readonly flowId: string;
  /** The provider's page. */
  readonly startUrl: string;
  /** Requests to addresses that begin so are looked at. */
  readonly interceptPrefix: string;
  /** Whether such an address is the way back: the browser does not ask for it, and the round ends. */
  readonly fits: (url: string) => boolean;
  /** What the browser shows in its place: markup. */
  readonly page: string;
  readonly signal: AbortSignal;
}

/** What rounds to a provider need of the editor. */
export interface RoundMeans {
  readonly returns: Returns;
  /** What is shown to whoever comes back. */
  readonly page: ReturnPage;
  /** Where people can come back to on this machine (`kratosFlows.signIn.returnUrl`). */
  returnUrl(): string;
  /** Opens an address in the person's own browser; false when that was declined. */
  openOutside(url: string): Promise<boolean>;
  /** Makes a round in the persona's browser: the address of the callback; undefined when it ended without one. */
  readonly browser?: (round: BrowserRound) => Promise<string | undefined>;
}

/** A press that was answered with a provider's page. Holds secrets, so it stays in memory only. */
export interface Begun {
  readonly press: Press;
  /** The provider's page. */
  readonly url: string;
  /** The continuity cookie, as a `Cookie` header has it, of a client without a jar. */
  readonly continuity?: string;
}

/** What is remembered of rounds, in memory only. */
export interface RoundMemory {
  /** By flow id. */
  readonly begun: Map<string, Begun>;
  /** Ends the round that a persona waits for: one at a time, as the last one alone can come back. */
  readonly waiting: Map<string, AbortController>;
  /** Cookies of providers by persona, for rounds that are followed here. They never go to Kratos. */
  readonly jars: Map<string, CookieJar>;
}

export function emptyRoundMemory(): RoundMemory {
  return { begun: new Map(), waiting: new Map(), jars: new Map() };
}
