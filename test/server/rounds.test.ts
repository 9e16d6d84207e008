import { beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/processes.mjs';
import type { Explorer } from '../../src/kratos/drive/explorer';
import type { ClientKind, FlowParameters, FlowType } from '../../src/kratos/flow/types';
import type { Way } from '../../src/kratos/providers/ways';
import { readRecord } from '../../src/kratos/record/fold';
import type { FlowRecord } from '../../src/kratos/record/types';
import type { ProblemView } from '../../src/protocol/state';
import { buildPanelState } from '../../src/views/panel/state/buildState';
import { startKratos, type Kratos } from '../kit';
import { memoryStorage } from '../kit/storage';
import { meansOf, OutsideBrowser } from './outside';
import { atProvider, startProvider, type Provider } from './provider';
import { makeInput } from '../unit/views/panel/makeRecord';
import { exploring, messageIds, password, Person, submitters } from './people';

/** Takes the address where there is one, and refuses whoever is not welcome. */
const mapper = `local claims = std.extVar('claims');
if claims.sub == 'unwelcome' then error 'this person is not welcome' else
{ identity: { traits: { [if 'email' in claims then 'email' else null]: claims.email } } }
`;

let kratos: Kratos;
let outside: OutsideBrowser;
let explorer: Explorer;
let returnUrl = '';
let count = 0;
const storage = memoryStorage();

beforeAll(async () => {
  returnUrl = `http://127.0.0.1:${await freePort()}/`;
  kratos = await startKratos({ provider: true, config: { selfservice: { allowed_return_urls: [returnUrl] } } });
  outside = new OutsideBrowser();
  explorer = exploring(kratos, storage, { means: meansOf(outside, returnUrl, true) });
}, 300_000);

/** Somebody new in front of a browser that nobody signed in with, at a server that knows nobody. */
async function someone(client: ClientKind, person: string): Promise<Person> {
  outside.forget();
  outside.person = person;
  const all = (await kratos.admin('/admin/identities')) as { id: string }[];
  for (const { id } of all) await kratos.admin(`/admin/identities/${id}`, { method: 'DELETE' });
  return new Person(explorer, `${person} ${++count}`, client);
}

/** Presses the provider and makes the round. */
async function signIn(who: Person, type: FlowType, way: Way, parameters: FlowParameters = {}): Promise<FlowRecord> {
  const pressed = await who.press(await who.start(type, parameters), 'provider=practice');
  expect(pressed.outcome?.kind).toBe('redirect-wanted');
  expect(explorer.driver.outlook(pressed.id)?.ways).toContain(way);
  const back = await explorer.driver.round(pressed.id, way);
  for (const { id } of explorer.flows.ofPersona(who.id)) expectFolded(id);
  return back;
}

/**
 * Whoever watched the exchanges of a flow knows as much of it. That its work went on in another flow stands in no
 * exchange of it: only the driver knows, and the flow is over for it.
 */
function expectFolded(id: string): void {
  const { outcome, status, exchanges, client, flow, next } = explorer.flows.get(id) ?? {};
  const watched = readRecord(exchanges ?? []);
  if (next !== undefined) expect(status).toBe('done');
  if (flow) expect(watched).toMatchObject({ id, outcome, client, status: next === undefined ? status : 'open' });
}

const cases: readonly [ClientKind, Way][] = [
  ['browser', 'browser'],
  ['native', 'exchange'],
  ['native', 'browser'],
];

describe.each(cases)('a provider, %s, by the way %s', (client, way) => {
  it('registers, and logs in again', async () => {
    const ada = await someone(client, 'ada');
    const registered = await signIn(ada, 'registration', way);
    expect(registered).toMatchObject({ status: 'done' });
    expect(registered.outcome?.kind).toMatch(/registered|signed-in/);
    expect(ada.session).toMatchObject({
      status: 'signed-in',
      session: { identity: { traits: { email: 'ada@example.com' } } },
    });
    await explorer.driver.signOut(ada.id);
    const again = await signIn(ada, 'login', way);
    expect(again).toMatchObject({ status: 'done', outcome: { kind: 'signed-in' } });
    expect(ada.session.session?.methods.map(({ method }) => method)).toEqual(['oidc']);
  });

  it('is gone back from without signing in', async () => {
    const nobody = await someone(client, '');
    const back = await signIn(nobody, 'login', way);
    expect(back).toMatchObject({ status: 'open' });
    expect(messageIds(back)).toContain(4_000_001);
    expect(nobody.session.status).not.toBe('signed-in');
  });

  it('links an account that has a password', async () => {
    const ada = await someone(client, 'ada');
    await kratos.createIdentity({ email: 'ada@example.com' });
    const linking = await signIn(ada, 'login', way);
    expect(linking).toMatchObject({ type: 'login', status: 'open' });
    expect(messageIds(linking)).toContain(1_010_016);
    const wrong = await ada.press(linking, 'method=password', { password: 'wrong-horse-4242' });
    expect(messageIds(wrong)).toContain(4_000_006);
    const linked = await ada.press(wrong, 'method=password', { password });
    expect(linked).toMatchObject({ status: 'done', outcome: { kind: 'signed-in' } });
    const [identity] = (await kratos.admin('/admin/identities?credentials_identifier=practice:ada')) as object[];
    expect(identity).toBeDefined();
  });
});

describe.each(['browser', 'native'] as const)('a provider without an e-mail address, %s', (client) => {
  it.each(['login', 'registration'] as const)(
    'asks for it in a registration, begun as a %s, and goes round once more',
    async (type) => {
      const linus = await someone(client, 'linus');
      const asked = await signIn(linus, type, 'browser');
      expect(asked).toMatchObject({ type: 'registration', status: 'open' });
      expect(messageIds(asked)).toContain(4_000_002);
      const email = `linus-${++count}@example.com`;
      const pressed = await linus.press(asked, 'provider=practice', { 'traits.email': email });
      expect(explorer.driver.outlook(pressed.id)?.ways).not.toContain('exchange');
      const done = await explorer.driver.round(pressed.id, 'browser');
      expect(done.status).toBe('done');
      expect(linus.session).toMatchObject({ status: 'signed-in', session: { identity: { traits: { email } } } });
    },
  );
});

describe('a native round by token exchange', () => {
  it('that ends in nothing says so, and the other way goes through', async () => {
    const linus = await someone('native', 'linus');
    const empty = await signIn(linus, 'login', 'exchange');
    expect(empty.notes).toContainEqual({ kind: 'came-back-empty' });
    const pressed = await linus.press(empty, 'provider=practice');
    expect(explorer.driver.outlook(pressed.id)).toMatchObject({ noExchange: 'refused' });
    const asked = await explorer.driver.round(pressed.id, 'browser');
    expect(asked).toMatchObject({ type: 'registration', status: 'open' });
    expect(messageIds(asked)).toContain(4_000_002);
  });

  it('can be ended while the person is away, and be begun again', async () => {
    const ada = await someone('native', 'ada');
    const pressed = await ada.press(await ada.start('login'), 'provider=practice');
    const away = new AbortController();
    // Whoever answered the provider would come back before this is ended, on a machine that is busy enough.
    outside.person = undefined;
    const round = explorer.driver.round(pressed.id, 'exchange', away.signal);
    // Another request of the persona does not wait for it.
    await explorer.driver.checkSession(ada.id);
    away.abort();
    const left = await round;
    expect(left.status).toBe('open');
    outside.person = 'ada';
    const done = await explorer.driver.round(left.id, 'exchange');
    expect(done.status).toBe('done');
  });
});

describe.each(['browser', 'native'] as const)('settings, %s', (client) => {
  it('link a provider, unlink it, and refuse the account of another', async () => {
    const ada = await someone(client, 'ada');
    await kratos.createIdentity({ email: 'ada@example.com' });
    await ada.logIn('ada@example.com');
    const settings = await ada.start('settings');
    // v1.3.1 shows a native client no provider.
    if (!submitters(settings).includes('link=practice')) return;
    const link = async (): Promise<FlowRecord> => {
      const pressed = await ada.press(await ada.start('settings'), 'link=practice');
      expect(explorer.driver.outlook(pressed.id)?.ways[0]).toBe('browser');
      return explorer.driver.round(pressed.id, 'browser');
    };
    const linked = await link();
    expect(linked).toMatchObject({ status: 'done', outcome: { kind: 'saved' } });
    expect(submitters(linked)).toContain('unlink=practice');
    const unlinked = await ada.press(await ada.start('settings'), 'unlink=practice');
    expect(unlinked.outcome?.kind).toBe('saved');

    outside.forget();
    outside.person = 'grace';
    await signIn(new Person(explorer, `grace ${++count}`, 'browser'), 'login', 'browser');
    const refused = await link();
    expect(messageIds(refused)).toContain(4_000_007);
    outside.forget();
    outside.person = '';
    const cancelled = await link();
    expect(messageIds(cancelled)).toContain(4_000_001);
  });
});

it('leaves no code, state, cookie or token in what is stored', async () => {
  const ada = await someone('native', 'ada');
  await signIn(ada, 'registration', 'exchange');
  const { sessionToken = '' } = await explorer.personas.keys(ada.id);
  const bob = await someone('browser', 'ada');
  await signIn(bob, 'registration', 'browser');
  const { jar } = await explorer.personas.keys(bob.id);
  await explorer.flush();
  const stored = [...storage.files.values()].join();
  const begun = explorer.flows.ofPersona(ada.id).flatMap(({ exchanges }) => exchanges);
  const initCodes = JSON.stringify(begun).match(/(?<=session_token_exchange_code\\":\\")\w+/g) ?? [];
  expect(initCodes.length).toBeGreaterThan(0);
  const secrets = [...outside.carried, ...initCodes, sessionToken, ...(jar?.list() ?? []).map(({ value }) => value)];
  expect(secrets.length).toBeGreaterThan(8);
  for (const secret of secrets.filter(({ length }) => length > 8)) expect(stored).not.toContain(secret);
});

describe('a return address that is not allowed', () => {
  it('is said with the line to add, and the flow stays', async () => {
    const strict = await startKratos({ provider: true });
    const other = exploring(strict, memoryStorage(), { means: meansOf(outside, 'http://127.0.0.1:4999/', true) });
    const bob = new Person(other, 'bob', 'native');
    const pressed = await bob.press(await bob.start('login'), 'provider=practice');
    const refused = await other.driver.round(pressed.id, 'exchange');
    expect(refused.id).toBe(pressed.id);
    expect(refused.notes?.[0]).toMatchObject({ kind: 'return-refused' });
    expect(other.driver.outlook(pressed.id)?.ways).toEqual(['browser', 'follow']);
  });
});

describe('a provider that signs in without a question', () => {
  let silent: Kratos;
  let provider: Provider;
  let followed: Explorer;
  beforeAll(async () => {
    provider = await startProvider('explorer');
    const one = (id: string, differs: object = {}): object => ({ ...atProvider(provider, mapper), id, ...differs });
    const providers = [one('acme'), one('other'), one('gone', { issuer_url: 'http://127.0.0.1:1' })];
    silent = await startKratos({
      config: { selfservice: { methods: { oidc: { enabled: true, config: { providers } } } } },
    });
    followed = exploring(silent, memoryStorage(), { means: meansOf(new OutsideBrowser(), returnUrl) });
  }, 300_000);

  const press = async (who: Person, type: FlowType, button: string): Promise<FlowRecord> =>
    who.press(await who.start(type), button);
  const told = (record: FlowRecord): ProblemView =>
    buildPanelState(makeInput(record)).problem ?? { tone: 'neutral', title: '', actions: [] };

  it.each(['browser', 'native'] as const)('is followed here, %s', async (client) => {
    provider.is({ sub: `near-${client}`, email: `near-${client}@example.com` });
    const who = new Person(followed, `near ${client}`, client);
    const pressed = await press(who, 'registration', 'provider=acme');
    expect(followed.driver.outlook(pressed.id)?.ways.at(-1)).toBe('follow');
    const done = await followed.driver.round(pressed.id, 'follow');
    expect(done.status).toBe('done');
    expect(who.session.session?.identity?.traits).toMatchObject({ email: `near-${client}@example.com` });
  });

  it.each(['browser', 'native'] as const)('and whose mapper breaks off, is said with the place, %s', async (client) => {
    provider.is({ sub: 'unwelcome' });
    const pressed = await press(new Person(followed, `unwelcome ${client}`, client), 'login', 'provider=acme');
    const failed = await followed.driver.round(pressed.id, 'follow');
    expect(failed).toMatchObject({ status: 'open', outcome: { kind: 'server-failed', status: 500 } });
    expect(told(failed).title).toContain('Jsonnet failed');
    expect(told(failed).todo).toContain('line 2');
  });

  it('cannot be reached: the press says so, and waits for no round', async () => {
    const pressed = await press(new Person(followed, 'gone', 'browser'), 'login', 'provider=gone');
    expect(pressed.outcome).toMatchObject({ kind: 'server-failed', status: 500 });
    expect(followed.driver.outlook(pressed.id)).toBeUndefined();
  });

  it('is told what the start was given for it, as far as this version hands it on', async () => {
    const who = new Person(followed, 'hinted', 'native');
    const hints = {
      login_hint: 'ada+x@example.com',
      hd: 'example.com',
      prompt: 'login',
      auth_type: 'r',
      acr_values: '2',
    };
    const pressed = await who.press(await who.start('login', hints), 'provider=acme');
    const page = new URL(pressed.outcome?.kind === 'redirect-wanted' ? pressed.outcome.url : '');
    const { acr_values, ...onBoth } = hints;
    const handedOn = silent.atLeast(26) ? { ...onBoth, acr_values } : onBoth;
    const sent = Object.keys(hints).map((name) => [name, page.searchParams.get(name)]);
    expect(Object.fromEntries(sent.filter(([, value]) => value !== null))).toEqual(handedOn);
    expect(pressed.exchanges[0]?.request.url).not.toContain('prompt');
  });

  it('is one of two rounds of a persona: the last one counts', async () => {
    provider.is({ sub: 'twice', email: 'twice@example.com' });
    const who = new Person(followed, 'twice', 'browser');
    const first = await press(who, 'login', 'provider=acme');
    const second = await press(who, 'login', 'provider=other');
    const refused = await followed.driver.round(first.id, 'follow');
    expect(refused).toMatchObject({ status: 'open', outcome: { kind: 'refused', status: 400 } });
    expect(told(refused).why).toContain('only the last one counts');
    const done = await followed.driver.round(second.id, 'follow');
    expect(done.status).toBe('done');
  });
});
