import { placesAsked, type PlaceAsked } from '../simulator/evaluate';
import type { Setup } from '../simulator/setup';
import { foresee } from '../simulator/simulate';
import { personOf, type Census, type Profile } from './census';
import type { Factor } from './types';

/** How many are so for certain, and how many may be beside. */
export interface Count {
  readonly sure: number;
  readonly perhaps: number;
}

/** How many identities are on, and how many of all have a factor. */
export interface FactorCounts {
  readonly total: number;
  readonly active: number;
  readonly factors: readonly (Count & { readonly factor: Factor; readonly provider?: string })[];
  /** Without a second factor of their own: neither TOTP nor a key nor back-up codes. */
  readonly withoutSecond: number;
  /** Those whose back-up codes are all used. */
  readonly spent: number;
}

/** How many of those that are on would be asked for a second factor, and how many cannot sign in. */
export interface AskedCounts {
  readonly asked: Readonly<Record<PlaceAsked, Count>>;
  /** Asked somewhere, with nothing to answer. */
  readonly stuck: Count;
  /** Have nothing that the first step of a login takes. */
  readonly shutOut: Count;
}

/** Counts factors. Passwords, keys and codes of identities that are off count as well: they are there. */
export function countFactors({ total, profiles, providers }: Census): FactorCounts {
  const count = (holds: (profile: Profile) => boolean): number =>
    profiles.reduce((sum, one) => sum + (holds(one.profile) ? one.count : 0), 0);
  const counted = (factor: Factor, ...credentials: Profile['credentials']): FactorCounts['factors'][number] => ({
    factor,
    sure: count((one) => credentials.some((name) => one.credentials.includes(name))),
    perhaps: count(
      (one) =>
        !credentials.some((name) => one.credentials.includes(name)) &&
        credentials.some((name) => one.mayHave.includes(name)),
    ),
  });
  const sure = (factor: Factor, holds: (profile: Profile) => boolean): FactorCounts['factors'][number] => ({
    factor,
    sure: count(holds),
    perhaps: 0,
  });
  return {
    total,
    active: count(({ isInactive }) => !isInactive),
    factors: [
      counted('password', 'password'),
      sure('code_email', ({ codes }) => codes.includes('email')),
      sure('code_sms', ({ codes }) => codes.includes('sms')),
      counted('totp', 'totp'),
      counted('lookup_secret', 'lookup_secret'),
      counted('webauthn', 'webauthn', 'webauthn_passwordless'),
      counted('passkey', 'passkey'),
      counted('oidc', 'oidc'),
      ...[...providers].map(([provider, linked]) => ({ factor: 'oidc' as const, provider, sure: linked, perhaps: 0 })),
      sure('saml', ({ hasSaml }) => hasSaml),
    ],
    withoutSecond: count(({ credentials }) => !credentials.some((name) => ownSecond.has(name))),
    spent: count(({ isSpent }) => isSpent),
  };
}

const ownSecond: ReadonlySet<string> = new Set(['totp', 'lookup_secret', 'webauthn']);

/** Counts who would be asked by a configuration: of those that are on, after the first step of a login. */
export function countAsked({ profiles }: Census, setup: Setup): AskedCounts {
  const places = { whoami: empty(), settings: empty(), login: empty() };
  const [stuck, shutOut] = [empty(), empty()];
  const add = (to: Tally, is: boolean | undefined, count: number): void => {
    if (is === undefined) to.perhaps += count;
    else if (is) to.sure += count;
  };
  for (const { profile, count } of profiles) {
    if (profile.isInactive) continue;
    const { found } = foresee(setup, personOf(profile));
    for (const place of placesAsked) add(places[place], found.asked[place], count);
    add(stuck, found.stuck, count);
    add(shutOut, found.first.length > 0 ? false : found.mayUse.length > 0 ? undefined : true, count);
  }
  return { asked: places, stuck, shutOut };
}

type Tally = { -readonly [Part in keyof Count]: Count[Part] };

function empty(): Tally {
  return { sure: 0, perhaps: 0 };
}
