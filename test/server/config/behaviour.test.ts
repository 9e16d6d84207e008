import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { inRoot } from '../../../scripts/places.mjs';
import { checkConfig } from '../../../src/config/checks/checkConfig';
import { readConfig } from '../../../src/config/document/readConfig';
import { latestRelease, toKnownVersion } from '../../../src/config/reference/versions';
import type { FlowRecord } from '../../../src/kratos/record/types';
import { json, startFaultServer, startKratos, type Kratos } from '../../kit';
import { atLeast, kratosVersion } from '../../kit/kratos';
import { merge, type JsonObject } from '../../kit/merge';
import { exploring, password, Person, submitters } from '../people';
import { knownSchemas } from './knownSchemas';

const schema = readFileSync(inRoot('scripts', 'practice', 'workspace', 'identity.schema.json'), 'utf8');
/** `cookies.secure` came with v25.4.0. */
const secureIsKnown = atLeast(await kratosVersion(), 25);
const hookServer = await startFaultServer({ '/hooks/*': json({}) });

interface Running {
  readonly kratos: Kratos;
  /** The codes of what is said of its configuration, without `kratos/`. */
  readonly said: ReadonlySet<string>;
  readonly person: (name: string) => Person;
}

/** A server whose configuration has many faults that do not meet, so that one start is enough to see what each does. */
function running(
  config: JsonObject,
  options: { readonly dev?: boolean; readonly over?: (kratos: Kratos) => JsonObject } = {},
): () => Running {
  let started: Running | undefined;
  beforeAll(async () => {
    const kratos = await startKratos({ config, dev: options.dev ?? true });
    const document = readConfig(stringify(merge(kratos.config, options.over?.(kratos) ?? {})));
    const version = toKnownVersion(kratos.version) ?? latestRelease;
    const schemas = knownSchemas(document, { 'identity.schema.json': schema });
    const said = new Set(checkConfig(document, { version, schemas }).map(({ code }) => code.replace('kratos/', '')));
    const explorer = exploring(kratos);
    started = { kratos, said, person: (name) => new Person(explorer, name, 'native') };
  });
  return () => {
    if (!started) throw new Error('not started');
    return started;
  };
}

const webHook = (name: string, more: JsonObject = {}): JsonObject => ({
  hook: 'web_hook',
  config: {
    url: `${hookServer.url}/hooks/${name}`,
    method: 'POST',
    body: 'base64://ZnVuY3Rpb24oY3R4KSB7fQ==',
    ...more,
  },
});
const called = (name: string): number => hookServer.requests.filter(({ path }) => path === `/hooks/${name}`).length;
const get = (url: string): Promise<Response> =>
  fetch(url, { redirect: 'manual', headers: { accept: 'application/json' } });

describe('hooks, methods and lifespans', () => {
  const it1 = running({
    selfservice: {
      allowed_return_urls: ['https://elsewhere.example'],
      methods: { totp: { enabled: undefined }, link: { enabled: false } },
      flows: {
        registration: { after: { hooks: [webHook('general')] } },
        login: {
          after: {
            hooks: [webHook('login')],
            password: { hooks: [{ hook: 'show_verification_ui' }, webHook('password')] },
          },
        },
        settings: {
          after: {
            hooks: [webHook('reading', { response: { parse: true } })],
            password: { hooks: [webHook('empty', { body: undefined })] },
          },
        },
        recovery: { use: 'link' },
        verification: { lifespan: '0s' },
      },
    },
  });

  it('runs hooks of a method instead of the general ones', async () => {
    const { said, person, kratos } = it1();
    expect(said).toContain('general-hooks-replaced');
    const email = 'ada@example.com';
    expect(await person('ada').register(email)).toMatchObject({ outcome: { kind: 'registered' } });
    expect(called('general')).toBe(0);
    await kratos.createIdentity({ email: 'bea@example.com' });
    expect(await person('bea').logIn('bea@example.com')).toMatchObject({ outcome: { kind: 'signed-in' } });
    expect([called('login'), called('password')]).toEqual([0, 1]);
  });

  it('never calls a hook that reads its answer from the general list of settings', async () => {
    const { said, person, kratos } = it1();
    expect(said).toContain('hook-never-called');
    const { email } = await kratos.createIdentity({ email: 'cleo@example.com' });
    const cleo = person('cleo');
    await cleo.logIn(email);
    const saved = await cleo.press(await cleo.start('settings'), 'method=profile', {
      'traits.email': email,
      'traits.name.first': 'Cleo',
    });
    expect(saved).toMatchObject({ outcome: { kind: 'saved' } });
    expect(called('reading')).toBe(0);
  });

  it('cannot send a hook without a body, and has saved by then', async () => {
    const { said, person, kratos } = it1();
    expect(said).toContain('web-hook-cannot-be-sent');
    const { email } = await kratos.createIdentity({ email: 'dora@example.com' });
    const dora = person('dora');
    await dora.logIn(email);
    const refused = await dora.press(await dora.start('settings'), 'method=password', {
      password: 'another-horse-4242',
    });
    expect(refused.exchanges.at(-1)?.response?.status).toBe(400);
    expect(called('empty')).toBe(0);
    expect(await person('dora again').logIn(email, 'another-horse-4242')).toMatchObject({
      outcome: { kind: 'signed-in' },
    });
  });

  it('shows no verification after login without the hook before', async () => {
    const { said, person, kratos } = it1();
    expect(said).toContain('verification-ui-too-early');
    const { email } = await kratos.createIdentity({ email: 'edda@example.com' });
    const done = await person('edda').logIn(email);
    const actions =
      done.outcome && 'continueWith' in done.outcome ? done.outcome.continueWith.map(({ action }) => action) : [];
    expect(actions).not.toContain('show_verification_ui');
  });

  it('offers no method that is not switched on', async () => {
    const { said, person, kratos } = it1();
    expect(said).toContain('method-not-switched-on');
    const { email } = await kratos.createIdentity({ email: 'fay@example.com' });
    const fay = person('fay');
    await fay.logIn(email);
    const offered = submitters(await fay.start('settings'));
    expect(offered).toContain('method=password');
    expect(offered).not.toContain('method=totp');
  });

  it('starts no recovery whose strategy is off', async () => {
    const { said, kratos } = it1();
    expect(said).toContain('strategy-switched-off');
    expect((await get(`${kratos.publicUrl}/self-service/recovery/api`)).status).toBe(400);
  });

  it('lets a flow of no time expire at once, and begins another', async () => {
    const { said, kratos } = it1();
    expect(said).toContain('duration-of-no-time');
    const flow = (await (await get(`${kratos.publicUrl}/self-service/verification/api`)).json()) as {
      ui: { action: string };
    };
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const body = JSON.stringify({ method: 'code', email: 'ada@example.com' });
    const answer = await fetch(flow.ui.action, { method: 'POST', headers, body, redirect: 'manual' });
    expect(answer.status).toBe(303);
    const next = new URL(answer.headers.get('location') ?? '');
    expect(next.searchParams.get('flow') ?? next.searchParams.get('id')).not.toBe(
      new URL(flow.ui.action).searchParams.get('flow'),
    );
  });

  it('refuses its own return URL to clients that ask for it', async () => {
    const { said, kratos } = it1();
    expect(said).toContain('return-url-refused');
    const answer = await get(
      `${kratos.publicUrl}/self-service/login/browser?return_to=http%3A%2F%2F127.0.0.1%3A4455%2F`,
    );
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { id: 'self_service_flow_return_to_forbidden' } });
  });
});

describe('sessions and addresses', () => {
  const it2 = running({
    cookies: { domain: 'elsewhere.example', path: '/nowhere' },
    session: { lifespan: '0s', cookie: { domain: 'http://127.0.0.1' } },
    selfservice: {
      flows: {
        verification: { enabled: false },
        login: { after: { password: { hooks: [{ hook: 'require_verified_address' }] } } },
      },
    },
  });

  it('gives sessions of no time, which whoami does not know', async () => {
    const { said, kratos } = it2();
    expect(said).toContain('duration-of-no-time');
    const { email } = await kratos.createIdentity({ email: 'hal@example.com', verified: true });
    const flow = (await (await get(`${kratos.publicUrl}/self-service/login/api`)).json()) as { ui: { action: string } };
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const body = JSON.stringify({ method: 'password', identifier: email, password });
    const login = await fetch(flow.ui.action, { method: 'POST', headers, body });
    expect(login.status).toBe(200);
    const { session_token: token } = (await login.json()) as { session_token: string };
    const whoami = await fetch(`${kratos.publicUrl}/sessions/whoami`, { headers: { 'x-session-token': token } });
    expect(whoami.status).toBe(401);
  });

  it('refuses who has not verified an address, and has no page for that', async () => {
    const { said, person, kratos } = it2();
    expect(said).toContain('require-verified-address');
    const { email } = await kratos.createIdentity({ email: 'ida@example.com' });
    expect((await person('ida').logIn(email)).outcome?.kind).not.toBe('signed-in');
    expect((await get(`${kratos.publicUrl}/self-service/verification/api`)).status).toBe(400);
  });

  it('sends cookies for a domain and a path where browsers take none', async () => {
    const { said, kratos } = it2();
    expect([...said]).toEqual(expect.arrayContaining(['cookie-domain', 'cookie-path']));
    const { headers } = await get(`${kratos.publicUrl}/self-service/login/browser`);
    expect(headers.get('set-cookie')).toMatch(/csrf_token.*Domain=elsewhere\.example/);
    expect(headers.get('set-cookie')).toContain('Path=/nowhere');
  });
});

describe('without --dev, and without a way to log in', () => {
  const it3 = running(
    {
      dev: true,
      cookies: { same_site: 'None', domain: 'http://example.org' },
      session: { cookie: { same_site: 'Lax' } },
      selfservice: {
        methods: { password: { enabled: false }, code: { enabled: false } },
        flows: { recovery: { enabled: false } },
      },
    },
    // Browsers take Secure cookies of this very machine.
    { dev: false, over: () => ({ serve: { public: { base_url: 'http://auth.example.org/' } } }) },
  );

  it('reads no dev from its file', async () => {
    const { said, kratos } = it3();
    expect([...said]).toEqual(expect.arrayContaining(['development-setting', 'secure-cookie-over-http']));
    const { headers } = await get(`${kratos.publicUrl}/self-service/login/browser`);
    expect(headers.get('set-cookie')).toContain('Secure');
  });

  it('leaves out a domain that is none', async () => {
    const { said, kratos } = it3();
    expect(said).toContain('cookie-domain');
    const { headers } = await get(`${kratos.publicUrl}/self-service/login/browser`);
    expect(headers.get('set-cookie')).not.toContain('Domain');
  });

  it('has empty forms for login and registration', async () => {
    const { said, person } = it3();
    expect(said).toContain('no-first-factor');
    expect(submitters(await person('jo').start('login'))).toEqual([]);
    expect(submitters(await person('kay').start('registration')).filter((one) => one !== 'method=profile')).toEqual([]);
  });

  it('starts no verification whose strategy is off', async () => {
    const { said, kratos } = it3();
    expect(said).toContain('strategy-switched-off');
    expect((await get(`${kratos.publicUrl}/self-service/verification/api`)).status).toBe(400);
  });
});

describe('registration without its hook', () => {
  const it5 = running({
    selfservice: {
      flows: { verification: { enabled: false }, registration: { after: { password: { hooks: [] } } } },
    },
  });

  it('logs nobody in after registration without the hook', async () => {
    const { said, person } = it5();
    expect(said).toContain('registration-without-session');
    const done = await person('gil').register('gil@example.com');
    expect(done).toMatchObject({ outcome: { kind: 'registered' } });
    expect(done.outcome).not.toHaveProperty('session');
  });
});

describe('a default schema that is none, and cookies that are not Secure', () => {
  const it4 = running({
    identity: { default_schema_id: 'nobody' },
    cookies: { same_site: 'None', ...(secureIsKnown && { secure: 'false' }) },
  });

  it('fails with every login and registration', async () => {
    const { said, kratos } = it4();
    expect(said).toContain('default-schema-missing');
    for (const flow of ['login', 'registration'])
      expect((await get(`${kratos.publicUrl}/self-service/${flow}/api`)).status).toBe(500);
  });

  it.runIf(secureIsKnown)('sends a CSRF cookie with Lax that is not Secure', async () => {
    const { said, kratos } = it4();
    expect(said).toContain('same-site-none');
    const { headers } = await get(`${kratos.publicUrl}/self-service/settings/browser`);
    const cookie = headers.get('set-cookie') ?? '';
    expect(cookie).not.toContain('Secure');
    expect(cookie).toContain('SameSite=Lax');
  });
});

describe('one mailbox for both factors', () => {
  const it6 = running({ selfservice: { methods: { code: { mfa_enabled: true } } } });

  /**
   * Through the second step of what was refused, by the code that is mailed; v26.2.0 sends it unasked where nothing
   * else is offered.
   */
  async function passByCode(who: Person, refused: FlowRecord, email: string): Promise<FlowRecord> {
    const login = await who.follow(refused, { kind: 'step-up' });
    const address = submitters(login).find((one) => one.startsWith('address='));
    const sent = address === undefined ? login : await who.press(login, address);
    return who.press(sent, 'method=code', { code: await it6().kratos.code(email) });
  }

  it('lets who reads the mail through recovery and the second step, though TOTP is enrolled', async () => {
    const { said, person, kratos } = it6();
    expect(said).toContain('one-mailbox-for-both-factors');
    const { email } = await kratos.createIdentity({ email: 'lea@example.com' });
    const lea = person('lea');
    await lea.logIn(email);
    await passByCode(lea, await lea.start('settings'), email);
    expect(await lea.enrolTotp()).toMatchObject({ outcome: { kind: 'saved' } });

    const thief = person('thief');
    const sent = await thief.press(await thief.start('recovery'), 'method=code', { email });
    const recovered = await thief.press(sent, 'method=code', { code: await kratos.code(email) });
    const refused = await thief.followSuggestion(recovered, 'show_settings_ui');
    expect(refused).toMatchObject({ outcome: { kind: 'step-up-wanted' } });
    const done = await passByCode(thief, refused, email);
    expect(thief.next(done)).toMatchObject({ type: 'settings', status: 'open' });
    expect(thief.session.session?.aal).toBe('aal2');
  });
});

describe('an identity schema whose path has a blank', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'with blank '));
  const file = path.join(folder, 'identity.schema.json');
  copyFileSync(inRoot('scripts', 'practice', 'workspace', 'identity.schema.json'), file);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const it7 = running({ identity: { schemas: [{ id: 'person', url: `file://${file}` }] } });

  it('is read at the start, and lost to flows', async () => {
    const { said, kratos } = it7();
    expect(said).toContain('schema-path-escaped');
    for (const flow of ['login', 'registration'])
      expect((await get(`${kratos.publicUrl}/self-service/${flow}/api`)).status).toBe(500);
  });
});

describe('a passkey script for a page of another origin', () => {
  const it8 = running({
    serve: { public: { cors: { enabled: false } } },
    selfservice: { methods: { passkey: { enabled: true, config: { rp: { id: 'localhost', display_name: 'A' } } } } },
  });

  it('comes without what browsers want to see', async () => {
    const { said, kratos } = it8();
    expect(said).toContain('passkey-script');
    const headers = { origin: 'http://127.0.0.1:4455' };
    const script = await fetch(`${kratos.publicUrl}/.well-known/ory/webauthn.js`, { headers });
    expect(script.status).toBe(200);
    expect(script.headers.get('access-control-allow-origin')).toBeNull();
  });
});
