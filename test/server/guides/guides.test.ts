import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { allGuides, type Guide } from '../../../src/config/pages/guides';
import { totpCode } from '../../../src/kratos/authenticator/totp';
import { startKratos, type Kratos } from '../../kit';
import { merge, type JsonObject } from '../../kit/merge';
import { Client, messagesOf, namesIn, secretOf } from './client';

/** The server that is tested has the last word: each guide's symptom is there, and its way out leads out. */
function guide(wanted: string): Guide {
  const found = allGuides().find(({ name }) => name === wanted);
  if (!found) throw new Error(`There is no guide ${wanted}.`);
  return found.guide;
}

/** The configuration that a step of a guide writes. */
function yamlOf({ wayOut }: Guide, step: number): JsonObject {
  const { code = '', language } = wayOut[step] ?? {};
  expect(language).toBe('yaml');
  return parse(code) as JsonObject;
}

let count = 0;
const somebody = (kratos: Kratos): ReturnType<Kratos['createIdentity']> =>
  kratos.createIdentity({ email: `guided-${++count}@example.com` });
const codeOf = (secret: string): string => totpCode(secret, Date.now())?.code ?? '';

describe('everybody is asked for a code', () => {
  const forced = { selfservice: { methods: { code: { mfa_enabled: true } } } };
  const { wayOut } = guide('everybody-is-asked-for-a-code');

  it('who never chose a second factor is refused', async () => {
    const kratos = await startKratos({ config: forced });
    const { email, password } = await somebody(kratos);
    const client = new Client(kratos.publicUrl);
    expect((await client.signIn(email, password)).status).toBe(200);
    expect(await client.get('/sessions/whoami')).toMatchObject({
      status: 403,
      body: { error: { id: 'session_aal2_required' } },
    });
    const second = await client.get('/self-service/login/api?aal=aal2');
    expect(messagesOf(second)).toContain(kratos.atLeast(26) ? '1010014' : '1010004');
    const browser = new Client(kratos.publicUrl, true);
    const begun = await browser.get('/self-service/login/browser');
    const done = await browser.submit(begun, { method: 'password', identifier: email, password });
    expect(done).toMatchObject({ status: 422, body: { error: { id: 'browser_location_change_required' } } });
  });

  it.each(wayOut.flatMap(({ language }, step) => (language === 'yaml' ? [step] : [])))(
    'way %i out: nobody is',
    async (step) => {
      const kratos = await startKratos({ config: merge(forced, yamlOf(guide('everybody-is-asked-for-a-code'), step)) });
      const { email, password } = await somebody(kratos);
      const client = new Client(kratos.publicUrl);
      await client.signIn(email, password);
      expect((await client.get('/sessions/whoami')).status).toBe(200);
      expect((await client.get('/self-service/settings/api')).status).toBe(200);
    },
  );
});

describe('422 with an address that no browser can open', () => {
  it('the configured URL is in every address, and in the name of the cookie', async () => {
    const named = { serve: { public: { base_url: 'http://kratos:4433/' } } };
    const forced = { selfservice: { methods: { code: { mfa_enabled: true } } } };
    const kratos = await startKratos({ config: merge(forced, named) });
    const { email, password } = await somebody(kratos);
    const client = new Client(kratos.publicUrl, true);
    const begun = await client.get('/self-service/login/browser');
    expect(begun.body.ui?.action).toMatch(/^http:\/\/kratos:4433\//);
    const done = await client.submit(begun, { method: 'password', identifier: email, password });
    expect(done.status).toBe(422);
    expect(done.body.redirect_browser_to).toBe('http://kratos:4433/self-service/login/browser?aal=aal2');

    const reached = await startKratos({ config: forced });
    const other = await new Client(reached.publicUrl).get('/self-service/login/browser');
    expect(other.body.ui?.action).toContain(reached.publicUrl);
    const nameOf = (cookies: readonly string[]): string | undefined => /^csrf_token_[^=]+/.exec(cookies.join())?.[0];
    expect(nameOf(other.cookies)).not.toBe(nameOf(begun.cookies));
  });
});

describe('the authenticator was scanned, and nobody asks for it', () => {
  it('the digits come back in the flow that showed the picture, or it never happened', async () => {
    const kratos = await startKratos();
    const { id, email, password } = await somebody(kratos);
    const client = new Client(kratos.publicUrl);
    await client.signIn(email, password);
    const scanned = await client.get('/self-service/settings/api');
    expect((await client.get('/sessions/whoami')).body.authenticator_assurance_level).toBe('aal1');
    const later = await client.get('/self-service/settings/api');
    expect(secretOf(later)).not.toBe(secretOf(scanned));
    const stale = { method: 'totp', totp_code: codeOf(secretOf(scanned)) };
    expect(messagesOf(await client.submit(later, stale))).toContain('4000008');
    const digits = { totp_code: codeOf(secretOf(later)) };
    expect(messagesOf(await client.submit(later, digits))).toContain('4010004');
    const confirmed = await client.submit(later, { method: 'totp', ...digits });
    expect(confirmed).toMatchObject({ status: 200, body: { state: 'success' } });
    expect(messagesOf(confirmed)).toContain('1050001');
    expect(namesIn(confirmed, 'totp')).toEqual(['totp_unlink']);
    expect((await client.get('/sessions/whoami')).body.authenticator_assurance_level).toBe('aal2');
    expect(await kratos.admin(`/admin/identities/${id}`)).toHaveProperty('credentials.totp');
  });

  it('keeps its secret while the login is made fresh', async () => {
    const kratos = await startKratos({
      config: { selfservice: { flows: { settings: { privileged_session_max_age: '1s' } } } },
    });
    const { email, password } = await somebody(kratos);
    const client = new Client(kratos.publicUrl);
    await client.signIn(email, password);
    const settings = await client.get('/self-service/settings/api');
    await sleep(1_500);
    const digits = { method: 'totp', totp_code: codeOf(secretOf(settings)) };
    expect((await client.submit(settings, digits)).body.error?.id).toBe('session_refresh_required');
    const fresh = await client.get('/self-service/login/api?refresh=true');
    await client.submit(fresh, { method: 'password', identifier: email, password });
    const again = await client.submit(settings, { method: 'totp', totp_code: codeOf(secretOf(settings)) });
    expect(messagesOf(again)).toContain('1050001');
  });
});

describe('1010003 and 1010004 in one form', () => {
  it('come of both parameters, and one second factor answers both', async () => {
    const kratos = await startKratos();
    const { email, password } = await somebody(kratos);
    const owner = new Client(kratos.publicUrl);
    await owner.signIn(email, password);
    const settings = await owner.get('/self-service/settings/api');
    const secret = secretOf(settings);
    await owner.submit(settings, { method: 'totp', totp_code: codeOf(secret) });

    const client = new Client(kratos.publicUrl);
    await client.signIn(email, password);
    const whoami = async (): Promise<string> => (await client.get('/sessions/whoami')).body.authenticated_at ?? '';
    const ask = async (query: string): Promise<readonly string[]> =>
      messagesOf(await client.get(`/self-service/login/api?${query}`));
    expect(await ask('aal=aal2')).toEqual(['1010004']);
    expect(await ask('refresh=true')).toEqual(['1010003']);
    const both = await client.get('/self-service/login/api?refresh=true&aal=aal2');
    expect(messagesOf(both)).toEqual(expect.arrayContaining(['1010003', '1010004']));
    expect(namesIn(both, 'password')).toEqual([]);
    await client.submit(both, { method: 'totp', totp_code: codeOf(secret) });
    const { body } = await client.get('/sessions/whoami');
    expect(body.authenticator_assurance_level).toBe('aal2');
    const before = await whoami();
    expect(await ask('refresh=true')).toEqual(['1010003']);
    const once = await client.get('/self-service/login/api?refresh=true&aal=aal2');
    expect(messagesOf(once)).toEqual(['1010003']);
    await client.submit(once, { method: 'totp', totp_code: codeOf(secret) });
    expect(Date.parse(await whoami())).toBeGreaterThan(Date.parse(before));
  });
});

describe('403 CSRF, although the token is in the form', () => {
  it('is the cookie that did not come along', async () => {
    const kratos = await startKratos();
    const { email, password } = await somebody(kratos);
    const right = { method: 'password', identifier: email, password };
    const [without, within] = [new Client(kratos.publicUrl), new Client(kratos.publicUrl, true)];
    const refused = await without.submit(await without.get('/self-service/login/browser'), right);
    expect(refused).toMatchObject({ status: 403, body: { error: { id: 'security_csrf_violation' } } });
    const said = refused.body.error?.details?.reject_reason;
    if (kratos.atLeast(26)) expect(said).toBe('The HTTP Cookie Header is empty or not set.');
    else expect(said).toContain('do not match');
    const flow = await within.get('/self-service/login/browser');
    const fetched = await without.get(`/self-service/login/flows?id=${flow.body.id ?? ''}`);
    expect(fetched.body.error?.id).toBe('security_csrf_violation');
    expect(fetched.cookies.join()).toContain('csrf_token_');
    expect((await within.submit(flow, right)).status).toBe(200);
  });

  it('is none for a native flow, which takes no cookie either', async () => {
    const kratos = await startKratos();
    const { email, password } = await somebody(kratos);
    const client = new Client(kratos.publicUrl);
    expect((await client.signIn(email, password)).status).toBe(200);
    const { body } = await client.get('/self-service/login/api?refresh=true');
    const values = { method: 'password', identifier: email, password };
    const answer = await client.call('POST', body.ui?.action ?? '', values, { cookie: 'theme=dark' });
    expect(messagesOf(answer)).toContain('4000001');
  });
});

describe('required_aal: aal2', () => {
  it('is refused at the start, in the words of the guide', async () => {
    const aal2 = { selfservice: { flows: { settings: { required_aal: 'aal2' } } } };
    const [, said = ''] = guide('aal2-is-refused-in-the-configuration').symptom[0]?.code?.split('\n') ?? [];
    expect(said).toContain('aal2');
    const started = startKratos({ config: aal2 });
    await expect(started).rejects.toThrow(said);
    await expect(started).rejects.toThrow('value must be one of "aal1", "highest_available"');
  });

  it('is done by a look at the level of the session', async () => {
    const steps = [0, 1].map((step) => yamlOf(guide('aal2-is-refused-in-the-configuration'), step));
    const kratos = await startKratos({ config: steps.reduce(merge) });
    const { email, password } = await somebody(kratos);
    const client = new Client(kratos.publicUrl);
    await client.signIn(email, password);
    const whoami = await client.get('/sessions/whoami');
    expect(whoami).toMatchObject({ status: 200, body: { authenticator_assurance_level: 'aal1' } });
    const settings = await client.get('/self-service/settings/api');
    expect(secretOf(settings)).not.toBe('');
  });
});

describe('a program is to change a password', () => {
  const newPassword = 'another-horse-4242';

  it('and a patch with a clear one locks people out, without a word', async () => {
    const kratos = await startKratos();
    const { id, email, password } = await somebody(kratos);
    const patch = [{ op: 'replace', path: '/credentials/password/config', value: { password: newPassword } }];
    await kratos.admin(`/admin/identities/${id}`, { method: 'PATCH', body: patch });
    for (const tried of [password, newPassword])
      expect(messagesOf(await new Client(kratos.publicUrl).signIn(email, tried))).toContain('4000006');
  });

  it('as an administrator by PUT: sessions go on until they are ended, other credentials stay, metadata does not', async () => {
    const kratos = await startKratos();
    const { id, email, password } = await somebody(kratos);
    const client = new Client(kratos.publicUrl);
    await client.signIn(email, password);
    const settings = await client.get('/self-service/settings/api');
    await client.submit(settings, { method: 'totp', totp_code: codeOf(secretOf(settings)) });
    const add = [{ op: 'add', path: '/metadata_public', value: { plan: 'gold' } }];
    await kratos.admin(`/admin/identities/${id}`, { method: 'PATCH', body: add });
    const { schema_id, state, traits } = (await kratos.admin(`/admin/identities/${id}`)) as JsonObject;
    // Too short for the rules of passwords.
    const credentials = { password: { config: { password: 'a' } } };
    const put = { schema_id, state, traits, credentials };
    await kratos.admin(`/admin/identities/${id}`, { method: 'PUT', body: put });
    expect(messagesOf(await new Client(kratos.publicUrl).signIn(email, password))).toContain('4000006');
    expect((await new Client(kratos.publicUrl).signIn(email, 'a')).status).toBe(200);
    const after = (await kratos.admin(`/admin/identities/${id}`)) as JsonObject;
    expect(after).toHaveProperty('credentials.totp');
    expect(after.metadata_public).toBeNull();
    expect((await client.get('/sessions/whoami')).status).toBe(200);
    await kratos.admin(`/admin/identities/${id}/sessions`, { method: 'DELETE' });
    expect((await client.get('/sessions/whoami')).status).toBe(401);
  });

  it('as the person: after a fresh login, and with the hook the other sessions end', async () => {
    const steps = guide('password-changed-by-a-program').wayOut;
    const hook = yamlOf(guide('password-changed-by-a-program'), steps.length - 1);
    const old = { selfservice: { flows: { settings: { privileged_session_max_age: '1s' } } } };
    const kratos = await startKratos({ config: merge(old, hook) });
    const { email, password } = await somebody(kratos);
    const [client, elsewhere] = [new Client(kratos.publicUrl), new Client(kratos.publicUrl)];
    for (const one of [client, elsewhere]) await one.signIn(email, password);
    const settings = await client.get('/self-service/settings/api');
    await sleep(1_500);
    const wanted = { method: 'password', password: newPassword };
    expect((await client.submit(settings, wanted)).body.error?.id).toBe('session_refresh_required');
    const fresh = await client.get('/self-service/login/api?refresh=true');
    await client.submit(fresh, { method: 'password', identifier: email, password });
    expect(messagesOf(await client.submit(settings, wanted))).toContain('1050001');
    expect((await client.get('/sessions/whoami')).status).toBe(200);
    expect((await elsewhere.get('/sessions/whoami')).status).toBe(401);
  });
});
