import type { SchemaMarks } from '../facts/schemaMarks';

/** What a person can have beside addresses for codes. Security keys are told apart by what they were enrolled for. */
export const credentials = [
  'password',
  'oidc',
  'passkey',
  'webauthn_passwordless',
  'totp',
  'lookup_secret',
  'webauthn',
] as const;
export type Credential = (typeof credentials)[number];

export type Aal = 'aal1' | 'aal2';

/** Somebody who asks for a session: what the identity has, and what its session was made with. */
export interface Person {
  /** The id of the identity schema; the default one when absent. */
  readonly schema?: string;
  readonly credentials: readonly Credential[];
  /** Credentials that the identity may have beside, where too little is told of it. */
  readonly mayHave?: readonly Credential[];
  /**
   * Traits that have a value, as names below the traits. What the schema marks of them becomes an address. Whether it
   * is verified decides nothing.
   */
  readonly traits: readonly string[];
  /**
   * The addresses of the code credential, where they are known; otherwise those that the schema would give to somebody
   * who registers now.
   */
  readonly codes?: readonly string[];
  /** The addresses that can be verified, where they are known; otherwise as the schema says. */
  readonly verifiable?: readonly string[];
  /** What the session was made with, in Kratos's names. */
  readonly session: readonly string[];
  /** The level of the session, where it is known; otherwise it follows from its methods. */
  readonly aal?: Aal;
}

/** A person with a name: whom a simulation is about. */
export interface Somebody {
  readonly person: Person;
  readonly name: string;
  /** Somebody of a server: not remembered, and not kept over a reload. */
  readonly isLive?: boolean;
}

/** Methods that raise a session to aal2, but not alone. A code does as long as it is a second factor. */
const raising: ReadonlySet<string> = new Set(['totp', 'lookup_secret', 'webauthn']);

/**
 * The level of a session: aal2 when one of its methods is a first factor and another one a second. Kratos writes down
 * which it was when the method is passed; `mfa` is whether codes are second factors.
 */
export function computeSessionLevel({ aal, session }: Pick<Person, 'aal' | 'session'>, mfa: boolean): Aal {
  if (aal) return aal;
  const isSecond = (method: string): boolean => raising.has(method) || (method === 'code' && mfa);
  return session.some(isSecond) && !session.every(isSecond) ? 'aal2' : 'aal1';
}

/**
 * The traits with a value that a schema makes addresses for codes of, and those it makes addresses of that can be
 * verified. Without the marks there is none that is known.
 */
export function listAddresses(
  person: Person,
  marks: Pick<SchemaMarks, 'code' | 'verification'> | undefined,
): { readonly codes: readonly string[]; readonly verifiable: readonly string[] } {
  const marked = (kind: 'code' | 'verification'): readonly string[] =>
    person.traits.filter((name) => marks?.[kind].some(({ trait }) => trait === name));
  return { codes: person.codes ?? marked('code'), verifiable: person.verifiable ?? marked('verification') };
}

/** Reads a person that a caller handed over; undefined when it is none. What is left out has nothing. */
export function readPerson(given: unknown): Person | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { schema, codes, verifiable, aal, mayHave, ...lists } = given as Readonly<Record<string, unknown>>;
  const owned = names(lists.credentials);
  const perhaps = names(mayHave);
  const session = names(lists.session);
  const level = aal === 'aal1' || aal === 'aal2' ? aal : undefined;
  return {
    credentials: credentials.filter((name) => owned.includes(name)),
    traits: names(lists.traits),
    session: session.length > 0 ? session : ['password'],
    ...(perhaps.length > 0 && { mayHave: credentials.filter((name) => perhaps.includes(name)) }),
    ...(typeof schema === 'string' && { schema }),
    ...(Array.isArray(codes) && { codes: names(codes) }),
    ...(Array.isArray(verifiable) && { verifiable: names(verifiable) }),
    ...(level && { aal: level }),
  };
}

function names(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
}
