import type { AuthenticatorOwner } from './types';
import type { Identity } from '../flow/types';
import { sameIdentifier } from '../session/who';
import type { Who } from '../session/who';

/**
 * The owner of what a persona enrols for an identity. What was there before keeps the name of the persona that enrolled
 * it.
 */
export function describeOwner(identity: Identity, persona: string, before?: AuthenticatorOwner): AuthenticatorOwner {
  const identifiers = knownIdentifiers(identity);
  return {
    identity: identity.id,
    name: identifiers[0] ?? identity.id,
    identifiers,
    enrolledBy: before?.identity === identity.id ? before.enrolledBy : persona,
  };
}

/**
 * Addresses first, then every text among the traits: which of them is an identifier, only the identity's schema knows.
 */
function knownIdentifiers({ verifiableAddresses, recoveryAddresses, traits }: Identity): readonly string[] {
  const texts = [...verifiableAddresses.map(({ value }) => value), ...recoveryAddresses, ...textsIn(traits, 0)];
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))].slice(0, most);
}

/** So many are kept of an identity, and so deep they are looked for. */
const most = 50;
const deepest = 4;

function textsIn(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  return Object.values(value).flatMap((one) => textsIn(one, depth + 1));
}

/** Whether somebody is the owner. While nobody can say who it is, nothing speaks against it. */
export function isOwner(owner: AuthenticatorOwner, who: Who): boolean {
  if (who.identity !== undefined) return who.identity === owner.identity;
  const { identifier } = who;
  return identifier === undefined || owner.identifiers.some((one) => sameIdentifier(one, identifier));
}
