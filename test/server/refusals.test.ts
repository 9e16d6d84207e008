import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Explorer } from '../../src/kratos/drive/explorer';
import { clientKinds, type ClientKind, type FlowType } from '../../src/kratos/flow/types';
import { messageKnowledge } from '../../src/kratos/knowledge/messages';
import { nextStep } from '../../src/kratos/knowledge/nextStep';
import { startKratos, type Kratos } from '../kit';
import { exploring, messageIds, Person, submitters } from './people';
import { statusOf, told } from './told';

let count = 0;
const address = (): string => `refused-${++count}@example.com`;

/** A server and a core for a describe block. */
function practice(options: Parameters<typeof startKratos>[0] = {}): {
  kratos: () => Kratos;
  explorer: () => Explorer;
  person: (client: ClientKind) => Person;
} {
  let kratos: Kratos;
  let explorer: Explorer;
  beforeAll(async () => {
    kratos = await startKratos(options);
    explorer = exploring(kratos);
  }, 300_000);
  return {
    kratos: () => kratos,
    explorer: () => explorer,
    person: (client) => new Person(explorer, `refused ${++count}`, client),
  };
}

describe.each(clientKinds)('a %s client', (client) => {
  const { kratos, explorer, person } = practice();

  it('of a disabled identity is told so by the right password only, and its old session counts again later', async () => {
    const { id, email } = await kratos().createIdentity({ email: address() });
    const someone = person(client);
    const check = async (): Promise<string> => (await explorer().driver.checkSession(someone.id)).status;
    const setState = (value: string): Promise<unknown> =>
      kratos().admin(`/admin/identities/${id}`, { method: 'PATCH', body: [{ op: 'replace', path: '/state', value }] });
    await someone.logIn(email);
    await setState('inactive');
    const right = await person(client).logIn(email);
    // The main branch has a message for it.
    if (statusOf(right) === 401) {
      expect(right.outcome).toMatchObject({ kind: 'refused', status: 401 });
      expect(told(right)?.why).toContain('The identity is inactive');
      expect(told(right)?.todo).toContain('Sessions that were made before count again');
    } else expect(messageIds(right)).toContain(4_010_011);
    expect(messageIds(await person(client).logIn(email, 'wrong'))).toContain(4_000_006);
    expect(await check()).toBe('signed-out');
    await setState('active');
    expect(await check()).toBe('signed-in');
  });

  it('asked for two things at once is told so, and one second factor answers both', async () => {
    const { email } = await kratos().createIdentity({ email: address() });
    const [owner, other] = [person(client), person(client)];
    await owner.logIn(email);
    await owner.enrolTotp();
    await other.logIn(email);
    const flow = await other.start('login', { refresh: true, aal: 'aal2' });
    expect(messageIds(flow)).toEqual([1_010_003, 1_010_004]);
    expect(submitters(flow)).toEqual(['method=totp']);
    const next = flow.flow && nextStep(flow.flow, { client });
    expect(next?.text).toContain('refresh=true and aal=aal2');
    for (const [id, beside] of [
      [1_010_003, 1_010_004],
      [1_010_004, 1_010_003],
    ] as const)
      expect(messageKnowledge(id)?.facts.map(({ label }) => label)).toContain(`Together with ${beside}`);
    const began = Date.now();
    const done = await other.press(flow, 'method=totp', { totp_code: await owner.code() });
    expect(done.outcome).toMatchObject({ kind: 'signed-in', session: { aal: 'aal2' } });
    const session = done.outcome?.kind === 'signed-in' ? done.outcome.session : undefined;
    expect(Date.parse(session?.authenticatedAt ?? '')).toBeGreaterThanOrEqual(began - 1000);
  });

  it('whose authenticator is not paired is led to settings', async () => {
    const { email } = await kratos().createIdentity({ email: address() });
    const [owner, other] = [person(client), person(client)];
    await owner.logIn(email);
    await owner.enrolTotp();
    await other.logIn(email);
    const stepUp = await other.start('login', { aal: 'aal2' });
    await owner.press(await owner.start('settings'), 'totp_unlink=true');
    const flow = await other.press(stepUp, 'method=totp', { totp_code: '123456' });
    expect(messageIds(flow)).toContain(4_000_011);
    expect(told(flow)).toMatchObject({ id: '4000011', actions: [{ id: 'start:settings' }, { id: 'restart' }] });
    expect(told(flow)?.why).toContain('Scanning the code is not enough');
  });
});

describe('a code that expired', () => {
  const { kratos, person } = practice({
    config: {
      session: { whoami: { required_aal: 'aal1' } },
      selfservice: {
        flows: { settings: { required_aal: 'aal1' } },
        methods: { code: { mfa_enabled: true, config: { lifespan: '1s' } } },
      },
    },
  });

  it('is told as a session that is there already, as second factor', async () => {
    const { email } = await kratos().createIdentity({ email: address(), verified: true });
    const someone = person('native');
    await someone.logIn(email);
    const begun = await someone.start('login', { aal: 'aal2' });
    const send = submitters(begun).find((one) => one.startsWith('address='));
    const sent = send === undefined ? begun : await someone.press(begun, send);
    const code = await kratos().code(email);
    await sleep(1500);
    const flow = await someone.press(sent, 'method=code', { code });
    const said = messageIds(flow);
    // The main branch says that the code is invalid.
    expect(said.includes(4_000_001) || said.includes(4_010_008)).toBe(true);
    expect(messageKnowledge(4_000_001)?.causes?.join(' ')).toContain('expired code in an `aal2` login');
    expect(messageKnowledge(4_010_008)?.causes?.join(' ')).toContain('code.config.lifespan');
  });
});

describe('an identity with two addresses', () => {
  const trait = (title: string): object => ({
    type: 'string',
    format: 'email',
    title,
    'ory.sh/kratos': { credentials: { password: { identifier: true } }, verification: { via: 'email' } },
  });
  const { kratos, person } = practice({
    schema: {
      $id: 'https://example.com/two',
      type: 'object',
      properties: {
        traits: {
          type: 'object',
          properties: { email: trait('E-mail'), other: trait('Other'), nick: { type: 'string' } },
        },
      },
    },
  });

  it('gets one verification message for each save from v25.4.0 on, and all at once before', async () => {
    const [email, other] = [address(), address()];
    const someone = person('native');
    const traits = { 'traits.email': email, 'traits.other': other };
    const flow = await someone.start('registration');
    const profiled = submitters(flow).includes('method=profile')
      ? await someone.press(flow, 'method=profile', traits)
      : flow;
    await someone.press(profiled, 'method=password', { ...traits, password: 'correct-horse-4242' });
    const sent = async (): Promise<number> =>
      (await kratos().courier()).filter(({ template_type }) => template_type === 'verification_code_valid').length;
    const atOnce = await sent();
    await someone.press(await someone.start('settings'), 'method=profile', { ...traits, 'traits.nick': 'ada' });
    if (kratos().atLeast(25)) expect([atOnce, await sent()]).toEqual([1, 2]);
    else expect([atOnce, await sent()]).toEqual([2, 2]);
  });
});

describe('code and link beside each other', () => {
  const { kratos } = practice({
    config: {
      selfservice: {
        methods: { link: { enabled: true } },
        flows: { recovery: { use: 'link' }, verification: { use: 'code' } },
      },
    },
  });

  async function submitted(type: FlowType, body: object): Promise<{ status: number; ids: readonly number[] }> {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const begun = (await (await fetch(`${kratos().publicUrl}/self-service/${type}/api`, { headers })).json()) as {
      ui: { action: string };
    };
    const answer = await fetch(begun.ui.action, { method: 'POST', headers, body: JSON.stringify(body) });
    const { ui } = (await answer.json()) as { ui: { messages?: { id: number }[] } };
    return { status: answer.status, ids: (ui.messages ?? []).map(({ id }) => id) };
  }

  it('are not taken for one another', async () => {
    const { email } = await kratos().createIdentity({ email: address() });
    expect(await submitted('verification', { method: 'link', email })).toEqual({ status: 400, ids: [4_010_006] });
    expect(await submitted('recovery', { method: 'code', email })).toEqual({ status: 400, ids: [4_010_005] });
  });
});
