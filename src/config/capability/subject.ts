import type { FirstFactor, SecondFactor } from '../facts/aalSettings';
import { readSwitch } from '../facts/inForce';
import type { NamedSchema } from '../facts/knownSchemas';
import type { Mark, SchemaMarks } from '../facts/schemaMarks';
import type { Credential } from '../simulator/person';
import type { Setup } from '../simulator/setup';
import { readSchemaFor, simulate, type Simulation } from '../simulator/simulate';
import type { Channel, KnownIdentity } from './types';

/** What every row looks at. */
export interface Subject {
  readonly setup: Setup;
  readonly known: KnownIdentity;
  /** The identity's schema; undefined where it could not be read for certain. */
  readonly schema: NamedSchema | undefined;
  readonly simulation: Simulation;
}

/** Puts together what the rows of one identity are worked out of. */
export function subjectOf(setup: Setup, known: KnownIdentity): Subject {
  return { setup, known, schema: readSchemaFor(setup, known.person), simulation: simulate(setup, known.person) };
}

/** Whether the person has a credential; undefined where too little is told. */
export function hasCredential({ known: { person } }: Subject, credential: Credential): boolean | undefined {
  if (person.credentials.includes(credential)) return true;
  return person.mayHave?.includes(credential) === true ? undefined : false;
}

/** Whether what is had can be used at the first step of a login, as the simulation says. */
export function usableFirst({ simulation }: Subject, method: FirstFactor): boolean | undefined {
  if (simulation.first.usable.includes(method)) return true;
  return simulation.first.mayUse.includes(method) ? undefined : false;
}

/** The same of the second step. */
export function usableSecond({ simulation }: Subject, method: SecondFactor): boolean | undefined {
  if (simulation.offered.includes(method)) return true;
  return simulation.mayOffer.includes(method) ? undefined : false;
}

/**
 * Whether a trait that bears one of some marks of the schema has a value; undefined where the schema is not known, or
 * several traits share a mark.
 */
export function hasMarked({ schema, known }: Subject, kind: keyof SchemaMarks): boolean | undefined {
  const marks = schema?.marks[kind];
  if (marks?.some(({ trait }) => known.person.traits.includes(trait)) === true) return true;
  return marks?.every(({ trait }) => trait !== '') === true ? false : undefined;
}

/** The marks that make addresses for codes of traits, of one channel. */
export function codeMarks({ schema }: Subject, channel: Channel): readonly Mark[] {
  return (schema?.marks.code ?? []).filter(
    ({ path }) => schema?.document.value(...path.slice(0, -1), 'via') === channel,
  );
}

/**
 * The addresses for codes by one channel: stored ones, or the traits that the schema would make one of. Undefined where
 * neither is known.
 */
export function codesBy(subject: Subject, channel: Channel): readonly string[] | undefined {
  const { known, schema } = subject;
  if (known.codes) return known.codes.filter((one) => one.channel === channel).map(({ address }) => address);
  const { codes, traits } = known.person;
  if (codes) return codes.filter((address) => channelOf(address) === channel);
  if (!schema) return undefined;
  return codeMarks(subject, channel)
    .map(({ trait }) => trait)
    .filter((trait) => traits.includes(trait));
}

/** The channel that an address looks like, where nobody says which. */
export function channelOf(address: string): Channel {
  return address.includes('@') ? 'email' : 'sms';
}

/** How many keys of a kind the identity has; of a credential that is not counted there is one. */
export function countKeys(subject: Subject, kind: 'passkeys' | 'login' | 'second'): number | undefined {
  const { keys } = subject.known;
  if (keys) return keys[kind];
  const credential = ({ passkeys: 'passkey', login: 'webauthn_passwordless', second: 'webauthn' } as const)[kind];
  const has = hasCredential(subject, credential);
  return has === undefined ? undefined : Number(has);
}

/**
 * First factors as Kratos counts them before it lets one be removed, whether their methods are on or not. A code is one
 * for everybody where codes log in.
 */
export function countFirstFactors(subject: Subject): number | undefined {
  const { known, setup } = subject;
  const code = readSwitch(setup.config, setup.version, 'selfservice', 'methods', 'code', 'passwordless_enabled');
  const parts = [
    countPasswords(subject),
    hasCredential(subject, 'oidc') === false ? 0 : known.providers?.length,
    code === undefined ? undefined : Number(code),
    countKeys(subject, 'passkeys'),
    countKeys(subject, 'login'),
  ];
  const certain = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  return parts.includes(undefined) && certain < 2 ? undefined : certain;
}

/** A password counts when there is an identifier to find it by. */
function countPasswords(subject: Subject): number | undefined {
  const has = hasCredential(subject, 'password');
  const isFound = subject.known.identified?.password ?? hasMarked(subject, 'password');
  if (has === false || isFound === false) return 0;
  return has && isFound ? 1 : undefined;
}
