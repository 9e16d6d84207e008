import { createCensus } from '../../../../src/config/capability/census';
import type { KnownIdentity } from '../../../../src/config/capability/types';
import { readConfig } from '../../../../src/config/document/readConfig';
import type { Person } from '../../../../src/config/simulator/person';
import type { TakenCensus } from '../../../../src/language/whoIsAsked/takeCensus';
import type { CountedState } from '../../../../src/protocol/census';
import { buildCensus, type Counted } from '../../../../src/views/census/state/censusState';

const person: Person = { schema: 'person', credentials: ['password'], traits: [], session: ['password'], aal: 'aal1' };
const codes = [{ address: 'a@example.com', channel: 'email' as const }];
/** Some kinds of people, and how many there are of each. */
const kinds: readonly (readonly [count: number, known: KnownIdentity])[] = [
  [1381, { person }],
  [375, { person: { ...person, codes: ['a@example.com'] }, codes }],
  [31, { person: { ...person, credentials: ['password', 'totp'] } }],
  [6, { person: { ...person, credentials: ['password', 'lookup_secret'] }, lookupCodes: { total: 12, left: 0 } }],
  [9, { person: { ...person, credentials: ['oidc'], session: ['oidc'] }, providers: ['github'] }],
  [28, { person, isInactive: true }],
];

/** 1,830 identities as they were counted. */
export function exampleTaken(over: Partial<TakenCensus> = {}): TakenCensus {
  const taker = createCensus();
  for (const [count, known] of kinds) for (let at = 0; at < count; at += 1) taker.add(known);
  return { census: taker.read(), takenAt: Date.parse('2026-05-01T12:00:00Z'), unread: 0, isStopped: false, ...over };
}

const text = 'selfservice:\n  methods:\n    totp:\n      enabled: true\n    oidc:\n      enabled: true\n';

/** The picture of it. */
export function exampleCensus({
  isUnknown = false,
  ...over
}: Partial<Counted> & {
  /** No configuration is known. */
  readonly isUnknown?: boolean;
} = {}): CountedState {
  const setup = { config: readConfig(text), version: 'v26.2.0', schemas: [] } as const;
  return buildCensus({
    connection: 'practice',
    taken: exampleTaken(),
    ...(!isUnknown && { configuration: { file: 'kratos.yml', setup } }),
    supposed: '',
    isStale: false,
    ...over,
  });
}
