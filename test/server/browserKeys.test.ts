import { beforeAll, expect, it } from 'vitest';
import type { FlowRecord } from '../../src/kratos/record/types';
import { startKratos, type Kratos } from '../kit';
import { keySchema, keySettings } from '../kit/keySettings';
import { startLoginUi, type LoginUi } from '../kit/login-ui';
import { merge } from '../kit/merge';
import { onPage, submitOnPage } from '../kit/persona-browser';
import { stageOf, type Stage } from './browserStage';
import { password, submitters, type Person } from './people';

let ui: LoginUi;
let kratos: Kratos;
beforeAll(async () => {
  ui = await startLoginUi('localhost');
  const config = merge(keySettings(false, {}, ui.url), ui.config);
  kratos = await startKratos({ host: 'localhost', config, schema: keySchema() });
  ui.at(kratos.publicUrl);
});

let count = 0;
const address = (): string => `alice-${(count += 1)}@example.com`;

interface Staged extends Stage {
  /** Goes on with a flow in the browser, and presses a button of its page there. */
  readonly pressThere: (flow: FlowRecord, button: string, fields?: Readonly<Record<string, string>>) => Promise<void>;
}

async function stage(): Promise<Staged> {
  const staged = await stageOf(kratos);
  const { explorer, alice, browser } = staged;
  explorer.origins.set('practice', 'localhost', ui.url);
  const pressThere: Staged['pressThere'] = async (flow, button, fields = {}) => {
    await explorer.browsers.goOn(alice.id, { flowId: flow.id });
    // With Kratos's script.
    const isHere = `location.search.includes(${JSON.stringify(flow.id)}) && document.readyState === 'complete'`;
    await onPage(browser(), `${isHere} || undefined`);
    await submitOnPage(browser(), fields, button);
  };
  return { ...staged, pressThere };
}

/** Registers with a new passkey in the panel. */
async function registerByKey(alice: Person, email: string): Promise<void> {
  const first = await alice.start('registration');
  const flow = submitters(first).includes('method=profile')
    ? await alice.press(first, 'method=profile', { 'traits.email': email })
    : first;
  expect((await alice.pressKey(flow, 'passkey_register_trigger')).outcome?.kind).toBe('registered');
}

it('a passkey of the panel signs in on a page, whose own is taken over and signs in here', async () => {
  const { explorer, alice, now, pressThere } = await stage();
  const email = address();
  await registerByKey(alice, email);
  const [first] = await alice.softwareKeys();
  await explorer.driver.signOut(alice.id);

  const login = await alice.start('login');
  await pressThere(login, 'passkey_login_trigger');
  await expect.poll(() => now(login)?.status).toBe('done');
  expect(alice.session).toMatchObject({ status: 'signed-in', session: { identity: { traits: { email } } } });
  expect(alice.session.session?.methods.map(({ method }) => method)).toEqual(['passkey']);
  // The page has it counted, and the panel counts on.
  expect((await alice.softwareKeys())[0]).toMatchObject({ id: first?.id, signCount: 1 });

  const settings = await alice.start('settings');
  await pressThere(settings, 'passkey_register_trigger');
  await expect.poll(() => now(settings)?.status).toBe('done');
  const [, second] = await alice.softwareKeys();
  expect(second).toMatchObject({
    rpId: 'localhost',
    method: 'passkey',
    name: 'alice’s key 2',
    madeIn: settings.id,
    backupEligible: false,
    signCount: 1,
  });
  for (const key of [second, first]) {
    await explorer.driver.signOut(alice.id);
    const done = await alice.pressKey(await alice.start('login'), 'passkey_login_trigger', key);
    expect(done.outcome?.kind).toBe('signed-in');
  }
  expect((await alice.softwareKeys()).map(({ signCount }) => signCount)).toEqual([2, 2]);
});

it('a page that offers passkeys in autofill signs nobody in who did not ask for it', async () => {
  const { explorer, alice, browser, now } = await stage();
  await registerByKey(alice, address());
  await explorer.driver.signOut(alice.id);
  const email = address();
  await kratos.createIdentity({ email, password });
  const login = await alice.start('login');
  await explorer.browsers.goOn(alice.id, { flowId: login.id });
  // Kratos's script has asked by then.
  await onPage(browser(), 'window.abortPasskeyConditionalUI ? true : undefined');
  await submitOnPage(browser(), { identifier: email, password }, 'method');
  await expect.poll(() => now(login)?.status).toBe('done');
  expect(alice.session.session?.methods.map(({ method }) => method)).toEqual(['password']);
});

it('a security key that a page made is a second factor here, and one made here is one there', async () => {
  const { explorer, alice, now, pressThere } = await stage();
  const email = address();
  await kratos.createIdentity({ email, password });
  await alice.logIn(email);
  const settings = await alice.start('settings');
  await pressThere(settings, 'webauthn_register_trigger', { webauthn_register_displayname: 'there' });
  await expect.poll(() => now(settings)?.status).toBe('done');
  const [made] = await alice.softwareKeys();
  expect(made).toMatchObject({ method: 'webauthn', rpId: 'localhost', signCount: 1 });
  const named = { webauthn_register_displayname: 'here' };
  const more = await alice.pressKey(await alice.start('settings'), 'webauthn_register_trigger', undefined, named);
  expect(more.outcome?.kind).toBe('saved');

  await explorer.driver.signOut(alice.id);
  await alice.logIn(email);
  const here = await alice.pressKey(await alice.start('login', { aal: 'aal2' }), 'webauthn_login_trigger', made);
  expect(here.outcome?.kind).toBe('signed-in');

  await explorer.driver.signOut(alice.id);
  await alice.logIn(email);
  const there = await alice.start('login', { aal: 'aal2' });
  await pressThere(there, 'webauthn_login_trigger');
  await expect.poll(() => now(there)?.status).toBe('done');
  expect(alice.session.session?.methods.map(({ method }) => method)).toEqual(['password', 'webauthn']);
});
