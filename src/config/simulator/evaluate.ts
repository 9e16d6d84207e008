import { isBefore, type Version } from '../reference/versions';
import type { Aal, Person } from './person';
import { secondFactors, type AalSettings, type FirstFactor, type SecondFactor } from '../facts/aalSettings';

/** Where a second factor can be demanded. */
export const placesAsked = ['whoami', 'settings', 'login'] as const;
export type PlaceAsked = (typeof placesAsked)[number];

/** Everything that the answer depends on, so that any part can be changed and the answer be asked for again. */
export interface Case {
  readonly version: Version;
  readonly settings: AalSettings;
  readonly credentials: Person['credentials'];
  readonly codes: readonly string[];
  readonly verifiable: readonly string[];
  readonly level: Aal;
}

export interface Evaluation {
  /** Second factors that count for this person; one is enough to be asked. */
  readonly counted: readonly SecondFactor[];
  /** What a login with `aal=aal2` offers. */
  readonly offered: readonly SecondFactor[];
  /** The addresses that codes are offered for. */
  readonly codesTo: readonly string[];
  readonly asked: Readonly<Record<PlaceAsked, boolean>>;
  /** Asked somewhere, and nothing is offered to answer with. */
  readonly stuck: boolean;
  /** Of the methods that the first step of a login offers, those that this person can use. */
  readonly first: readonly FirstFactor[];
}

/**
 * Who is asked, as Kratos works it out. A factor counts when the identity has it, even while its method is off;
 * `mfa_enabled` counts codes for everybody before v25.4.0, and since then for those whose code credential has an
 * address. What is on, and can be answered, is looked at only by the second step itself. A login goes on to the second
 * step when whoami would refuse the session that the first one gives, which is aal1.
 */
export function evaluate(given: Case): Evaluation {
  const { settings, version, codes, level } = given;
  const has = (credential: Person['credentials'][number]): boolean => given.credentials.includes(credential);
  const codesTo = codes.length > 0 ? codes : settings.fallback ? given.verifiable : [];
  const counts: Readonly<Record<SecondFactor, boolean>> = {
    totp: has('totp'),
    lookup_secret: has('lookup_secret'),
    webauthn: has('webauthn'),
    code: settings.mfa && (isBefore(version, 'v25.4.0') || codes.length > 0),
  };
  const offers: Readonly<Record<SecondFactor, boolean>> = {
    totp: has('totp') && settings.totp,
    lookup_secret: has('lookup_secret') && settings.lookup_secret,
    webauthn: has('webauthn') && settings.webauthn && !settings.passwordlessKeys,
    code: settings.mfa && settings.code && codesTo.length > 0,
  };
  const usable: Readonly<Record<FirstFactor, boolean>> = {
    password: has('password'),
    oidc: has('oidc'),
    passkey: has('passkey'),
    webauthn: has('webauthn_passwordless'),
    code: codesTo.length > 0,
  };
  const counted = secondFactors.filter((method) => counts[method]);
  const offered = secondFactors.filter((method) => offers[method]);
  const hasSecond = counted.length > 0;
  const asked = {
    whoami: level === 'aal1' && settings.whoami && hasSecond,
    settings: level === 'aal1' && settings.settings && hasSecond,
    login: settings.whoami && hasSecond,
  };
  return {
    counted,
    offered,
    codesTo: offers.code ? codesTo : [],
    asked,
    stuck: placesAsked.some((place) => asked[place]) && offered.length === 0,
    first: settings.first.filter((method) => usable[method]),
  };
}
