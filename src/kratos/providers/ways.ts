import type { ClientKind, FlowType } from '../flow/types';
import { isLoopback, readDeparture } from './address';

/** How a round to a provider can be made. */
export type Way =
  /**
   * Native: any browser makes the round, Kratos sends it to an address of ours with half of a code, and the code is
   * exchanged for a session.
   */
  | 'exchange'
  /** The callback leads to an address of ours (`base_redirect_uri`), and is then asked of Kratos as the persona. */
  | 'hand-over'
  /** The persona's own browser makes the round; its callback is asked as the persona. */
  | 'browser'
  /** We follow the redirects of a provider on this machine, as far as no page asks anything. */
  | 'follow';

export const ways: readonly Way[] = ['exchange', 'hand-over', 'browser', 'follow'];

/** What there is to make rounds with. */
export interface Means {
  /** Where we can be come back to: the setting `kratosFlows.signIn.returnUrl`. */
  readonly returnUrl: string;
  /** There is a browser for personas. */
  readonly browser: boolean;
}

/** What a round is for. */
export interface Trip {
  /** The provider's page. */
  readonly url: string;
  readonly client: ClientKind;
  readonly type: FlowType;
  /** There is a session already: Kratos makes no exchange code then. */
  readonly signedIn: boolean;
  /** Kratos asks for traits that the provider did not bring: they are lost with a token exchange. */
  readonly finishing: boolean;
  /** Kratos refused our address as `return_to`, or a token exchange ended in nothing. */
  readonly noExchange: boolean;
}

/** The ways that a round can go, the best first. */
export function findWays(trip: Trip, { returnUrl, browser }: Means): readonly Way[] {
  const departure = readDeparture(trip.url);
  if (departure === undefined) return [];
  const comesHere = sameOrigin(departure.callback, returnUrl);
  const found: readonly (Way | false)[] = [
    comesHere && 'hand-over',
    canExchange(trip) && isLoopback(returnUrl) && 'exchange',
    browser && 'browser',
    isLoopback(trip.url) && 'follow',
  ];
  return found.filter((way) => way !== false);
}

/** Why a native round is not made by a token exchange; undefined where it can be, and for browsers. */
export function whyNoExchange(trip: Trip): 'settings' | 'session' | 'traits' | 'refused' | undefined {
  if (trip.client === 'browser' || canExchange(trip)) return undefined;
  if (trip.type === 'settings') return 'settings';
  if (trip.finishing) return 'traits';
  return trip.signedIn ? 'session' : 'refused';
}

function canExchange({ client, type, signedIn, finishing, noExchange }: Trip): boolean {
  const begins = type === 'login' || type === 'registration';
  return client === 'native' && begins && !signedIn && !finishing && !noExchange;
}

function sameOrigin(callback: string, returnUrl: string): boolean {
  return isLoopback(returnUrl) && URL.parse(callback)?.origin === URL.parse(returnUrl)?.origin;
}

/** What can be said of a round before it is made. */
export interface RoundOutlook {
  /** The ways that it can go, the best first; none when the press is not in memory any more. */
  readonly ways: readonly Way[];
  /** The press is in memory, so that the round can be made at all. */
  readonly isKnown: boolean;
  /** Why a native round is not made by a token exchange. */
  readonly noExchange?: NonNullable<ReturnType<typeof whyNoExchange>>;
  /** Where people come back to: to be allowed by the server's configuration. */
  readonly returnUrl: string;
}
