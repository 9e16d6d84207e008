import type { Returns } from '../../listeners/returns';
import type { CookieJar } from '../../wire/types';
import type { Press } from '../types';

/** A round that a persona's own browser is to make. */
export interface BrowserRound {
  readonly personaId: string;
  /** The provider's page. */
  readonly startUrl: string;
  /** A request to an address that begins so is not made by the browser: it is handed over, and ends the round. */
  readonly interceptPrefix: string;
  readonly signal: AbortSignal;
}

/** What rounds to a provider need of the editor. */
export interface RoundMeans {
  readonly returns: Returns;
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
