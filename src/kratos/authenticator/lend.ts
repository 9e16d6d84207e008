import type { Keyring } from '../store/keyring';
import type { Who } from '../session/who';
import { isOwner } from './owner';
import type { AuthenticatorOwner } from './types';

/** Second factors that a persona keeps. */
export type Factors = Pick<Keyring, 'totp' | 'lookupCodes' | 'authenticatorOf'>;

/** What a persona can answer a question for a second factor with. */
export interface Available {
  /** What it keeps itself. */
  readonly own?: Factors;
  /** What another persona of the same identity keeps: it is lent after a question. */
  readonly offered?: Factors & { readonly authenticatorOf: AuthenticatorOwner };
}

/** What a persona can use: `own` is its keyring, `others` are those of the other personas of its connection. */
export function available(own: Factors, others: readonly Factors[], who: Who): Available {
  const fits = own.authenticatorOf === undefined || isOwner(own.authenticatorOf, who);
  if (hasFactors(own) && fits) return { own };
  const offered = who.identity === undefined && who.identifier === undefined ? undefined : others.find(isLent(who));
  if (offered) return { offered };
  // An identifier may be written in another way than it is kept; an identity that is known to be another has no use for
  // it.
  return hasFactors(own) && who.identity === undefined ? { own } : {};
}

function isLent(who: Who) {
  return (factors: Factors): factors is Factors & { readonly authenticatorOf: AuthenticatorOwner } =>
    hasFactors(factors) && factors.authenticatorOf !== undefined && isOwner(factors.authenticatorOf, who);
}

function hasFactors({ totp, lookupCodes = [] }: Factors): boolean {
  return totp !== undefined || lookupCodes.length > 0;
}
