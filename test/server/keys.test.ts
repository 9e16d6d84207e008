import { beforeAll, describe, expect, it } from 'vitest';
import type { Explorer } from '../../src/kratos/drive/explorer';
import type { ClientKind } from '../../src/kratos/flow/types';
import type { FlowRecord } from '../../src/kratos/record/types';
import { startKratos } from '../kit';
import type { Kratos } from '../kit';
import { keySchema, keySettings, page } from '../kit/keySettings';
import { exploring, messageIds, Person, submitters } from './people';

let counter = 0;

function practice(
  passwordless: boolean,
  registration = {},
): { kratos: () => Kratos; explorer: () => Explorer; person: (client?: ClientKind) => Person } {
  let kratos: Kratos;
  let explorer: Explorer;
  beforeAll(async () => {
    kratos = await startKratos({ config: keySettings(passwordless, registration), schema: keySchema() });
    explorer = exploring(kratos);
    explorer.origins.set('practice', 'localhost', page);
  }, 300_000);
  return {
    kratos: () => kratos,
    explorer: () => explorer,
    person: (client = 'browser') => new Person(explorer, `alice ${++counter}`, client),
  };
}

const address = (): string => `alice-${++counter}@example.com`;

/** To the step of a registration that shows ways in, with its traits. */
async function comeToKeys(alice: Person, email: string): Promise<FlowRecord> {
  const flow = await alice.start('registration');
  const isFirst = submitters(flow).includes('method=profile');
  return isFirst ? alice.press(flow, 'method=profile', { 'traits.email': email }) : flow;
}

const methods = (alice: Person): unknown => alice.session.session?.methods.map(({ method, aal }) => `${method} ${aal}`);

describe('passkeys', () => {
  const { kratos, explorer, person } = practice(true);
  const clients = (): readonly ClientKind[] => (kratos().atLeast(26) ? ['browser', 'native'] : ['browser']);

  it('register somebody in two steps, sign in, are joined by another, and go when they are removed', async () => {
    for (const client of clients()) {
      const alice = person(client);
      const email = address();
      const done = await alice.pressKey(await comeToKeys(alice, email), 'passkey_register_trigger');
      expect(done).toMatchObject({ status: 'done', outcome: { kind: 'registered', identity: { traits: { email } } } });
      const [first] = await alice.softwareKeys();
      expect(first).toMatchObject({
        rpId: 'localhost',
        method: 'passkey',
        name: expect.stringMatching(/^alice \d+’s key$/) as unknown,
        account: email,
        identity: alice.session.session?.identity?.id,
        madeIn: done.id,
        signCount: 0,
      });

      const settings = await alice.pressKey(await alice.start('settings'), 'passkey_register_trigger');
      expect(settings.outcome?.kind).toBe('saved');
      const [, second] = await alice.softwareKeys();
      expect(second).toMatchObject({ account: email });
      await explorer().driver.signOut(alice.id);
      for (const key of [second, first]) {
        expect((await alice.pressKey(await alice.start('login'), 'passkey_login_trigger', key)).outcome?.kind).toBe(
          'signed-in',
        );
        expect(methods(alice)).toEqual(['passkey aal1']);
        if (key === second) await explorer().driver.signOut(alice.id);
      }
      // The options of a login that confirms name the keys that may answer.
      const refresh = await alice.start('login', { refresh: true });
      expect((await alice.pressKey(refresh, 'passkey_login_trigger', second)).outcome?.kind).toBe('signed-in');

      const removing = await alice.start('settings');
      const hex = Buffer.from(first?.id ?? '', 'base64url').toString('hex');
      expect((await alice.press(removing, `passkey_remove=${hex}`)).outcome?.kind).toBe('saved');
      expect((await alice.softwareKeys()).map(({ id }) => id)).toEqual([second?.id]);
    }
  });

  it('tell nothing of a wrong page in a login, and name it in a registration', async () => {
    const alice = person();
    const email = address();
    await alice.pressKey(await comeToKeys(alice, email), 'passkey_register_trigger');
    const keys = await alice.softwareKeys();
    await explorer().driver.signOut(alice.id);
    const login = await alice.start('login');
    explorer().origins.set('practice', 'localhost', 'http://localhost:9999');
    const wrong = await alice.pressKey(login, 'passkey_login_trigger', keys[0]);
    expect(messageIds(wrong)).toEqual([4000008]);
    const bob = person();
    const refused = await bob.pressKey(await comeToKeys(bob, address()), 'passkey_register_trigger');
    expect(refused.outcome).toMatchObject({
      kind: 'server-failed',
      error: { reason: expect.stringContaining('Error validating origin') as unknown },
    });
    expect(await bob.softwareKeys()).toEqual([]);
    // The same flow goes on once the page is right: its challenge stays.
    explorer().origins.set('practice', 'localhost', page);
    expect((await alice.pressKey(wrong, 'passkey_login_trigger', keys[0])).outcome?.kind).toBe('signed-in');
  });

  it('are unknown to a server that never had the account', async () => {
    const alice = person();
    await alice.pressKey(await comeToKeys(alice, address()), 'passkey_register_trigger');
    const [key] = await alice.softwareKeys();
    await kratos().admin(`/admin/identities/${key?.identity}`, { method: 'DELETE' });
    await explorer().driver.signOut(alice.id);
    const login = await alice.pressKey(await alice.start('login'), 'passkey_login_trigger', key);
    expect(messageIds(login)).toEqual([4000015]);
  });
});

describe('a security key that signs in alone', () => {
  const { explorer, person } = practice(true);

  it('registers, and signs in once the identifier is known', async () => {
    const alice = person();
    const email = address();
    const flow = await comeToKeys(alice, email);
    const named = { webauthn_register_displayname: 'blue one' };
    expect((await alice.pressKey(flow, 'webauthn_register_trigger', undefined, named)).outcome?.kind).toBe(
      'registered',
    );
    const [key] = await alice.softwareKeys();
    expect(key).toMatchObject({ method: 'webauthn', account: 'blue one' });
    await explorer().driver.signOut(alice.id);

    const asked = await alice.press(await alice.start('login'), 'method=webauthn', { identifier: email });
    expect(asked).toMatchObject({ outcome: { kind: 'started' }, status: 'open' });
    expect(messageIds(asked)).toContain(1010012);
    expect((await alice.pressKey(asked, 'webauthn_login_trigger', key)).outcome?.kind).toBe('signed-in');
    expect(methods(alice)).toEqual(['webauthn aal1']);
  });
});

describe('a security key as second factor', () => {
  const { kratos, explorer, person } = practice(false);

  it('is added under a name, asked for after the password, and removed', async () => {
    const { email } = await kratos().createIdentity({ email: address() });
    const alice = person();
    await alice.logIn(email);
    const unnamed = await alice.pressKey(await alice.start('settings'), 'webauthn_register_trigger');
    expect(messageIds(unnamed)).toContain(4000002);
    expect(await alice.softwareKeys()).toEqual([]);
    for (const name of ['blue one', 'red one']) {
      const named = { webauthn_register_displayname: name };
      const added = await alice.pressKey(await alice.start('settings'), 'webauthn_register_trigger', undefined, named);
      expect(added.outcome?.kind).toBe('saved');
    }
    expect(alice.session.session?.aal).toBe('aal2');
    const keys = await alice.softwareKeys();
    expect(keys).toHaveLength(2);
    await explorer().driver.signOut(alice.id);
    for (const key of keys) {
      const login = await alice.logIn(email);
      const second = await alice.follow(login, { kind: 'step-up' });
      expect((await alice.pressKey(second, 'webauthn_login_trigger', key)).outcome?.kind).toBe('signed-in');
      expect(methods(alice)).toEqual(['password aal1', 'webauthn aal2']);
      if (key === keys[0]) await explorer().driver.signOut(alice.id);
    }
    const hex = Buffer.from(keys[0]?.id ?? '', 'base64url').toString('hex');
    expect((await alice.press(await alice.start('settings'), `webauthn_remove=${hex}`)).outcome?.kind).toBe('saved');
    expect((await alice.softwareKeys()).map(({ id }) => id)).toEqual([keys[1]?.id]);
  });
});

describe('a registration in one step', () => {
  const { kratos, person } = practice(true, { enable_legacy_one_step: true });

  it('takes traits and key at once, and goes on after a trait that was missing', async () => {
    const alice = person();
    const flow = await alice.start('registration');
    const lacking = await alice.pressKey(flow, 'passkey_register_trigger', undefined, { 'traits.email': '' });
    expect(messageIds(lacking)).toContain(4000002);
    expect(await alice.softwareKeys()).toEqual([]);
    const email = address();
    const done = await alice.pressKey(lacking, 'passkey_register_trigger', undefined, { 'traits.email': email });
    expect(done.outcome?.kind, kratos().version).toBe('registered');
    expect(await alice.softwareKeys()).toMatchObject([{ account: email }]);
  });
});
