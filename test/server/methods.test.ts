import { beforeAll, describe, expect, it } from 'vitest';
import type { Explorer } from '../../src/kratos/drive/explorer';
import { buildForm } from '../../src/kratos/flow/form/form';
import { clientKinds } from '../../src/kratos/flow/types';
import { nextStep } from '../../src/kratos/knowledge/nextStep';
import type { FlowRecord } from '../../src/kratos/record/types';
import { startKratos, type Kratos } from '../kit';
import { keySchema, keySettings, page } from '../kit/keySettings';
import { merge, type JsonObject } from '../kit/merge';
import { exploring, messageIds, password, Person, submitters } from './people';
import { told } from './told';

let counter = 0;
const address = (): string => `m-${++counter}@example.com`;

/** A server and a core for a describe block, with keys, passwords, codes and a provider. */
function practice(more: JsonObject): {
  kratos: () => Kratos;
  explorer: () => Explorer;
  person: (client?: Person['client']) => Person;
} {
  let kratos: Kratos;
  let explorer: Explorer;
  beforeAll(async () => {
    const code = { selfservice: { methods: { code: { enabled: true, passwordless_enabled: true } } } };
    const config = merge(merge(keySettings(true, {}), code), more);
    kratos = await startKratos({ provider: true, config, schema: keySchema() });
    explorer = exploring(kratos);
    explorer.origins.set('practice', 'localhost', page);
  });
  return {
    kratos: () => kratos,
    explorer: () => explorer,
    person: (client = 'browser') => new Person(explorer, `mia ${++counter}`, client),
  };
}

describe('identifier first', () => {
  const { kratos, explorer, person } = practice({ selfservice: { flows: { login: { style: 'identifier_first' } } } });

  it.each(clientKinds)('leads on to each method of the account, %s', async (client) => {
    const { email } = await kratos().createIdentity({ email: address() });
    const mia = person(client);
    const begin = async (identifier: string): Promise<FlowRecord> =>
      mia.press(await mia.start('login'), 'method=identifier_first', { identifier });
    const first = await mia.start('login');
    expect(submitters(first)).toEqual(['method=identifier_first', 'provider=practice']);
    expect(messageIds(await begin('nobody@example.com'))).toContain(4_000_037);

    const known = await begin(email);
    expect(known).toMatchObject({ outcome: { kind: 'advanced' }, status: 'open' });
    expect(submitters(known)).toEqual(['method=password', 'method=code']);
    const sent = await mia.press(known, 'method=code');
    expect(sent).toMatchObject({ outcome: { kind: 'advanced' }, flow: { state: 'sent_email' } });
    const code = await kratos().code(email);
    expect((await mia.press(sent, 'method=code', { code })).outcome?.kind).toBe('signed-in');
    await explorer().driver.signOut(mia.id);
    expect((await mia.press(await begin(email), 'method=password', { password })).outcome?.kind).toBe('signed-in');
    await explorer().driver.signOut(mia.id);
    const provider = await mia.press(await mia.start('login'), 'provider=practice');
    expect(provider.outcome?.kind).toBe('redirect-wanted');
  });

  it('signs in by a passkey at once, as the autofill of the field would', async () => {
    for (const client of clientKinds.filter((one) => one === 'browser' || kratos().atLeast(26))) {
      const mia = person(client);
      const begun = await mia.press(await mia.start('registration'), 'method=profile', { 'traits.email': address() });
      await mia.pressKey(begun, 'passkey_register_trigger');
      const [key] = await mia.softwareKeys();
      await explorer().driver.signOut(mia.id);
      const login = await mia.start('login');
      expect(submitters(login)).toEqual(['method=identifier_first', 'provider=practice']);
      expect((await mia.pressKey(login, 'passkey_login', key)).outcome?.kind).toBe('signed-in');
      expect(mia.session.session?.methods.map(({ method }) => method)).toEqual(['passkey']);
    }
  });

  it('leads to a passkey and to a security key of the account', async () => {
    for (const [trigger, login] of [
      ['passkey_register_trigger', 'passkey_login_trigger'],
      ['webauthn_register_trigger', 'webauthn_login_trigger'],
    ] as const) {
      const mia = person();
      const email = address();
      const begun = await mia.press(await mia.start('registration'), 'method=profile', { 'traits.email': email });
      await mia.pressKey(begun, trigger, undefined, { webauthn_register_displayname: 'blue' });
      const [key] = await mia.softwareKeys();
      expect(key).toBeDefined();
      await explorer().driver.signOut(mia.id);
      const known = await mia.press(await mia.start('login'), 'method=identifier_first', { identifier: email });
      const asked = submitters(known).includes('method=webauthn') ? await mia.press(known, 'method=webauthn') : known;
      expect((await mia.pressKey(asked, login, key)).outcome?.kind).toBe('signed-in');
    }
  });
});

describe('registration in two steps', () => {
  const { kratos, person } = practice({});

  it.each(clientKinds)('goes back and forth, and keeps what was typed, %s', async (client) => {
    const mia = person(client);
    const email = address();
    const first = await mia.start('registration');
    const second = await mia.press(first, 'method=profile', { 'traits.email': email });
    expect(messageIds(second)).toContain(1_040_009);
    expect(submitters(second)).toContain('screen=previous');
    const back = await mia.press(second, 'screen=previous', { password: 'half-typ' });
    expect(back).toMatchObject({ outcome: { kind: 'advanced' }, status: 'open' });
    const typed = buildForm(back.flow ?? ({} as never)).shared.find(({ name }) => name === 'traits.email');
    expect(typed).toMatchObject({ value: email });
    const other = address();
    const again = await mia.press(back, 'method=profile', { 'traits.email': other });
    const sent = await mia.press(again, 'method=code');
    expect(sent.flow?.state).toBe('sent_email');
    const left = await mia.press(sent, 'screen=credential-selection', { code: '12' });
    expect(left.flow?.state).toBe('choose_method');
    const done = await mia.press(left, 'method=password', { password });
    expect(done).toMatchObject({
      status: 'done',
      outcome: { kind: 'registered', identity: { traits: { email: other } } },
    });
    expect(await kratos().admin(`/admin/identities?credentials_identifier=${email}`)).toEqual([]);
  });
});

describe('the options of a start', () => {
  it.each(clientKinds)('organization: what the open-source server makes of it is said, %s', async (client) => {
    const kratos = await startKratos({ provider: true });
    const mia = new Person(exploring(kratos), 'mia', client);
    for (const type of ['login', 'registration'] as const) {
      const flow = await mia.start(type, { organization: '0b1f2a3c-4d5e-4f60-8a7b-9c0d1e2f3a4b' });
      expect(flow.flow?.organization).toBe('0b1f2a3c-4d5e-4f60-8a7b-9c0d1e2f3a4b');
      // v1.3.1 leaves the providers, whoever they belong to.
      expect(submitters(flow)).toEqual(kratos.atLeast(25) ? [] : ['provider=practice']);
      if (!kratos.atLeast(25)) continue;
      expect(told(flow)).toMatchObject({
        title: 'The organization has no provider here',
        actions: [{ primary: true }],
      });
      expect(nextStep(flow.flow ?? ({} as never), { client }).text).toContain('organization');
    }
  });

  it.each(clientKinds)('via names the address of a code as second factor, %s', async (client) => {
    const kratos = await startKratos({
      config: { selfservice: { methods: { code: { enabled: true, mfa_enabled: true } } } },
    });
    const { email } = await kratos.createIdentity({ email: address() });
    const mia = new Person(exploring(kratos), 'mia', client);
    await mia.logIn(email);
    const flow = await mia.start('login', { aal: 'aal2', via: 'email' });
    const choice = submitters(flow).find((key) => key.startsWith('address='));
    const sent = choice === undefined ? flow : await mia.press(flow, choice);
    const first = await kratos.code(email);
    const resent = await mia.press(sent, 'resend=code');
    expect(resent).toMatchObject({ outcome: { kind: 'advanced' }, status: 'open' });
    const codes = (await kratos.courier()).map(({ body }) => /\b\d{6}\b/.exec(body)?.[0]);
    const newest = codes.find((code) => code !== first) ?? '';
    // The older code went with the resend.
    expect(messageIds(await mia.press(resent, 'method=code', { code: first }))).toContain(4_010_008);
    const done = await mia.press(resent, 'method=code', { code: newest });
    expect(done.outcome?.kind).toBe('signed-in');
    const unknown = await mia.start('login', { aal: 'aal2', refresh: true, via: 'phone' });
    expect(told(unknown)?.title).toBe('via names no address of this person');
  });
});
