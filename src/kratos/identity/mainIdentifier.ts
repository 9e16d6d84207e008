import type { IdentityDetails } from './types';

/** Credentials whose identifiers are what a person types. Those of providers are made of their ids. */
const typed = ['password', 'code', 'webauthn', 'passkey'];

/**
 * What an identity signs in with, as it is called: `name` (the best of its traits) where that is an identifier or none
 * is known, else the first identifier.
 */
export function mainIdentifier({ credentials = [] }: IdentityDetails, name: string): string {
  const identifiers = credentials
    .filter(({ type }) => typed.includes(type))
    .flatMap((credential) => credential.identifiers);
  // Kratos keeps identifiers trimmed and in lower case.
  if (identifiers.length === 0 || identifiers.includes(name.trim().toLowerCase())) return name;
  return identifiers[0] ?? name;
}
