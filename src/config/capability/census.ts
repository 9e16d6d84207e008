import type { Credential, Person } from '../simulator/person';
import type { Channel, KnownIdentity } from './types';

/**
 * What the count keeps of an identity: which factors it has, and nothing that tells whose they are. Addresses are kept
 * by their channel alone.
 */
export interface Profile {
  readonly schema?: string;
  readonly isInactive: boolean;
  readonly credentials: readonly Credential[];
  readonly mayHave: readonly Credential[];
  readonly codes: readonly Channel[];
  readonly verifiable: readonly Channel[];
  readonly hasSaml: boolean;
  /** All of its back-up codes are used. */
  readonly isSpent: boolean;
}

/** How many identities there are of each profile, and of each provider. */
export interface Census {
  readonly total: number;
  readonly profiles: readonly { readonly profile: Profile; readonly count: number }[];
  /** Accounts of providers that are linked, by the provider's id; identities with two accounts at one count once. */
  readonly providers: ReadonlyMap<string, number>;
}

/** Identities are counted one by one, and none is kept: what is held grows with the kinds of people alone. */
export interface CensusTaker {
  add(known: KnownIdentity): void;
  read(): Census;
}

export function createCensus(): CensusTaker {
  const profiles = new Map<string, { readonly profile: Profile; count: number }>();
  const providers = new Map<string, number>();
  let total = 0;
  return {
    add(known) {
      total += 1;
      const profile = profileOf(known);
      const key = JSON.stringify(profile);
      const found = profiles.get(key);
      if (found) found.count += 1;
      else profiles.set(key, { profile, count: 1 });
      for (const id of new Set(known.providers)) providers.set(id, (providers.get(id) ?? 0) + 1);
    },
    read: () => ({ total, profiles: [...profiles.values()].map((one) => ({ ...one })), providers: new Map(providers) }),
  };
}

function profileOf({ person, isInactive = false, codes = [], addresses = [], ...known }: KnownIdentity): Profile {
  const channels = (list: readonly { readonly channel: Channel }[]): readonly Channel[] =>
    [...new Set(list.map(({ channel }) => channel))].toSorted();
  return {
    ...(person.schema !== undefined && { schema: person.schema }),
    isInactive,
    credentials: person.credentials.toSorted(),
    mayHave: (person.mayHave ?? []).toSorted(),
    codes: channels(codes),
    verifiable: channels(addresses),
    hasSaml: (known.samlProviders?.length ?? 0) > 0,
    isSpent: known.lookupCodes?.left === 0,
  };
}

/**
 * The people of a profile, as the simulation takes them: after the first step of a login. Which addresses they have
 * decides nothing.
 */
export function personOf({ schema, credentials, mayHave, codes, verifiable }: Profile): Person {
  return {
    ...(schema !== undefined && { schema }),
    credentials,
    mayHave,
    traits: [],
    codes,
    verifiable,
    session: [credentials.includes('oidc') ? 'oidc' : 'password'],
    aal: 'aal1',
  };
}
