import { beforeAll, describe, expect, it } from 'vitest';
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
import type { FlowRecord } from '../../src/kratos/record/types';
import { startKratos } from '../kit';
import type { Kratos } from '../kit';
import { keySchema, keySettings, page } from '../kit/keySettings';
import { recordedRun } from '../unit/kratos/recipe/recordedRuns';
import { exploring, messageIds, password, Person, submitters } from './people';

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
  { from, given = {}, signal }: { from?: string; given?: Record<string, string>; signal?: AbortSignal } = {},
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
  const done = await replay(explorer, plan, { personaId: as.id, values, ...(signal && { signal }) });
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
