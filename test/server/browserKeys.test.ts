import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { createExplorer } from '../../src/kratos/drive/explorer';
import type { Explorer } from '../../src/kratos/drive/explorer';
import type { PersonaBrowser } from '../../src/kratos/browser/personaBrowser';
import type { FlowRecord } from '../../src/kratos/record/types';
import { createTransport } from '../../src/kratos/wire/transport';
import { startKratos, type Kratos } from '../kit';
import { keySchema, keySettings } from '../kit/keySettings';
import { startLoginUi, type LoginUi } from '../kit/login-ui';
import { merge } from '../kit/merge';
import { onPage, submitOnPage, unseenBrowsers } from '../kit/persona-browser';
import { memoryStorage } from '../kit/storage';
import { Person, password, submitters } from './people';

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

interface Stage {
  readonly explorer: Explorer;
  readonly alice: Person;
  readonly browser: () => PersonaBrowser;
  /** Goes on with a flow in the browser, and presses a button of its page there. */
  readonly pressThere: (flow: FlowRecord, button: string, fields?: Readonly<Record<string, string>>) => Promise<void>;
}

async function stage(): Promise<Stage> {
  const { leftProfiles, ...browsers } = await unseenBrowsers();
  const { vault, documents } = memoryStorage();
  const { publicUrl, adminUrl } = kratos;
  const explorer = createExplorer({
    transport: createTransport(),
    vault,
    documents,
    connections: () => [{ id: 'practice', name: 'practice', publicUrl, adminUrl }],
    apiKey: () => Promise.resolve(undefined),
    browsers,
    onError: (error) => {
      throw error;
    },
  });
  onTestFinished(async () => {
    explorer.dispose();
    expect(await leftProfiles()).toHaveLength(1);
  });
  const alice = new Person(explorer, 'alice', 'browser');
  explorer.origins.set('practice', 'localhost', ui.url);
  const browser = (): PersonaBrowser => {
    const running = explorer.browsers.running(alice.id);
    if (!running) throw new Error('There is no browser.');
    return running;
  };
  const pressThere: Stage['pressThere'] = async (flow, button, fields = {}) => {
    await explorer.browsers.goOn(alice.id, { flowId: flow.id });
    // With Kratos's script.
    const isHere = `location.search.includes(${JSON.stringify(flow.id)}) && document.readyState === 'complete'`;
    await onPage(browser(), `${isHere} || undefined`);
    await submitOnPage(browser(), fields, button);
  };
  return { explorer, alice, browser, pressThere };
}

/** Registers with a new passkey in the panel. */
async function registerByKey(alice: Person, email: string): Promise<void> {
  const first = await alice.start('registration');
  const flow = submitters(first).includes('method=profile')
    ? await alice.press(first, 'method=profile', { 'traits.email': email })
    : first;
  expect((await alice.pressKey(flow, 'passkey_register_trigger')).outcome?.kind).toBe('registered');
}

const status = ({ explorer }: Stage, { id }: FlowRecord): string | undefined => explorer.flows.get(id)?.status;

it('a passkey of the panel signs in on a page, whose own is taken over and signs in here', async () => {
  const staged = await stage();
  const { explorer, alice, pressThere } = staged;
  const email = address();
  await registerByKey(alice, email);
  const [first] = await alice.softwareKeys();
  await explorer.driver.signOut(alice.id);

  const login = await alice.start('login');
  await pressThere(login, 'passkey_login_trigger');
  await expect.poll(() => status(staged, login)).toBe('done');
  expect(alice.session).toMatchObject({ status: 'signed-in', session: { identity: { traits: { email } } } });
  expect(alice.session.session?.methods.map(({ method }) => method)).toEqual(['passkey']);
  // The page has it counted, and the panel counts on.
  expect((await alice.softwareKeys())[0]).toMatchObject({ id: first?.id, signCount: 1 });

  const settings = await alice.start('settings');
  await pressThere(settings, 'passkey_register_trigger');
  await expect.poll(() => status(staged, settings)).toBe('done');
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
  const staged = await stage();
  const { explorer, alice, browser } = staged;
  await registerByKey(alice, address());
  await explorer.driver.signOut(alice.id);
  const email = address();
  await kratos.createIdentity({ email, password });
  const login = await alice.start('login');
  await explorer.browsers.goOn(alice.id, { flowId: login.id });
  // Kratos's script has asked by then.
  await onPage(browser(), 'window.abortPasskeyConditionalUI ? true : undefined');
  await submitOnPage(browser(), { identifier: email, password }, 'method');
  await expect.poll(() => status(staged, login)).toBe('done');
  expect(alice.session.session?.methods.map(({ method }) => method)).toEqual(['password']);
});

it('a security key that a page made is a second factor here, and one made here is one there', async () => {
  const staged = await stage();
  const { explorer, alice, pressThere } = staged;
  const email = address();
  await kratos.createIdentity({ email, password });
  await alice.logIn(email);
  const settings = await alice.start('settings');
  await pressThere(settings, 'webauthn_register_trigger', { webauthn_register_displayname: 'there' });
  await expect.poll(() => status(staged, settings)).toBe('done');
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
  await expect.poll(() => status(staged, there)).toBe('done');
  expect(alice.session.session?.methods.map(({ method }) => method)).toEqual(['password', 'webauthn']);
});
