import type { Reason } from '../simulator/lines';
import type { Person } from '../simulator/person';
import type { Simulation } from '../simulator/simulate';

/** The way to an address, as `via` names it. */
export type Channel = 'email' | 'sms';

/** An identity as far as it is known: a person, and what stands beside. What is absent was not told. */
export interface KnownIdentity {
  readonly person: Person;
  /** Deactivated: it has no session that counts. */
  readonly isInactive?: boolean;
  /** The ids of the providers that are linked, one for each account there. */
  readonly providers?: readonly string[];
  /** The same of SAML. */
  readonly samlProviders?: readonly string[];
  /** Lookup codes: all of the set, and those that were not used. */
  readonly lookupCodes?: { readonly total: number; readonly left: number };
  /** How many keys there are: passkeys, security keys that log in, and those that are second factors. */
  readonly keys?: { readonly passkeys: number; readonly login: number; readonly second: number };
  /** Addresses of the code credential with the way to each. */
  readonly codes?: readonly { readonly address: string; readonly channel: Channel }[];
  /** Addresses that can be verified, whether they are or not. */
  readonly addresses?: readonly {
    readonly address: string;
    readonly channel: Channel;
    readonly isVerified: boolean;
  }[];
  /** Whether the identity is stored with an identifier for passwords, and for security keys. */
  readonly identified?: { readonly password: boolean; readonly webauthn: boolean };
}

export const factors = [
  'password',
  'code_email',
  'code_sms',
  'totp',
  'lookup_secret',
  'webauthn',
  'passkey',
  'oidc',
  'saml',
] as const;
/** A row of the table; codes have one for each way to an address, social sign-in one for each provider. */
export type Factor = (typeof factors)[number];

/** What an identity has of a factor, and what it could have. Undefined is what cannot be known; `unknown` says why. */
export interface Capability {
  readonly factor: Factor;
  /** Of social sign-in: the id of the provider. */
  readonly provider?: string;
  readonly name: string;
  /** What the configuration makes of it; neither where codes prove addresses alone. */
  readonly rank: 'first' | 'second' | 'neither' | undefined;
  readonly has: boolean | undefined;
  /** How many, or where to. */
  readonly detail?: string;
  /** What is had can be used at a login, as the simulation says. */
  readonly usable: boolean | undefined;
  /** Can be set up, or set up anew, in a browser's settings flow. */
  readonly enrol: boolean | undefined;
  /** What the nodes of that settings flow offer, which may be more than what Kratos then takes. */
  readonly offers: { readonly set: boolean | undefined; readonly remove: boolean | undefined };
  /** What is missing, each with the line that would change it. What the person can fill in does not prevent `enrol`. */
  readonly missing: readonly Reason[];
  /** Why something cannot be known. */
  readonly unknown: readonly Reason[];
  /** What is worth knowing beside. */
  readonly remarks: readonly Reason[];
}

/** Everything that an identity has and could have by a configuration. */
export interface CapabilityTable {
  readonly rows: readonly Capability[];
  /** Who is asked for a second factor, as *Who is asked?* says it. */
  readonly simulation: Simulation;
  /** What holds for every change in the settings flow. */
  readonly notes: readonly Reason[];
}
