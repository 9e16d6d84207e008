import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findKratos } from '../../../scripts/kratos.mjs';
import { computeSessionLevel, type Person } from '../../../src/config/simulator/person';
import { simulate } from '../../../src/config/simulator/simulate';
import type { Setup } from '../../../src/config/simulator/setup';
import { checkConfig } from '../../../src/config/checks/checkConfig';
import { readConfig } from '../../../src/config/document/readConfig';
import type { KnownSchema } from '../../../src/config/facts/context';
import { latestRelease, toKnownVersion } from '../../../src/config/reference/versions';
import { personFromIdentity } from '../../../src/language/whoIsAsked/knownPerson';
import { startKratos, type Kratos } from '../../kit';
import { layDatabase } from '../../kit/database';
import type { JsonObject } from '../../kit/merge';
import { exploring } from '../people';
import { Browser, makePerson, seePerson, type Seen } from './people';

/** Somebody who is read from the admin side is judged as the one who was put together. */
async function expectSameFromServer(setup: Setup, kratos: Kratos, database: string, person: Person): Promise<void> {
  const name = await makePerson(kratos, database, person);
  const connection = { id: 'practice', name: 'practice', publicUrl: kratos.publicUrl, adminUrl: kratos.adminUrl };
  // Without a password nothing but the address names an identity.
  const identifier = person.credentials.includes('password') ? name : `${name}@example.com`;
  const answer = await exploring(kratos).adminIdentities.read(connection, identifier);
  if (answer.kind === 'problem') throw new Error(answer.what);
  const read = {
    ...personFromIdentity(answer.identity),
    session: person.session,
    aal: computeSessionLevel(person, true),
  };
  const [found, put] = [read, { ...person, aal: computeSessionLevel(person, true) }].map((who) => simulate(setup, who));
  expect(found?.answers).toEqual(put?.answers);
  expect(found?.offered).toEqual(put?.offered);
}

/** The server that is tested has the last word: persons × configurations, and what the simulator says of each. */
const trait = (extension: object, format?: string): object => ({
  type: 'string',
  ...(format !== undefined && { format }),
  'ory.sh/kratos': extension,
});
const schema = (id: string, traits: object): KnownSchema => {
  const username = trait({ credentials: { password: { identifier: true }, webauthn: { identifier: true } } });
  const properties = { traits: { type: 'object', properties: { username, ...traits } } };
  const text = JSON.stringify({ $id: `https://example.com/${id}`, type: 'object', properties });
  return { id, url: `base64://${Buffer.from(text).toString('base64')}`, text };
};
const via = (name: string): object => ({ verification: { via: name } });
const code = (name: string): object => ({ credentials: { code: { identifier: true, via: name } } });
const schemas = [
  schema('marked', {
    email: trait({ ...code('email'), ...via('email') }, 'email'),
    phone: trait({ ...code('sms'), ...via('sms') }, 'tel'),
  }),
  schema('unmarked', { email: trait(via('email'), 'email') }),
  schema('plain', {}),
];

const password = ['password'] as const;
const people: Readonly<Record<string, Person>> = {
  'a password and an address for codes': {
    schema: 'marked',
    credentials: password,
    traits: ['email'],
    session: password,
  },
  'two addresses for codes': { schema: 'marked', credentials: password, traits: ['email', 'phone'], session: password },
  'no value in the marked traits': { schema: 'marked', credentials: password, traits: [], session: password },
  'an address that no mark makes one for codes': {
    schema: 'unmarked',
    credentials: password,
    traits: ['email'],
    session: password,
  },
  'no address at all': { schema: 'plain', credentials: password, traits: [], session: password },
  TOTP: { schema: 'plain', credentials: ['password', 'totp'], traits: [], session: password },
  'TOTP and an address for codes': {
    schema: 'marked',
    credentials: ['password', 'totp'],
    traits: ['email'],
    session: password,
  },
  'TOTP, passed': { schema: 'plain', credentials: ['password', 'totp'], traits: [], session: ['password', 'totp'] },
  'back-up codes': { schema: 'plain', credentials: ['password', 'lookup_secret'], traits: [], session: password },
  'a security key': { schema: 'plain', credentials: ['password', 'webauthn'], traits: [], session: password },
  'a key that logs in': {
    schema: 'plain',
    credentials: ['password', 'webauthn_passwordless'],
    traits: [],
    session: password,
  },
  everything: {
    schema: 'marked',
    credentials: ['password', 'totp', 'lookup_secret', 'webauthn'],
    traits: ['email', 'phone'],
    session: password,
  },
};

const keys = (passwordless: boolean): JsonObject => ({
  enabled: true,
  config: { passwordless, rp: { id: 'localhost', display_name: 'Practice', origins: ['http://localhost'] } },
});
const on = { enabled: true };
const off = { enabled: false };
interface Variation {
  readonly methods: JsonObject;
  readonly whoami?: string;
  readonly settings?: string;
  /** Other people than the usual ones. */
  readonly people?: Readonly<Record<string, Person>>;
}
const configurations: Readonly<Record<string, Variation>> = {
  'codes as a second factor beside all others': {
    methods: { totp: on, lookup_secret: on, webauthn: keys(false), code: { enabled: true, mfa_enabled: true } },
  },
  'aal1 for whoami': { methods: { totp: on, code: { enabled: true, mfa_enabled: true } }, whoami: 'aal1' },
  'aal1 for settings, codes that fall back': {
    methods: {
      totp: on,
      code: { enabled: true, mfa_enabled: true, config: { missing_credential_fallback_enabled: true } },
    },
    settings: 'aal1',
  },
  'all second factors off': {
    methods: { totp: off, lookup_secret: off, webauthn: off, code: { enabled: true, mfa_enabled: false } },
  },
  'codes demanded, and their method off': {
    methods: { totp: on, lookup_secret: off, webauthn: keys(true), code: { enabled: false, mfa_enabled: true } },
  },
  'codes that log in': {
    methods: { totp: on, code: { enabled: true, passwordless_enabled: true } },
    people: {
      'nothing but an address': { schema: 'marked', credentials: [], traits: ['email'], session: ['code'] },
      'TOTP, signed in by a code': { schema: 'marked', credentials: ['totp'], traits: ['email'], session: ['code'] },
      'both steps, code and TOTP': {
        schema: 'marked',
        credentials: ['totp'],
        traits: ['email'],
        session: ['code', 'totp'],
      },
    },
  },
};

const source = await findKratos();

function start(database: string, { methods, whoami, settings }: Variation, known = schemas): Promise<Kratos> {
  return startKratos({
    config: {
      dsn: `sqlite://${database}?_fk=true`,
      identity: { default_schema_id: 'marked', schemas: known.map(({ id, url }) => ({ id, url })) },
      session: { whoami: { ...(whoami !== undefined && { required_aal: whoami }) } },
      selfservice: {
        methods: { ...methods },
        flows: { settings: { ...(settings !== undefined && { required_aal: settings }) } },
      },
    },
  });
}

async function newDatabase(name: string): Promise<string> {
  await layDatabase(folder, `${name}.sqlite`);
  return path.join(folder, `${name}.sqlite`);
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kratos-aal-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let compared = 0;
// Credentials are put into the database, which a server in a container would not share.
describe.skipIf(source.kind !== 'program')('who is asked for a second factor', () => {
  it.each(Object.entries(configurations))('%s: the simulator says what the server does', async (name, variation) => {
    const database = await newDatabase(String(Object.keys(configurations).indexOf(name)));
    const kratos = await start(database, variation);
    const version = toKnownVersion(kratos.version) ?? latestRelease;
    const config = readConfig(JSON.stringify(kratos.config));
    const told: Record<string, Seen> = {};
    const seen: Record<string, Seen> = {};
    for (const [who, person] of Object.entries(variation.people ?? people)) {
      const { answers, first, offered } = simulate({ config, version, schemas }, person);
      // Nobody passes a second step that is not offered.
      if (person.session.includes('totp') && !offered.includes('totp')) continue;
      told[who] = {
        whoami: answers.whoami.status ?? 0,
        settings: answers.settings.status ?? 0,
        login: answers.login.status ?? 0,
        first: first.offered.toSorted(),
        second: offered.toSorted(),
      };
      await expectSameFromServer({ config, version, schemas }, kratos, database, person);
      // Whether an address is verified must make no difference.
      seen[who] = await seePerson(kratos, database, person, compared % 2 === 0);
      compared += 1;
    }
    expect(told).toEqual(seen);
  });

  it('goes on to be asked after mfa_enabled is off, until the next login', async () => {
    const database = await newDatabase('remembered');
    const codes = (mfa_enabled: boolean): Variation => ({ methods: { code: { enabled: true, mfa_enabled } } });
    const before = await start(database, codes(true));
    const name = await makePerson(before, database, {
      schema: 'marked',
      credentials: password,
      traits: ['email'],
      session: password,
    });
    const browser = new Browser(before.publicUrl);
    expect(await browser.signIn(name)).toBe(422);
    await before.stop();

    const after = await start(database, codes(false));
    browser.moveTo(after.publicUrl);
    expect((await browser.get('/sessions/whoami')).status).toBe(403);
    const another = new Browser(after.publicUrl);
    expect(await another.signIn(name)).toBe(200);
    // The level that the identity can reach is worked out anew by a login, for its other sessions as well.
    expect((await another.get('/sessions/whoami')).status).toBe(200);
    expect((await browser.get('/sessions/whoami')).status).toBe(200);
  });

  it('keeps the addresses that a mark of the schema made, and makes new ones when an identity is changed', async () => {
    const database = await newDatabase('marks');
    const codes: Variation = { methods: { code: { enabled: true, mfa_enabled: true } } };
    const [marked, unmarked] = schemas;
    if (!marked || !unmarked) throw new Error('There are no schemas.');
    const swapped = [
      { ...unmarked, id: 'marked' },
      { ...marked, id: 'unmarked' },
    ];
    const before = await start(database, codes);
    const person = { credentials: password, traits: ['email'], session: password };
    const first = await makePerson(before, database, { ...person, schema: 'marked' });
    const second = await makePerson(before, database, { ...person, schema: 'unmarked' });
    await before.stop();

    const after = await start(database, codes, swapped);
    const change = async (name: string): Promise<void> => {
      const [identity] = (await after.admin(`/admin/identities?credentials_identifier=${name}`)) as { id: string }[];
      const body = [{ op: 'replace', path: '/traits/username', value: `${name}x` }];
      await after.admin(`/admin/identities/${identity?.id ?? ''}`, { method: 'PATCH', body });
    };
    const isAsked = async (name: string): Promise<boolean> => (await new Browser(after.publicUrl).signIn(name)) === 422;
    const isOld = !after.atLeast(25);
    expect(await isAsked(first)).toBe(true);
    expect(await isAsked(second)).toBe(isOld);
    await change(first);
    await change(second);
    expect(await isAsked(`${first}x`)).toBe(true);
    expect(await isAsked(`${second}x`)).toBe(true);
  });

  it('asks nobody for codes without an address, and the checks say so', async () => {
    const unmarked = schemas.filter(({ id }) => id === 'unmarked').map((one) => ({ ...one, id: 'marked' }));
    const kratos = await start(
      await newDatabase('unaddressed'),
      { methods: { totp: off, lookup_secret: off, webauthn: off, code: { mfa_enabled: true } } },
      unmarked,
    );
    const version = toKnownVersion(kratos.version) ?? latestRelease;
    const config = readConfig(JSON.stringify(kratos.config));
    const person: Person = { schema: 'marked', credentials: password, traits: ['email'], session: password };
    const name = await makePerson(kratos, path.join(folder, 'unaddressed.sqlite'), person);
    const isAsked = (await new Browser(kratos.publicUrl).signIn(name)) === 422;
    const known = { config, version, schemas: unmarked };
    expect(simulate(known, person).answers.login.asked).toBe(isAsked);
    // Without the schema nothing is said that may be wrong.
    expect([isAsked, undefined]).toContain(simulate({ ...known, schemas: [] }, person).answers.login.asked);
    const said = checkConfig(config, known).map(({ code: of }) => of);
    expect(said.includes('kratos/codes-without-address')).toBe(!isAsked);
    expect(said.includes('kratos/mfa-forced-on-everyone')).toBe(isAsked);
    expect(said.includes('kratos/second-factor-without-way-back')).toBe(isAsked);
  });

  it('reads of the admin side what is certain, and finds people by the beginning of an identifier', async () => {
    const database = await newDatabase('found');
    const kratos = await start(database, { methods: { code: { enabled: true, mfa_enabled: true } } });
    const { adminIdentities } = exploring(kratos);
    const connection = { id: 'practice', name: 'practice', publicUrl: kratos.publicUrl, adminUrl: kratos.adminUrl };
    const make = (credentials: Person['credentials']): Promise<string> =>
      makePerson(kratos, database, { schema: 'marked', credentials, traits: ['email'], session: password });
    const [without, other] = [await make([]), await make(password)];
    const read = async (name: string): Promise<Person> => {
      const answer = await adminIdentities.read(connection, name);
      if (answer.kind === 'problem') throw new Error(answer.what);
      return personFromIdentity(answer.identity);
    };
    // The mark of the identifier lists a password for whoever has none.
    for (const [name, credentials] of [
      [without, []],
      [other, password],
    ] as const) {
      const person = await read(name);
      expect(person).toMatchObject({ credentials, codes: [`${name}@example.com`] });
      expect(person).not.toHaveProperty('mayHave');
    }
    const found = await adminIdentities.find(connection, without.slice(0, -1).toUpperCase());
    expect(found).toMatchObject({ kind: 'found', identities: [{ traits: { username: without } }] });
    const both = await adminIdentities.find(connection, 'p');
    expect(both.kind === 'found' ? both.identities.length : 0).toBe(2);
    expect(await adminIdentities.find(connection, 'nobody')).toMatchObject({
      what: 'No identity has the identifier nobody.',
    });
  });

  it('was compared for enough people', () => {
    expect(compared).toBeGreaterThanOrEqual(60);
    console.log(`${compared} people compared.`);
  });
});
