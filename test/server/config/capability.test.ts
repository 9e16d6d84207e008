import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findKratos } from '../../../scripts/kratos.mjs';
import { capabilitiesOf } from '../../../src/config/capability/capability';
import type { Capability, CapabilityTable, Factor, KnownIdentity } from '../../../src/config/capability/types';
import { readConfig } from '../../../src/config/document/readConfig';
import type { KnownSchema } from '../../../src/config/facts/context';
import { latestRelease, toKnownVersion } from '../../../src/config/reference/versions';
import type { Person } from '../../../src/config/simulator/person';
import type { Setup } from '../../../src/config/simulator/setup';
import type { Connection } from '../../../src/kratos/record/types';
import { totpCode } from '../../../src/kratos/authenticator/totp';
import { parseFlow } from '../../../src/kratos/flow/parse';
import { settingsOffers } from '../../../src/kratos/flow/settingsOffers';
import { knownFromIdentity } from '../../../src/language/whoIsAsked/knownIdentity';
import { offeredRows } from '../../../src/language/whoIsAsked/offeredRows';
import { startKratos, type Kratos } from '../../kit';
import { page } from '../../kit/keySettings';
import { layDatabase } from '../../kit/database';
import type { JsonObject } from '../../kit/merge';
import { exploring, messageIds, Person as Panel } from '../people';
import { Browser, makePerson, takePassword, type FlowBody } from './people';

/** The server that is tested has the last word: identities × configurations, and what the table says of each. */
const trait = (extension: object, format?: string): object => ({
  type: 'string',
  ...(format !== undefined && { format }),
  'ory.sh/kratos': extension,
});
const schema = (id: string, traits: object): KnownSchema => {
  const properties = { traits: { type: 'object', properties: traits } };
  const text = JSON.stringify({ $id: `https://example.com/${id}`, type: 'object', properties });
  return { id, url: `base64://${Buffer.from(text).toString('base64')}`, text };
};
const via = (name: string): object => ({ verification: { via: name } });
const code = (name: string): object => ({ code: { identifier: true, via: name } });
const identifier = { password: { identifier: true } };
const schemas = [
  schema('all', {
    username: trait({ credentials: { ...identifier, webauthn: { identifier: true } } }),
    email: trait({ credentials: { ...code('email'), passkey: { display_name: true } }, ...via('email') }, 'email'),
    phone: trait({ credentials: code('sms'), ...via('sms') }, 'tel'),
  }),
  schema('passwords', { username: trait({ credentials: identifier }), email: trait(via('email'), 'email') }),
  schema('codes', { email: trait({ credentials: code('email'), ...via('email') }, 'email') }),
];

interface Somebody extends Person {
  readonly providers?: readonly string[];
  readonly isInactive?: boolean;
}
const password = { credentials: ['password'], session: ['password'] } as const;
const people: Readonly<Record<string, Somebody>> = {
  'a password, an address and a number': { ...password, schema: 'all', traits: ['email', 'phone'] },
  'a password alone': { ...password, schema: 'all', traits: [] },
  'a password, of a schema for passwords': { ...password, schema: 'passwords', traits: ['email'] },
  TOTP: { ...password, schema: 'all', traits: ['email'], credentials: ['password', 'totp'] },
  'back-up codes': { ...password, schema: 'passwords', traits: [], credentials: ['password', 'lookup_secret'] },
  'both kinds of keys': {
    ...password,
    schema: 'all',
    traits: ['email'],
    credentials: ['password', 'webauthn', 'webauthn_passwordless'],
  },
  'a passkey and no password': { ...password, schema: 'all', traits: ['email'], credentials: ['passkey'] },
  'a key that logs in and no password': {
    ...password,
    schema: 'all',
    traits: [],
    credentials: ['webauthn_passwordless'],
  },
  'a password and a provider': {
    ...password,
    schema: 'all',
    traits: ['email'],
    credentials: ['password', 'oidc'],
    providers: ['github'],
  },
  'a provider and no password': {
    ...password,
    schema: 'all',
    traits: ['email'],
    credentials: ['oidc'],
    providers: ['github'],
  },
  'providers that are not configured too': {
    ...password,
    schema: 'passwords',
    traits: [],
    credentials: ['oidc'],
    providers: ['gone', 'google'],
  },
};

const on = { enabled: true };
const off = { enabled: false };
const rp = { id: 'localhost', display_name: 'Practice', origins: ['http://localhost'] };
const keys = (passwordless: boolean): JsonObject => ({ enabled: true, config: { passwordless, rp } });
const provider = (id: string, more: JsonObject = {}): JsonObject => ({
  id,
  provider: id === 'google' ? 'google' : 'github',
  client_id: 'a',
  client_secret: 'b',
  mapper_url: 'base64://e30=',
  ...more,
});
const social = (...providers: readonly JsonObject[]): JsonObject => ({ enabled: true, config: { providers } });
const sms = {
  channels: [
    { id: 'sms', type: 'http', request_config: { url: 'http://127.0.0.1:1/', method: 'POST', body: 'base64://e30=' } },
  ],
};

interface Variation {
  readonly methods: JsonObject;
  readonly settings?: string;
  readonly flows?: JsonObject;
  readonly courier?: JsonObject;
  /** Other people than the usual ones. */
  readonly people?: Readonly<Record<string, Somebody>>;
}
const configurations: Readonly<Record<string, Variation>> = {
  'everything on, keys and codes as second factors': {
    methods: {
      lookup_secret: on,
      webauthn: keys(false),
      passkey: { enabled: true, config: { rp } },
      code: { enabled: true, mfa_enabled: true },
      oidc: social(
        provider('github'),
        provider('google'),
        provider('ours', { organization_id: '4a62a9a0-4ec0-4a3b-9e0c-0b6f5fb5a5a1' }),
      ),
    },
    courier: sms,
  },
  'keys that log in, nothing else beside passwords': {
    methods: { totp: off, lookup_secret: off, webauthn: keys(true), code: off, oidc: off, profile: off },
    // With codes off, their flows would answer every change with an error.
    flows: { verification: off, recovery: off },
  },
  'no passwords, providers and passkeys': {
    methods: {
      totp: on,
      passkey: { enabled: true, config: { rp } },
      code: { enabled: true, mfa_enabled: false },
      oidc: social(provider('github')),
    },
  },
  'everything off but passwords, and codes that fall back': {
    methods: {
      totp: off,
      lookup_secret: off,
      code: { enabled: true, mfa_enabled: true, config: { missing_credential_fallback_enabled: true } },
    },
    settings: 'highest_available',
  },
  'codes that log in': {
    methods: {
      totp: on,
      code: { enabled: true, passwordless_enabled: true },
      oidc: social(provider('github')),
      passkey: { enabled: true, config: { rp } },
    },
    people: {
      'nothing but an address': { schema: 'codes', credentials: [], traits: ['email'], session: ['code'] },
      'an address and TOTP': { schema: 'codes', credentials: ['totp'], traits: ['email'], session: ['code'] },
      'an address and a provider': {
        schema: 'codes',
        credentials: ['oidc'],
        traits: ['email'],
        session: ['code'],
        providers: ['github'],
      },
      'a passkey': { schema: 'all', credentials: ['passkey'], traits: ['email'], session: ['code'] },
    },
  },
};

const source = await findKratos();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kratos-capability-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function newDatabase(name: string): Promise<string> {
  await layDatabase(folder, `${name}.sqlite`);
  return path.join(folder, `${name}.sqlite`);
}

function start(database: string, { methods, settings = 'aal1', flows = {}, courier }: Variation): Promise<Kratos> {
  return startKratos({
    config: {
      dsn: `sqlite://${database}?_fk=true`,
      identity: { default_schema_id: 'all', schemas: schemas.map(({ id, url }) => ({ id, url })) },
      selfservice: { methods, flows: { settings: { required_aal: settings }, ...flows } },
      ...(courier && { courier }),
    },
  });
}

function connectionTo({ publicUrl, adminUrl }: Kratos): Connection {
  return { id: 'practice', name: 'practice', publicUrl, adminUrl };
}

function setupOf(kratos: Kratos): Setup {
  const version = toKnownVersion(kratos.version) ?? latestRelease;
  return { config: readConfig(JSON.stringify(kratos.config)), version, schemas };
}

/** What the nodes of a settings flow offer, in the words of the table. */
function offeredBy({ ui }: FlowBody): { readonly set: readonly string[]; readonly remove: readonly string[] } {
  const nodes = (ui?.nodes ?? []).map(({ group, attributes }) => ({ group, ...attributes }));
  const named = (name: string, factor: Factor): readonly Factor[] =>
    nodes.some((node) => node.name === name && node.disabled !== true) ? [factor] : [];
  const providers = (name: string): readonly string[] =>
    nodes.filter((node) => node.name === name).map(({ value }) => `oidc ${String(value)}`);
  return {
    set: [
      ...named('password', 'password'),
      ...named('totp_code', 'totp'),
      ...named('lookup_secret_regenerate', 'lookup_secret'),
      ...named('webauthn_register_trigger', 'webauthn'),
      ...named('passkey_register_trigger', 'passkey'),
      ...providers('link'),
    ].toSorted(),
    remove: [
      ...named('totp_unlink', 'totp'),
      ...named('lookup_secret_disable', 'lookup_secret'),
      ...named('webauthn_remove', 'webauthn'),
      ...named('passkey_remove', 'passkey'),
      ...providers('unlink'),
    ].toSorted(),
  };
}

function offeredIn({ rows }: CapabilityTable): ReturnType<typeof offeredBy> {
  const names = (isOffered: (row: Capability) => boolean | undefined): readonly string[] =>
    rows
      .filter((row) => isOffered(row))
      .map(({ factor, provider: id }) => (factor === 'oidc' ? `oidc ${id ?? ''}` : factor))
      .toSorted();
  return { set: names(({ offers }) => offers.set), remove: names(({ offers }) => offers.remove) };
}

/** What a page without a configuration says by that settings flow alone, beside what the table says of the same. */
function besideTable({ rows }: CapabilityTable, known: KnownIdentity, body: FlowBody): readonly (readonly unknown[])[] {
  const flow = parseFlow('settings', body);
  if (!flow.ok) throw new Error(flow.problem);
  return offeredRows(known, settingsOffers(flow.value), 'browser').flatMap((row) => {
    const judged = rows.find(({ factor, provider: id }) => factor === row.factor && id === row.provider);
    if (!judged || row.offered === undefined) return [];
    const offered = row.factor === 'lookup_secret' ? judged.enrol : judged.offers.set;
    // Which kind of key counts is a line of the configuration; without it, any does.
    const has = row.factor === 'webauthn' ? (known.keys?.login ?? 0) + (known.keys?.second ?? 0) > 0 : judged.has;
    return [[row.name, [row.has, row.offered], [has, offered]]];
  });
}

/** Signs in as the session of the person was made; yields the status. */
async function signIn(browser: Browser, kratos: Kratos, name: string, { session }: Person): Promise<number> {
  if (session[0] !== 'code') return browser.signIn(name);
  const { body } = await browser.get('/self-service/login/browser');
  return (await browser.signInByCode(kratos, body, `${name}@example.com`)).status;
}

/** Sets up a password, TOTP and back-up codes by what the settings flow offers; yields those that Kratos took. */
async function setUp(browser: Browser, factors: readonly string[]): Promise<readonly string[]> {
  const isTaken = async (values: (flow: FlowBody) => Record<string, string>): Promise<boolean> => {
    const { body } = await browser.get('/self-service/settings/browser');
    const { status, body: answer } = await browser.submit(body, values(body));
    return status === 200 && answer.state === 'success';
  };
  const ways: Readonly<Record<string, () => Promise<boolean>>> = {
    password: () => isTaken(() => ({ method: 'password', password: 'another-horse-7171' })),
    lookup_secret: async () => {
      const { body } = await browser.get('/self-service/settings/browser');
      const shown = await browser.submit(body, { method: 'lookup_secret', lookup_secret_regenerate: 'true' });
      const { status } = await browser.submit(shown.body, { method: 'lookup_secret', lookup_secret_confirm: 'true' });
      return status === 200;
    },
    totp: () =>
      isTaken(({ ui }) => {
        const key = ui?.nodes?.find(({ attributes }) => attributes.id === 'totp_secret_key')?.attributes.text;
        return { method: 'totp', totp_code: totpCode(key?.context?.secret ?? '', Date.now())?.code ?? '' };
      }),
  };
  const taken: string[] = [];
  for (const factor of factors) if (await ways[factor]?.()) taken.push(factor);
  return taken;
}

let compared = 0;
let pressed = 0;
// Credentials are put into the database, which a server in a container would not share.
describe.skipIf(source.kind !== 'program')('what an identity has and can set up', () => {
  it.each(Object.entries(configurations))('%s: the table says what the server does', async (name, variation) => {
    const database = await newDatabase(String(Object.keys(configurations).indexOf(name)));
    const kratos = await start(database, variation);
    const setup = setupOf(kratos);
    for (const [who, person] of Object.entries(variation.people ?? people)) {
      // Somebody without a password signs in while there is still one.
      const isKept = person.credentials.includes('password') || person.session[0] !== 'password';
      const made = {
        ...person,
        credentials: isKept ? person.credentials : ['password' as const, ...person.credentials],
      };
      const account = await makePerson(kratos, database, made, false, person.providers);
      const browser = new Browser(kratos.publicUrl);
      const login = await signIn(browser, kratos, account, person);
      if (!isKept) takePassword(database, account);

      const identifier = person.schema === 'codes' ? `${account}@example.com` : account;
      const answer = await exploring(kratos).adminIdentities.read(connectionTo(kratos), identifier);
      if (answer.kind === 'problem') throw new Error(answer.what);
      const known = knownFromIdentity(answer.identity);
      const table = capabilitiesOf(setup, { ...known, person: { ...known.person, session: person.session } });
      const { answers } = table.simulation;
      const settings = await browser.get('/self-service/settings/browser');
      expect({
        who,
        whoami: answers.whoami.status,
        settings: answers.settings.status,
        login: answers.login.status,
      }).toEqual({ who, whoami: (await browser.get('/sessions/whoami')).status, settings: settings.status, login });
      compared += 1;
      if (settings.status !== 200) continue;
      expect({ who, ...offeredIn(table) }).toEqual({ who, ...offeredBy(settings.body) });
      for (const [factor, byFlow, byTable] of besideTable(table, known, settings.body))
        expect({ who, factor, said: byFlow }).toEqual({ who, factor, said: byTable });

      // What can be set up is what Kratos takes, not only what it offers.
      const offered = table.rows.filter(({ factor }) => ['password', 'totp', 'lookup_secret'].includes(factor));
      const names = offered.filter(({ offers }) => offers.set).map(({ factor }) => factor);
      const could = offered.filter(({ offers, enrol }) => offers.set === true && enrol === true);
      expect({ who, taken: await setUp(browser, names) }).toEqual({ who, taken: could.map(({ factor }) => factor) });
      pressed += names.length;
    }
  });

  it.each(['all', 'passwords'])('of %s: keys are taken as the table says, whatever is offered', async (schemaId) => {
    const database = await newDatabase(`keys-${schemaId}`);
    const there = { enabled: true, config: { rp: { ...rp, origins: [page] } } };
    const kratos = await start(database, { methods: { webauthn: there, passkey: there } });
    const explorer = exploring(kratos);
    explorer.origins.set('practice', 'localhost', page);
    const account = await makePerson(kratos, database, { ...password, schema: schemaId, traits: ['email'] });
    const answer = await explorer.adminIdentities.read(connectionTo(kratos), account);
    if (answer.kind === 'problem') throw new Error(answer.what);
    const { rows } = capabilitiesOf(setupOf(kratos), knownFromIdentity(answer.identity));
    const alice = new Panel(explorer, 'alice', 'browser');
    await alice.logIn(account);
    const taken = { webauthn: false, passkey: false };
    for (const method of ['webauthn', 'passkey'] as const) {
      const settings = await alice.start('settings');
      const trigger = `${method}_register_trigger`;
      if (!settings.flow?.nodes.some((node) => node.type === 'input' && node.name === trigger)) continue;
      const done = await alice.pressKey(settings, trigger, undefined, { webauthn_register_displayname: 'here' });
      taken[method] = done.outcome?.kind === 'saved';
      if (!taken[method]) expect(messageIds(done)).toContain(4000009);
    }
    const enrol = (factor: Factor): boolean | undefined => rows.find((row) => row.factor === factor)?.enrol;
    expect({ webauthn: enrol('webauthn'), passkey: enrol('passkey') }).toEqual(taken);
  });

  it('was compared for enough identities', () => {
    console.log(`${compared} combinations of identity and configuration compared, ${pressed} factors set up.`);
    expect(compared).toBeGreaterThanOrEqual(40);
  });
});
