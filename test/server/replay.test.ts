import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/processes.mjs';
import { compareRuns } from '../../src/kratos/compare/differences';
import { readRun } from '../../src/kratos/compare/run';
import { listChanges } from '../../src/kratos/compare/summary';
import type { Explorer } from '../../src/kratos/drive/explorer';
import { planReplay } from '../../src/kratos/drive/replay/plan';
import type { ReplayPlan } from '../../src/kratos/drive/replay/plan';
import { replay } from '../../src/kratos/drive/replay/replay';
import type { Replayed } from '../../src/kratos/drive/replay/replay';
import { settleValues } from '../../src/kratos/drive/replay/values';
import { redactExchange } from '../../src/kratos/exchange/redact';
import { clientKinds } from '../../src/kratos/flow/types';
import type { ClientKind, FlowType } from '../../src/kratos/flow/types';
import type { Way } from '../../src/kratos/providers/ways';
import type { FlowRecord } from '../../src/kratos/record/types';
import { startKratos } from '../kit';
import type { Kratos, KratosOptions } from '../kit';
import { merge } from '../kit/merge';
import { keySchema, keySettings, page } from '../kit/keySettings';
import { recordedRun } from '../unit/kratos/recipe/recordedRuns';
import { memoryStorage } from '../kit/storage';
import { meansOf, OutsideBrowser } from './outside';
import { atProvider, startProvider } from './provider';
import { exploring, messageIds, password, Person, submitters } from './people';

/** Takes over the address that the provider tells. */
const mapper = `{ identity: { traits: { email: std.extVar('claims').email } } }`;
let counter = 0;
const address = (name: string): string => `${name}-${String(++counter)}@example.com`;
let kratos: Kratos;
let explorer: Explorer;

beforeAll(async () => {
  kratos = await startKratos();
  explorer = exploring(kratos);
}, 300_000);

/** Does a flow again as somebody, with what is known of the persona that did it first. */
async function redo(
  person: Person,
  record: FlowRecord,
  as: Person,
  {
    from,
    given = {},
    ...watching
  }: {
    from?: string;
    given?: Record<string, string>;
    signal?: AbortSignal;
    report?: (where: string) => void;
  } = {},
): Promise<
  Replayed & { readonly plan: ReplayPlan; readonly again: FlowRecord | undefined; readonly differs: readonly string[] }
> {
  const { totp } = await explorer.personas.keys(person.id);
  const signedIn = as.session.status === 'signed-in';
  const plan = planReplay([...explorer.flows.all()], record, {
    from,
    signedIn,
    known: explorer.personas.listSecrets(person.id),
  });
  const { values, missing } = settleValues(plan, given, { totpSecret: totp?.secret }, `again${String(++counter)}`);
  expect(missing).toEqual([]);
  const done = await replay(explorer, plan, { personaId: as.id, values, ...watching });
  const again = explorer.flows.get(done.flows.get(record.id) ?? '');
  const differs = again ? listChanges(compareRuns(readRun(record), readRun(again))) : [];
  return { ...done, plan, again, differs };
}

describe.each(clientKinds)('a flow is done again, as a %s client', (client) => {
  const person = (name: string): Person => new Person(explorer, `${name} ${String(++counter)}`, client);

  it('a login, by the same persona and by a fresh one', async () => {
    const { email } = await kratos.createIdentity({ email: address('alice'), password });
    const alice = person('alice');
    const login = await alice.logIn(email);
    const other = await redo(alice, login, person('another alice'));
    expect(other.end).toEqual({ kind: 'done' });
    expect(other.again).toMatchObject({ status: 'done', outcome: { kind: 'signed-in' } });
    expect(other.differs).toEqual([]);
    const same = await redo(alice, login, alice);
    expect(same.end).toEqual({ kind: 'done' });
    expect(same.again?.personaId).toBe(alice.id);
    expect(alice.session.status).toBe('signed-in');
  });

  it('a registration with its verification, by a fresh persona with an address and a code of its own', async () => {
    const alice = person('alice');
    const email = address('alice');
    const registered = await alice.register(email);
    const verification = await alice.followSuggestion(registered, 'show_verification_ui');
    const passed = await alice.press(verification, 'method=code', { code: await kratos.code(email) });
    expect(passed.status).toBe('done');
    const bob = person('bob');
    const { end, again, plan, differs } = await redo(alice, passed, bob);
    expect(end).toEqual({ kind: 'done' });
    expect(plan.records.map(({ type }) => type)).toEqual(['registration', 'verification']);
    expect(again).toMatchObject({ type: 'verification', status: 'done', outcome: { kind: 'passed' } });
    expect(differs).toEqual([]);
    const [verified] = bob.session.session?.identity?.verifiableAddresses ?? [];
    expect(verified).toMatchObject({ verified: true });
    expect(verified?.value).not.toBe(email);
  });

  it('an enrolment of TOTP, then the step-up with it', async () => {
    const alice = person('alice');
    await alice.register(address('alice'));
    const enrolled = await alice.enrolTotp();
    expect(enrolled.outcome?.kind).toBe('saved');
    const bob = person('bob');
    const { end, again } = await redo(alice, enrolled, bob);
    expect(end).toEqual({ kind: 'done' });
    expect(again).toMatchObject({ type: 'settings', outcome: { kind: 'saved' } });
    expect((await explorer.personas.keys(bob.id)).totp?.secret).not.toBe(
      (await explorer.personas.keys(alice.id)).totp?.secret,
    );

    const email = String((enrolled.flow?.identity?.traits as { email?: unknown } | undefined)?.email);
    await explorer.driver.signOut(alice.id);
    const login = await alice.logIn(email);
    const factor = await alice.follow(login, { kind: 'step-up' });
    const stepped = await alice.press(factor, 'method=totp', { totp_code: await alice.code() });
    const carol = person('carol');
    const up = await redo(alice, stepped, carol);
    expect(up.end).toEqual({ kind: 'done' });
    expect(carol.session.session?.aal).toBe('aal2');
    expect(up.differs).toEqual([]);
  });

  it('stops where the password is wrong, and says so', async () => {
    const { email } = await kratos.createIdentity({ email: address('alice'), password });
    const alice = person('alice');
    const login = await alice.logIn(email);
    const { end, again, differs } = await redo(alice, login, person('bob'), { given: { password: 'not-this-one' } });
    expect(end).toMatchObject({
      kind: 'stopped',
      flow: again?.id,
      sentence: expect.stringMatching(
        /^Step 2 of 2 · Login: the answer was “the same form again”, not “.*” as before\. The provided credentials are invalid.* go on with it in its panel\.$/,
      ) as string,
    });
    expect(again?.status).toBe('open');
    expect(differs).toContainEqual(expect.stringContaining('Messages, 4000006 error'));
  });

  it('leaves out what failed before the exchange that it begins with', async () => {
    const { email } = await kratos.createIdentity({ email: address('alice'), password });
    const alice = person('alice');
    const wrong = await alice.logIn(email, 'wrong-horse-1717');
    const right = await alice.press(wrong, 'method=password', { identifier: email, password });
    const whole = await redo(alice, right, person('bob'));
    expect(whole.end).toEqual({ kind: 'done' });
    expect(whole.again?.exchanges).toHaveLength(3);
    expect(messageIds(wrong)).toContain(4000006);
    const last = await redo(alice, right, person('carol'), { from: right.exchanges[2]?.id ?? '' });
    expect(last.end).toEqual({ kind: 'done' });
    expect(last.again?.exchanges).toHaveLength(2);
  });

  it('a recovery with its new password', async () => {
    const { email } = await kratos.createIdentity({ email: address('alice'), password });
    const alice = person('alice');
    const sent = await alice.press(await alice.start('recovery'), 'method=code', { email });
    const passed = await alice.press(sent, 'method=code', { code: await kratos.code(email) });
    const settings = await alice.followSuggestion(passed, 'show_settings_ui');
    const saved = await alice.press(settings, 'method=password', { password: 'a-new-horse-2424' });
    // Later servers take no password that somebody has already.
    const given = { new_password: 'another-horse-4848' };
    const { end, plan, differs } = await redo(alice, saved, person('bob'), { given });
    expect(plan.records.map(({ type }) => type)).toEqual(['recovery', 'settings']);
    expect(end).toEqual({ kind: 'done' });
    expect(differs).toEqual([]);
  });

  it('asks for what is masked in a record, and does it with what is given', async () => {
    const { email } = await kratos.createIdentity({ email: address('alice'), password });
    const alice = person('alice');
    const login = await alice.logIn(email);
    const stored = { ...login, exchanges: login.exchanges.map((exchange) => redactExchange(exchange, [])) };
    const plan = planReplay([stored], stored, { signedIn: false });
    const { missing } = settleValues(plan, {}, {}, 'again');
    expect(missing).toMatchObject([{ name: 'password', secret: true }]);
    const { values } = settleValues(plan, { password }, {}, 'again');
    const { end } = await replay(explorer, plan, { personaId: person('bob').id, values });
    expect(end).toEqual({ kind: 'done' });
  });

  it('ends when it is cancelled', async () => {
    const { email } = await kratos.createIdentity({ email: address('alice'), password });
    const alice = person('alice');
    const login = await alice.logIn(email);
    const { end } = await redo(alice, login, person('bob'), { signal: AbortSignal.abort() });
    expect(end).toEqual({ kind: 'cancelled' });
  });
});

describe('what pages of others did is done again', () => {
  beforeAll(async () => {
    kratos = await startKratos();
    explorer = exploring(kratos);
  }, 300_000);

  it('a login by forms and redirects, the wrong password first', async () => {
    const [recorded] = recordedRun('v26.2.0', 'login-password-html');
    if (recorded === undefined) throw new Error('There is no such recording.');
    const exchanges = recorded.exchanges.map((exchange, at) => ({ ...exchange, id: String(at) }));
    const imported: FlowRecord = { ...recorded, exchanges, connectionId: 'practice' };
    const plan = planReplay([imported], imported, { signedIn: false });
    const { email } = await kratos.createIdentity({ email: address('alice'), password });
    const { values, missing } = settleValues(
      plan,
      { identifier: email, password: 'not-this-one', password_2: password },
      {},
      'again',
    );
    expect(missing).toEqual([]);
    const someone = new Person(explorer, 'someone', 'browser');
    const { end, flows } = await replay(explorer, plan, { personaId: someone.id, values });
    expect(end).toEqual({ kind: 'done' });
    expect(explorer.flows.get(flows.get(imported.id) ?? '')).toMatchObject({ outcome: { kind: 'signed-in' } });
  });
});

describe('a flow that went through a provider is done again', () => {
  const outside = new OutsideBrowser();
  let opens = true;

  const begin = async (options: KratosOptions): Promise<void> => {
    const returnUrl = `http://127.0.0.1:${String(await freePort())}/`;
    kratos = await startKratos(
      merge({ config: { selfservice: { allowed_return_urls: [returnUrl] } } }, { ...options }),
    );
    const means = meansOf(outside, returnUrl, true);
    explorer = exploring(kratos, memoryStorage(), {
      means: { ...means, openOutside: (url) => (opens ? means.openOutside(url) : Promise.resolve(false)) },
    });
  };
  const signIn = async (who: Person, type: FlowType, provider: string, way: Way): Promise<FlowRecord> => {
    const pressed = await who.press(await who.start(type), `provider=${provider}`);
    return explorer.driver.round(pressed.id, way);
  };

  const person = (client: ClientKind): Person => new Person(explorer, `somebody ${String(++counter)}`, client);

  it.each(clientKinds)('by its redirects alone where the provider asks nobody, %s', async (client) => {
    const asksNobody = await startProvider('explorer');
    asksNobody.is({ sub: 'grace', email: 'grace@example.com' });
    const providers = [atProvider(asksNobody, mapper)];
    await begin({ config: { selfservice: { methods: { oidc: { enabled: true, config: { providers } } } } } });
    await signIn(person(client), 'registration', 'acme', 'follow');
    const first = person(client);
    const login = await signIn(first, 'login', 'acme', 'follow');
    expect(login.outcome?.kind).toBe('signed-in');
    outside.pages.length = 0;
    const other = person(client);
    const { end, again, differs } = await redo(first, login, other);
    expect(end).toEqual({ kind: 'done' });
    expect(again).toMatchObject({ status: 'done', outcome: { kind: 'signed-in' } });
    expect(differs).toEqual([]);
    expect(other.session.status).toBe('signed-in');
    expect(outside.pages).toEqual([]);
  });

  describe('at one that asks who somebody is', () => {
    beforeAll(() => begin({ provider: true }), 300_000);

    beforeEach(async () => {
      outside.forget();
      outside.person = 'ada';
      opens = true;
      const all = (await kratos.admin('/admin/identities')) as { id: string }[];
      for (const { id } of all) await kratos.admin(`/admin/identities/${id}`, { method: 'DELETE' });
    });

    it.each<[ClientKind, Way]>([
      ['native', 'exchange'],
      ['native', 'browser'],
      ['browser', 'browser'],
    ])('with a person who is waited for, %s by the way %s', async (client, way) => {
      const ada = person(client);
      await signIn(ada, 'registration', 'practice', way);
      await explorer.driver.signOut(ada.id);
      const login = await signIn(ada, 'login', 'practice', way);
      outside.forget();
      const told: string[] = [];
      const other = person(client);
      const { end, again } = await redo(ada, login, other, { report: (where) => told.push(where) });
      expect(end).toEqual({ kind: 'done' });
      expect(again).toMatchObject({ status: 'done', outcome: { kind: 'signed-in' } });
      expect(other.session).toMatchObject({
        status: 'signed-in',
        session: { identity: { traits: { email: 'ada@example.com' } } },
      });
      expect(told).toContainEqual(
        expect.stringMatching(/^Step 2 of 3 · Login\. Waiting for you: sign in at localhost:\d+, in .*browser/),
      );
      expect(explorer.flows.ofPersona(other.id).filter(({ status }) => status === 'open')).toEqual([]);
    });

    it.each<[ClientKind, Way]>([
      ['native', 'exchange'],
      ['browser', 'browser'],
    ])('with the login behind it that links an account, %s', async (client, way) => {
      const { id } = await kratos.createIdentity({ email: 'ada@example.com', password });
      const ada = person(client);
      const linking = await signIn(ada, 'login', 'practice', way);
      const linked = await ada.press(linking, 'method=password', { password });
      expect(linked.outcome?.kind).toBe('signed-in');
      await kratos.admin(`/admin/identities/${id}`, { method: 'DELETE' });
      await kratos.createIdentity({ email: 'ada@example.com', password });
      outside.forget();
      const other = person(client);
      const { end, again } = await redo(ada, linked, other);
      expect(end).toEqual({ kind: 'done' });
      expect(again).toMatchObject({ status: 'done', outcome: { kind: 'signed-in' } });
    });

    it('twice where the provider does not tell all that is asked for', async () => {
      outside.person = 'linus';
      const linus = person('browser');
      const asked = await signIn(linus, 'registration', 'practice', 'browser');
      const email = address('linus');
      const pressed = await linus.press(asked, 'provider=practice', { 'traits.email': email });
      const registered = await explorer.driver.round(pressed.id, 'browser');
      expect(registered.status).toBe('done');
      const [{ id } = { id: '' }] = (await kratos.admin('/admin/identities')) as { id: string }[];
      await kratos.admin(`/admin/identities/${id}`, { method: 'DELETE' });
      outside.forget();
      const other = person('browser');
      const { end, again } = await redo(linus, registered, other);
      expect(end).toEqual({ kind: 'done' });
      expect(again?.status).toBe('done');
      expect(other.session.session?.identity?.traits).toMatchObject({
        email: expect.stringContaining('+again') as string,
      });
    });

    it('stops where nobody goes there, and leaves the flow to be gone on with', async () => {
      const ada = person('native');
      await signIn(ada, 'registration', 'practice', 'exchange');
      await explorer.driver.signOut(ada.id);
      const login = await signIn(ada, 'login', 'practice', 'exchange');
      outside.forget();
      opens = false;
      const other = person('native');
      const { end, flows } = await redo(ada, login, other);
      expect(end).toMatchObject({
        kind: 'stopped',
        sentence: expect.stringMatching(/nobody came back\..* Go on with the flow in its panel\.$/) as string,
      });
      const left = explorer.flows.get(end.kind === 'stopped' ? (end.flow ?? '') : '');
      expect(left).toMatchObject({ status: 'open', outcome: { kind: 'redirect-wanted' } });
      expect([...flows.values()]).toContain(left?.id);
      expect(explorer.driver.outlook(left?.id ?? '')?.isKnown).toBe(true);
    });

    it('ends when it is cancelled while somebody is waited for', async () => {
      const ada = person('browser');
      await signIn(ada, 'registration', 'practice', 'browser');
      await explorer.driver.signOut(ada.id);
      const login = await signIn(ada, 'login', 'practice', 'browser');
      outside.forget();
      const cancel = new AbortController();
      const { end } = await redo(ada, login, person('browser'), {
        signal: cancel.signal,
        report: (where) => {
          if (where.includes('Waiting')) cancel.abort();
        },
      });
      expect(end.kind).toBe('cancelled');
    });
  });
});

describe('a flow with a passkey is done again', () => {
  beforeAll(async () => {
    kratos = await startKratos({ config: keySettings(true), schema: keySchema() });
    explorer = exploring(kratos);
    explorer.origins.set('practice', 'localhost', page);
  }, 300_000);

  it('with a key of its own for who registers, and the key of the persona for who signs in', async () => {
    const alice = new Person(explorer, 'alice', 'browser');
    const flow = await alice.start('registration');
    const traits = { 'traits.email': address('alice') };
    const form = submitters(flow).includes('method=profile') ? await alice.press(flow, 'method=profile', traits) : flow;
    const registered = await alice.pressKey(form, 'passkey_register_trigger', undefined, traits);
    expect(registered.outcome?.kind).toBe('registered');
    const bob = new Person(explorer, 'bob', 'browser');
    expect((await redo(alice, registered, bob)).end).toEqual({ kind: 'done' });
    expect(await bob.softwareKeys()).toHaveLength(1);

    await explorer.driver.signOut(alice.id);
    const [key] = await alice.softwareKeys();
    const login = await alice.pressKey(await alice.start('login'), 'passkey_login_trigger', key);
    expect(login.outcome?.kind).toBe('signed-in');
    expect((await redo(alice, login, alice)).end).toEqual({ kind: 'done' });
    const nobody = await redo(alice, login, new Person(explorer, 'carol', 'browser'));
    expect(nobody.end).toMatchObject({
      kind: 'stopped',
      sentence: expect.stringContaining('nothing in the form') as string,
    });
  });
});
