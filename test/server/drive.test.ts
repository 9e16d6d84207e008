import { beforeAll, describe, expect, it } from 'vitest';
import { sinceThen } from '../../src/kratos/record/since';
import type { Explorer } from '../../src/kratos/drive/explorer';
import { clientKinds } from '../../src/kratos/flow/types';
import type { ClientKind } from '../../src/kratos/flow/types';
import { startKratos } from '../kit';
import type { Kratos } from '../kit';
import { memoryStorage } from '../kit/storage';
import { exploring, messageIds, password, Person, submitters } from './people';

let counter = 0;
const address = (name: string): string => `${name}-${++counter}@example.com`;

/** A server and a core for a describe block. */
function practice(config: NonNullable<Parameters<typeof startKratos>[0]>['config'] = {}): {
  kratos: () => Kratos;
  explorer: () => Explorer;
  person: (name: string, client: ClientKind) => Person;
} {
  let kratos: Kratos;
  let explorer: Explorer;
  beforeAll(async () => {
    kratos = await startKratos({ config });
    explorer = exploring(kratos);
  }, 300_000);
  return {
    kratos: () => kratos,
    explorer: () => explorer,
    person: (name, client) => new Person(explorer, `${name} ${++counter}`, client),
  };
}

describe.each(clientKinds)('the driver, as a %s client', (client) => {
  const { kratos, explorer, person } = practice();

  it('registers somebody, who is signed in then, and goes on to the verification of the address', async () => {
    const email = address('alice');
    const alice = person('alice', client);
    const done = await alice.register(email);
    expect(done).toMatchObject({ status: 'done', outcome: { kind: 'registered', identity: { traits: { email } } } });
    expect(alice.session).toMatchObject({
      status: 'signed-in',
      session: { aal: 'aal1', identity: { traits: { email } } },
    });

    const verification = await alice.followSuggestion(done, 'show_verification_ui');
    expect(verification).toMatchObject({ type: 'verification', status: 'open', flow: { state: 'sent_email', client } });
    const wrong = await alice.press(verification, 'method=code', { code: '000000' });
    expect(wrong).toMatchObject({ status: 'open', outcome: { kind: 'redisplayed' } });

    const inbox = await explorer().readInbox(verification);
    expect(inbox).toMatchObject({ kind: 'inbox', newest: { recipient: email } });
    const code = inbox.kind === 'inbox' ? (inbox.newest?.code ?? '') : '';
    expect(code).toBe(await kratos().code(email));
    const passed = await alice.press(verification, 'method=code', { code });
    expect(passed).toMatchObject({ status: 'done', outcome: { kind: 'passed' } });
    expect(alice.session.session?.identity?.verifiableAddresses).toMatchObject([{ value: email, verified: true }]);
    // The action of a passed verification is the return URL: nothing is ever sent there.
    const count = passed.exchanges.length;
    expect((await alice.press(passed, 'method=code', { code })).exchanges).toHaveLength(count);
  });

  it('keeps what was typed after a wrong password, without the password, and signs in with the right one', async () => {
    const { email } = await kratos().createIdentity({ email: address('bob') });
    const bob = person('bob', client);
    const wrong = await bob.logIn(email, 'wrong-password');
    expect(wrong).toMatchObject({ status: 'open', outcome: { kind: 'redisplayed' }, draft: { identifier: email } });
    expect(wrong.draft).not.toHaveProperty('password');
    expect(messageIds(wrong)).toContain(4000006);
    const right = await bob.press(wrong, 'method=password', { identifier: email, password });
    expect(right).toMatchObject({ status: 'done', outcome: { kind: 'signed-in' }, draft: {} });
    expect(bob.session).toMatchObject({ status: 'signed-in', session: { identity: { traits: { email } } } });

    // Nobody registers or logs in twice: the refused start has a record of its own.
    const again = await bob.start('login');
    expect(again).toMatchObject({ status: 'failed', outcome: { kind: 'already-signed-in' } });
    expect(again.id).toMatch(/^local-/);

    expect(await explorer().driver.signOut(bob.id)).toMatchObject({ status: 'signed-out' });
    expect(await explorer().driver.checkSession(bob.id)).toMatchObject({ status: 'signed-out' });
  });

  it('enrols TOTP, keeps its secret, steps up with it, and forgets it when it is unlinked', async () => {
    const { email } = await kratos().createIdentity({ email: address('carol') });
    const carol = person('carol', client);
    await carol.logIn(email);
    const enrolled = await carol.enrolTotp();
    expect(enrolled).toMatchObject({ status: 'done', outcome: { kind: 'saved' } });
    expect(carol.session.session?.aal).toBe('aal2');

    await explorer().driver.signOut(carol.id);
    const login = await carol.logIn(email);
    expect(login.outcome?.kind).toBe(client === 'browser' ? 'step-up-wanted' : 'signed-in');
    expect(carol.session).toMatchObject({ status: 'signed-in', wanted: { aal: 'aal2', askedBy: 'whoami' } });

    const second = await carol.follow(login, { kind: 'step-up' });
    expect(second).toMatchObject({ type: 'login', parameters: { aal: 'aal2' }, status: 'open' });
    const wrong = await carol.press(second, 'method=totp', { totp_code: '000000' });
    expect(messageIds(wrong)).toContain(4000008);
    const done = await carol.press(second, 'method=totp', { totp_code: await carol.code() });
    expect(done).toMatchObject({ status: 'done', outcome: { kind: 'signed-in' } });
    expect(carol.session.wanted).toBeUndefined();
    expect(carol.session.session?.methods.map(({ method }) => method)).toEqual(['password', 'totp']);

    const unlinked = await carol.press(await carol.start('settings'), 'totp_unlink=true');
    expect(unlinked.outcome?.kind).toBe('saved');
    expect((await explorer().personas.keys(carol.id)).totp).toBeUndefined();
  });

  it('lets a persona use the authenticator that another one of its identity enrolled, until one of them removes it', async () => {
    const { email } = await kratos().createIdentity({ email: address('sue') });
    const [sue, other, device] = [person('sue', client), person('other', client), person('device', client)];
    await other.logIn(email);
    await sue.logIn(email);
    await sue.enrolTotp();
    // Nobody asked for it: what is known of the other follows.
    await expect.poll(() => other.session.wanted?.aal).toBe('aal2');

    await device.logIn(email);
    await explorer().driver.borrowAuthenticator(device.id);
    const second = await explorer().driver.stepUp(device.id);
    await device.press(second, 'method=totp', { totp_code: await device.code() });
    expect(device.session.session?.aal).toBe('aal2');
    await device.press(await device.start('settings'), 'totp_unlink=true');
    for (const { id } of [sue, device]) expect((await explorer().personas.keys(id)).totp).toBeUndefined();
    await expect.poll(() => other.session.wanted).toBeUndefined();
  });

  it('knows a login that another one overtook, as the server does', async () => {
    const { email } = await kratos().createIdentity({ email: address('tom') });
    const tom = person('tom', client);
    const overtaken = await tom.start('login');
    await tom.logIn(email);
    expect(sinceThen(overtaken, tom.session)).toBe('given');
    const refused = await tom.press(overtaken, 'method=password', { identifier: email, password });
    expect(refused.outcome?.kind).toBe('redisplayed');
    expect(refused.flow?.messages.map(({ text }) => text).join()).toContain('A valid session was detected');
    await explorer().driver.signOut(tom.id);
    expect(sinceThen(overtaken, tom.session)).toBeUndefined();
    const done = await tom.press(overtaken, 'method=password', { identifier: email, password });
    // Signing in and out changes the CSRF cookie of a browser: that flow is lost for good.
    expect(done.outcome?.kind).toBe(client === 'browser' ? 'csrf-refused' : 'signed-in');
  });

  it('keeps lookup codes once they are confirmed, marks the used one, and forgets them when they are disabled', async () => {
    const { email } = await kratos().createIdentity({ email: address('dave') });
    const dave = person('dave', client);
    await dave.logIn(email);
    const shown = await dave.press(await dave.start('settings'), 'lookup_secret_regenerate=true');
    expect(shown.status).toBe('open');
    expect((await explorer().personas.keys(dave.id)).lookupCodes).toBeUndefined();
    await dave.press(shown, 'lookup_secret_confirm=true');
    const codes = (await explorer().personas.keys(dave.id)).lookupCodes ?? [];
    expect(codes.length).toBeGreaterThan(5);

    await explorer().driver.signOut(dave.id);
    await dave.logIn(email);
    const second = await explorer().driver.stepUp(dave.id);
    await dave.press(second, 'method=lookup_secret', { lookup_secret: codes[0]?.code ?? '' });
    expect(dave.session.session?.aal).toBe('aal2');
    const left = (await explorer().personas.keys(dave.id)).lookupCodes ?? [];
    expect(left.map(({ used }) => used)).toEqual([true, ...codes.slice(1).map(() => false)]);

    await dave.press(await dave.start('settings'), 'lookup_secret_reveal=true');
    const revealed = (await explorer().personas.keys(dave.id)).lookupCodes ?? [];
    expect(revealed.filter(({ used }) => used)).toHaveLength(1);
    const disabled = await dave.press(await dave.start('settings'), 'lookup_secret_disable=true');
    expect(disabled.outcome?.kind).toBe('saved');
    expect((await explorer().personas.keys(dave.id)).lookupCodes).toBeUndefined();
  });

  it('goes on with settings that were interrupted by the second factor', async () => {
    const { email } = await kratos().createIdentity({ email: address('erin') });
    const erin = person('erin', client);
    await erin.logIn(email);
    await erin.enrolTotp();
    await explorer().driver.signOut(erin.id);
    await erin.logIn(email);

    const refused = await erin.start('settings');
    expect(refused).toMatchObject({ status: 'failed', outcome: { kind: 'step-up-wanted' } });
    const login = await erin.follow(refused, { kind: 'step-up' });
    expect(login.resumes).toBe(refused.id);
    const done = await erin.press(login, 'method=totp', { totp_code: await erin.code() });
    expect(done).toMatchObject({ type: 'login', status: 'done' });
    expect(erin.next(done)).toMatchObject({ type: 'settings', status: 'open', flow: { state: 'show_form' } });
    expect(explorer().flows.get(refused.id)).toMatchObject({ status: 'done', next: done.next });
  });

  it('signs in first when settings ask for it, and goes on', async () => {
    const { email } = await kratos().createIdentity({ email: address('frank') });
    const frank = person('frank', client);
    const refused = await frank.start('settings');
    expect(refused.outcome?.kind).toBe('sign-in-wanted');
    const login = await frank.follow(refused, { kind: 'sign-in' });
    const done = await frank.press(login, 'method=password', { identifier: email, password });
    expect(frank.next(done)).toMatchObject({ type: 'settings', status: 'open' });
  });

  it('recovers an account on to the new password', async () => {
    const { email } = await kratos().createIdentity({ email: address('grace') });
    const grace = person('grace', client);
    const sent = await grace.press(await grace.start('recovery'), 'method=code', { email });
    expect(sent).toMatchObject({ status: 'open', outcome: { kind: 'advanced' } });
    const wrong = await grace.press(sent, 'method=code', { code: '000000' });
    expect(messageIds(wrong)).toContain(4060006);
    // Resending takes the hidden `method` along: without it the flow would be spoilt.
    const resent = await grace.press(wrong, `email=${email}`);
    expect(resent).toMatchObject({ status: 'open', outcome: { kind: 'advanced' } });
    expect(resent.spoilt).toBeUndefined();

    const passed = await grace.press(resent, 'method=code', { code: await newestCode(explorer(), resent.id) });
    expect(passed).toMatchObject({ status: 'done', outcome: { kind: 'passed' } });
    expect(grace.session.status).toBe('signed-in');
    const settings = await grace.followSuggestion(passed, 'show_settings_ui');
    expect(settings).toMatchObject({ type: 'settings', status: 'open', client });
    const saved = await grace.press(settings, 'method=password', { password: 'a-new-horse-2424' });
    expect(saved.outcome?.kind).toBe('saved');
    await explorer().driver.signOut(grace.id);
    expect(await grace.logIn(email, 'a-new-horse-2424')).toMatchObject({ outcome: { kind: 'signed-in' } });
  });

  it('goes on with the settings of a recovery that a second factor interrupted', async () => {
    const { email } = await kratos().createIdentity({ email: address('heidi') });
    const heidi = person('heidi', client);
    await heidi.logIn(email);
    await heidi.enrolTotp();
    await explorer().driver.signOut(heidi.id);
    const sent = await heidi.press(await heidi.start('recovery'), 'method=code', { email });
    const passed = await heidi.press(sent, 'method=code', { code: await newestCode(explorer(), sent.id) });
    const refused = await heidi.followSuggestion(passed, 'show_settings_ui');
    expect(refused).toMatchObject({ type: 'settings', status: 'open', outcome: { kind: 'step-up-wanted' } });
    const login = await heidi.follow(refused, { kind: 'step-up' });
    const done = await heidi.press(login, 'method=totp', { totp_code: await heidi.code() });
    expect(done.next).toBe(refused.id);
    expect(heidi.next(done)).toMatchObject({ status: 'open', outcome: { kind: 'started' } });
  });

  it('goes on after a reload in the middle of a flow', async () => {
    const storage = memoryStorage();
    const email = address('ivan');
    const before = new Person(exploring(kratos(), storage), 'ivan', client);
    const flow = await before.start('registration');
    const traits = { 'traits.email': email, 'traits.name.first': 'Ivan' };
    const profiled = submitters(flow).includes('method=profile')
      ? await before.press(flow, 'method=profile', traits)
      : flow;
    before.explorer.driver.keepDraft(profiled.id, { ...traits, password }, 'form');
    await before.explorer.flush();
    expect([...storage.files.values()].join('\n')).not.toContain(password);

    const reloaded = exploring(kratos(), storage);
    expect(await reloaded.persistence.restore()).toEqual({ flows: 1, skipped: 0 });
    const after = new Person(reloaded, 'ivan', client);
    expect(after.id).toBe(before.id);
    const restored = reloaded.flows.get(flow.id);
    expect(restored).toMatchObject({
      status: 'open',
      encoding: 'form',
      restored: true,
      flow: { id: flow.id },
      outcome: { kind: profiled.outcome?.kind },
    });
    expect(restored?.draft).not.toHaveProperty('password');
    expect(restored?.exchanges).toHaveLength(profiled.exchanges.length);
    const done = await after.press(profiled, 'method=password', { ...traits, password });
    expect(done).toMatchObject({ status: 'done', outcome: { kind: 'registered' } });
    expect(after.session.status).toBe('signed-in');
  });

  it('stores no password, cookie, token, code or TOTP secret of a whole journey', async () => {
    const storage = memoryStorage();
    const email = address('quentin');
    const quentin = new Person(exploring(kratos(), storage), 'quentin', client);
    const { driver, personas, flows } = quentin.explorer;
    const canaries = new Set([password, 'wrong-password', 'a-new-horse-2424']);
    const collect = async (): Promise<void> => {
      const { jar, totp, sessionToken, lookupCodes = [] } = await personas.keys(quentin.id);
      const cookies = jar?.list().map(({ value }) => value) ?? [];
      for (const secret of [...cookies, totp?.secret, sessionToken, ...lookupCodes.map(({ code }) => code)]) {
        if (secret) canaries.add(secret);
      }
      for (const { flow } of flows.all()) {
        const token = flow?.nodes.find((node) => node.type === 'input' && node.name === 'csrf_token');
        if (token?.type === 'input' && typeof token.value === 'string' && token.value) canaries.add(token.value);
      }
      await quentin.explorer.flush();
    };

    const registered = await quentin.register(email);
    await collect();
    const verification = await quentin.followSuggestion(registered, 'show_verification_ui');
    const verificationCode = await newestCode(quentin.explorer, verification.id);
    await quentin.press(verification, 'method=code', { code: verificationCode });
    await quentin.enrolTotp();
    await quentin.press(
      await quentin.press(await quentin.start('settings'), 'lookup_secret_regenerate=true'),
      'lookup_secret_confirm=true',
    );
    await collect();
    await driver.signOut(quentin.id);
    await quentin.press(await quentin.logIn(email, 'wrong-password'), 'method=password', {
      identifier: email,
      password,
    });
    await collect();
    const totpCode = await quentin.code();
    await quentin.press(await driver.stepUp(quentin.id), 'method=totp', { totp_code: totpCode });
    await collect();
    await driver.signOut(quentin.id);
    const sent = await quentin.press(await quentin.start('recovery'), 'method=code', { email });
    const recoveryCode = await newestCode(quentin.explorer, sent.id);
    await quentin.press(sent, 'method=code', { code: recoveryCode });
    await collect();
    for (const code of [verificationCode, totpCode, recoveryCode]) canaries.add(code);

    expect(canaries.size).toBeGreaterThan(20);
    expect(storage.files.size).toBeGreaterThan(6);
    const stored = [...storage.files.values()].join('\n');
    expect([...canaries].filter((canary) => stored.includes(canary))).toEqual([]);
  });

  it('keeps several people apart, side by side', async () => {
    const people = await Promise.all(
      ['judy', 'mallory', 'niaj'].map(async (name) => {
        const { email } = await kratos().createIdentity({ email: address(name) });
        return { email, person: person(name, client) };
      }),
    );
    await Promise.all(people.map(({ person: { id } }) => explorer().driver.start({ personaId: id, type: 'login' })));
    // Kratos on SQLite answers some logins of the same moment with 500 "Could not update flow": flows stand side by
    // side, logins take turns.
    for (const { email, person: one } of people) await one.logIn(email);
    for (const { email, person: one } of people) {
      expect(await explorer().driver.checkSession(one.id)).toMatchObject({
        session: { identity: { traits: { email } } },
      });
    }
  });

  it("lists and ends the other sessions, and everybody's as an administrator", async () => {
    const { email, id } = await kratos().createIdentity({ email: address('olivia') });
    const [here, there] = [person('olivia', client), person('olivia', client)];
    await here.logIn(email);
    await there.logIn(email);
    const { ownSessions, adminSessions } = explorer();
    const connection = { id: 'practice', name: 'practice', publicUrl: kratos().publicUrl, adminUrl: kratos().adminUrl };
    expect(await ownSessions.list(here.id, { size: 10 })).toMatchObject({
      kind: 'page',
      sessions: [{ id: there.session.session?.id }],
    });
    const all = await adminSessions.list(connection, { size: 250, active: true });
    const mine = all.kind === 'page' ? all.sessions.filter(({ identity }) => identity?.id === id) : [];
    expect(mine).toHaveLength(2);
    expect(await adminSessions.extend(connection, mine[0]?.id ?? '')).toEqual({ kind: 'done' });
    expect(await ownSessions.revokeOthers(here.id)).toMatchObject({ kind: 'done', count: 1 });
    expect(await explorer().driver.checkSession(there.id)).toMatchObject({ status: 'signed-out' });
    expect(await adminSessions.revoke(connection, here.session.session?.id ?? '')).toEqual({ kind: 'done' });
    expect(await explorer().driver.checkSession(here.id)).toMatchObject({ status: 'signed-out' });
  });

  it('cancels a step, and can take it again', async () => {
    const one = person('peggy', client);
    const cancelled = await explorer().driver.start({ personaId: one.id, type: 'login' }, AbortSignal.abort());
    expect(cancelled).toMatchObject({
      status: 'failed',
      outcome: { kind: 'unreachable', failure: { kind: 'cancelled' } },
    });
    const restarted = await explorer().driver.restart(cancelled.id);
    expect(restarted.status).toBe('open');
    expect(explorer().flows.get(cancelled.id)?.next).toBe(restarted.id);
  });

  it('previews exactly what it sends', async () => {
    const one = person('rupert', client);
    const flow = await one.start('login');
    const press = {
      submitter: 'method=password',
      entries: { identifier: 'a@b.de', password: 'x' },
      encoding: 'form',
    } as const;
    const preview = explorer().driver.preview(flow.id, press);
    const sent = await explorer().driver.submit(flow.id, press);
    expect(sent.exchanges.at(-1)?.request).toEqual(preview);
  });
});

async function newestCode(explorer: Explorer, flowId: string): Promise<string> {
  const record = explorer.flows.get(flowId);
  const inbox = record && (await explorer.readInbox(record));
  return inbox?.kind === 'inbox' ? (inbox.newest?.code ?? '') : '';
}

describe.each(clientKinds)('a privileged session that is over, as a %s client', (client) => {
  const { kratos, explorer, person } = practice({
    selfservice: { flows: { settings: { privileged_session_max_age: '1s' } } },
  });

  it('logs in again and sends the interrupted press once more', async () => {
    const { email } = await kratos().createIdentity({ email: address('sybil') });
    const sybil = person('sybil', client);
    await sybil.logIn(email);
    const settings = await sybil.start('settings');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    const refused = await sybil.press(settings, 'method=password', { password: 'a-new-horse-2424' });
    expect(refused).toMatchObject({ status: 'open', outcome: { kind: 'refresh-wanted' } });
    const login = await sybil.follow(refused, { kind: 'refresh' });
    expect(login).toMatchObject({ parameters: { refresh: true }, resumes: settings.id });
    const done = await sybil.press(login, 'method=password', { password });
    expect(done).toMatchObject({ status: 'done', next: settings.id });
    expect(explorer().flows.get(settings.id)).toMatchObject({ status: 'done', outcome: { kind: 'saved' } });
  });

  it('says so when the interrupted press is gone after a reload', async () => {
    const storage = memoryStorage();
    const { email } = await kratos().createIdentity({ email: address('trent') });
    const trent = new Person(exploring(kratos(), storage), 'trent', client);
    await trent.logIn(email);
    const settings = await trent.start('settings');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    const refused = await trent.press(settings, 'method=password', { password: 'a-new-horse-2424' });
    const login = await trent.follow(refused, { kind: 'refresh' });
    await trent.explorer.flush();
    const reloaded = exploring(kratos(), storage);
    await reloaded.persistence.restore();
    const again = new Person(reloaded, 'trent', client);
    const done = await again.press(login, 'method=password', { password });
    expect(done.next).toBe(settings.id);
    expect(reloaded.flows.get(settings.id)).toMatchObject({ status: 'open', notes: [{ kind: 'press-lost' }] });
  });
});

describe.each(clientKinds)('codes by e-mail, as a %s client', (client) => {
  const first = practice({ selfservice: { methods: { code: { enabled: true, passwordless_enabled: true } } } });
  const second = practice({ selfservice: { methods: { code: { enabled: true, mfa_enabled: true } } } });

  it('logs in without a password', async () => {
    const { email } = await first.kratos().createIdentity({ email: address('uma') });
    const uma = first.person('uma', client);
    const sent = await uma.press(await uma.start('login'), 'method=code', { identifier: email });
    expect(sent).toMatchObject({ status: 'open', outcome: { kind: 'advanced' }, flow: { state: 'sent_email' } });
    const wrong = await uma.press(sent, 'method=code', { code: '000000' });
    expect(messageIds(wrong)).toContain(4010008);
    const resent = await uma.press(wrong, 'resend=code');
    const done = await uma.press(resent, 'method=code', { code: await newestCode(first.explorer(), resent.id) });
    expect(done).toMatchObject({ status: 'done', outcome: { kind: 'signed-in' } });
    expect(uma.session.status).toBe('signed-in');
  });

  it('proves the second factor', async () => {
    const { email } = await second.kratos().createIdentity({ email: address('victor') });
    const victor = second.person('victor', client);
    const login = await victor.logIn(email);
    expect(victor.session.wanted).toEqual({ aal: 'aal2', askedBy: 'whoami' });
    const factor = await victor.follow(login, { kind: 'step-up' });
    // v26.2.0 has sent the code already, v1.3.1 shows the one address to press.
    const choice = submitters(factor).find((key) => key.startsWith('address='));
    const sent = choice === undefined ? factor : await victor.press(factor, choice);
    const code = await newestCode(second.explorer(), sent.id);
    const done = await victor.press(sent, 'method=code', { code });
    expect(done).toMatchObject({ status: 'done', outcome: { kind: 'signed-in' } });
    expect(victor.session).toMatchObject({ status: 'signed-in', session: { aal: 'aal2' } });
  });
});

describe.each(clientKinds)('flows that run out, as a %s client', (client) => {
  const lifespan = { lifespan: '1s' };
  const { kratos, explorer, person } = practice({
    selfservice: { flows: { login: lifespan, verification: lifespan, recovery: lifespan } },
  });

  it('start again in one press, or go on in the flow that the server made', async () => {
    const { email } = await kratos().createIdentity({ email: address('wendy') });
    const wendy = person('wendy', client);
    const login = await wendy.start('login');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(explorer().expireDue()).toContain(login.id);
    const expired = await wendy.press(login, 'method=password', { identifier: email, password });
    expect(expired).toMatchObject({ status: 'expired', outcome: { kind: 'expired' } });
    const next = await wendy.follow(expired, { kind: 'use-flow' });
    expect(next.id).not.toBe(login.id);
    expect(explorer().flows.get(login.id)?.next).toBe(next.id);
    const restarted = await explorer().driver.restart(login.id);
    expect(await wendy.press(restarted, 'method=password', { identifier: email, password })).toMatchObject({
      outcome: { kind: 'signed-in' },
    });
  });

  it.each(['verification', 'recovery'] as const)(
    '%s: whatever replaces it can be used by this client',
    async (type) => {
      const one = person('yves', client);
      const flow = await one.start(type);
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      const expired = await one.press(flow, 'method=code', { email: 'nobody@example.com' });
      expect(['expired', 'failed']).toContain(expired.status);
      const next = await one.follow(expired, { kind: 'use-flow' });
      expect(next).toMatchObject({ type, client, status: 'open', flow: { client } });
    },
  );
});

describe('recovery without use_continue_with_transitions', () => {
  const { kratos, person } = practice({ feature_flags: undefined });

  it('signs a browser in, which goes on to the settings that the redirect names', async () => {
    const { email } = await kratos().createIdentity({ email: address('zoe') });
    const zoe = person('zoe', 'browser');
    const sent = await zoe.press(await zoe.start('recovery'), 'method=code', { email });
    const passed = await zoe.press(sent, 'method=code', { code: await newestCode(zoe.explorer, sent.id) });
    expect(passed).toMatchObject({ status: 'done', outcome: { kind: 'redirect-wanted' } });
    expect(zoe.session.status).toBe('signed-in');
    expect(await zoe.follow(passed, { kind: 'use-flow' })).toMatchObject({ type: 'settings', status: 'open' });
  });
});

describe('a server without --dev', () => {
  it('hides the bodies of its mails', async () => {
    const kratos = await startKratos({ dev: false });
    const { email } = await kratos.createIdentity({ email: address('adam') });
    const adam = new Person(exploring(kratos), 'adam', 'native');
    const sent = await adam.press(await adam.start('recovery'), 'method=code', { email });
    expect(await adam.explorer.readInbox(sent)).toMatchObject({ kind: 'hidden', messages: [{ recipient: email }] });
    expect(await adam.explorer.checkHealth('practice')).toMatchObject({ kind: 'healthy' });
  });
});
