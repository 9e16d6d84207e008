import type { IdentityDetails, StoredCredential } from './types';

/** A credential to be taken away: a type, of a provider the one of an identifier (`provider:subject`). */
export interface Unwanted {
  readonly type: string;
  readonly identifier?: string | undefined;
}

/** What is known of the server that is asked to take it away. */
export interface Remover {
  /** A server of v1 keeps to other rules; without word of the version it is one of today. */
  readonly isFirstMajor?: boolean;
  /** Codes sign in by themselves (`selfservice.methods.code.passwordless_enabled`); undefined is not known. */
  readonly codesSignIn?: boolean | undefined;
}

/** Why a server will not take a credential away. */
export type Refusal =
  /** There is nothing of this type, or nothing but what its marks in the schema make of it. */
  | 'not-there'
  /** The server takes away no credential of this type. */
  | 'never'
  /** A server of v1 takes away no password; later ones do. */
  | 'not-in-v1'
  /** Keys that sign in by themselves stay: those alone go that are a second factor. */
  | 'passwordless-keys'
  /** It is the last way to sign in that the server counts. */
  | 'last-first-factor';

/** What comes of a removal, as far as it can be known before. */
export type Removal =
  /** `isLast`: nothing else is known that this identity could sign in with. */
  | { readonly kind: 'possible'; readonly isLast?: true }
  /** The server counts what is not told here: it refuses if this is the last way to sign in. */
  | { readonly kind: 'open' }
  | { readonly kind: 'refused'; readonly why: Refusal };

const firstFactors: ReadonlySet<string> = new Set(['password', 'oidc', 'saml']);

/**
 * Judges by the server's own rule (`deleteIdentityCredentials`): second factors go whenever they are there, of a first
 * factor another one has to be left, and of some types none goes. Kratos counts one first factor for codes as soon as
 * they sign in, whether the identity has an address for them or not. v1 takes away no password, and a provider even if
 * it is the last.
 */
export function judgeRemoval(
  { credentials = [] }: Pick<IdentityDetails, 'credentials'>,
  { type, identifier }: Unwanted,
  server: Remover = {},
): Removal {
  const stored = credentials.find((one) => one.type === type);
  if (!stored) return { kind: 'refused', why: 'not-there' };
  if (type === 'totp' || type === 'lookup_secret') return { kind: 'possible' };
  if (type === 'webauthn') return judgeKeys(stored);
  if (!firstFactors.has(type)) return { kind: 'refused', why: 'never' };
  if (!holds(stored, identifier)) return { kind: 'refused', why: 'not-there' };
  if (server.isFirstMajor) {
    if (type === 'password') return { kind: 'refused', why: 'not-in-v1' };
    return countFirstFactors(credentials, server).least < 2 ? { kind: 'possible', isLast: true } : { kind: 'possible' };
  }
  const { least, most } = countFirstFactors(credentials, server);
  if (least >= 2) return { kind: 'possible' };
  return most >= 2 ? { kind: 'open' } : { kind: 'refused', why: 'last-first-factor' };
}

function judgeKeys({ keys = [] }: StoredCredential): Removal {
  if (keys.length === 0) return { kind: 'refused', why: 'not-there' };
  return keys.every(({ isPasswordless }) => isPasswordless)
    ? { kind: 'refused', why: 'passwordless-keys' }
    : { kind: 'possible' };
}

/** Whether there is what is to go: a hash, or the provider's identifier. */
function holds({ type, hasPassword, identifiers }: StoredCredential, identifier: string | undefined): boolean {
  if (type === 'password') return hasPassword !== false;
  return identifier === undefined ? identifiers.length > 0 : identifiers.includes(identifier);
}

/**
 * How many first factors the server counts, at least and at most: what signs in with an identifier of its own, a
 * password that a hook is to check only while that hook is on, and SAML where it is a part of the server.
 */
export function countFirstFactors(
  credentials: readonly StoredCredential[],
  { codesSignIn }: Pick<Remover, 'codesSignIn'> = {},
): { readonly least: number; readonly most: number } {
  const counted = credentials.map((one) => ({ sure: countSure(one), perhaps: countPerhaps(one) }));
  const least = counted.reduce((sum, { sure }) => sum + sure, codesSignIn === true ? 1 : 0);
  const most = counted.reduce((sum, { perhaps }) => sum + perhaps, least + (codesSignIn === undefined ? 1 : 0));
  return { least, most };
}

function countSure({ type, identifiers, hash, keys = [] }: StoredCredential): number {
  if (identifiers.join('') === '') return 0;
  switch (type) {
    case 'password':
      return hash === undefined ? 0 : 1;
    case 'oidc':
      return identifiers.filter((identifier) => /^[^:]+:./.test(identifier)).length;
    case 'passkey':
      return keys.length;
    case 'webauthn':
      return keys.filter(({ isPasswordless }) => isPasswordless).length;
    default:
      return 0;
  }
}

function countPerhaps({ type, identifiers, hash, hasPassword }: StoredCredential): number {
  if (type === 'saml') return identifiers.length;
  const mayHave = type === 'password' && hash === undefined && hasPassword !== false;
  return mayHave && identifiers.join('') !== '' ? 1 : 0;
}
