import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/processes.mjs';
import { readChannelPost } from '../../src/kratos/listeners/channelMessage';
import { answerHook } from '../../src/kratos/listeners/answerHook';
import { readAnswerText } from '../../src/kratos/listeners/answerText';
import { HeardMessages } from '../../src/kratos/listeners/heardMessages';
import { HookCalls } from '../../src/kratos/listeners/hookCalls';
import { listen, type Handle } from '../../src/kratos/listeners/listen';
import type { InboxAnswer } from '../../src/kratos/admin/courier';
import type { Explorer } from '../../src/kratos/drive/explorer';
import type { FlowRecord } from '../../src/kratos/record/types';
import { clientKinds } from '../../src/kratos/flow/types';
import { hookCallsText } from '../../src/views/listeners/hookCallsText';
import { json, startFaultServer, startKratos, type Kratos } from '../kit';
import { endLater } from '../kit/cleanup';
import { exploring, messageIds, Person } from './people';

/** The body of the blocks that completion offers. */
const body = `base64://${btoa('function(ctx) ctx')}`;
const who = { listener: 'kratos-flow-explorer', folder: 'test' };

/** A person with a telephone number, and perhaps a name. */
const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: {
    traits: {
      type: 'object',
      properties: {
        email: {
          type: 'string',
          format: 'email',
          'ory.sh/kratos': { credentials: { password: { identifier: true } } },
        },
        phone: {
          type: 'string',
          format: 'tel',
          'ory.sh/kratos': { credentials: { code: { identifier: true, via: 'sms' } } },
        },
        name: { type: 'object', properties: { first: { type: 'string' }, last: { type: 'string' } } },
      },
      required: ['email'],
    },
  },
};

const heard = new HeardMessages();
const calls = new HookCalls(() => undefined);
let answers = '';
let kratos: Kratos;
let explorer: Explorer;
let count = 0;
const address = (): string => `heard-${++count}@example.com`;

async function open(handle: Handle): Promise<number> {
  const port = await freePort();
  const listener = await listen({ port, who, handle });
  if (listener.kind !== 'open') throw new Error(listener.why);
  endLater(() => listener.close());
  return port;
}

function channel(url: string): object {
  const headers = { 'Content-Type': 'application/json' };
  return { channels: [{ id: 'sms', type: 'http', request_config: { url, method: 'POST', body, headers } }] };
}

const readAnswers = (): ReturnType<Parameters<typeof answerHook>[1]> => {
  const read = readAnswerText(answers);
  if ('wrong' in read) throw new Error(JSON.stringify(read.wrong));
  return Promise.resolve(read.answers);
};

beforeAll(async () => {
  const inbox = await open(({ body: post, at }) => {
    heard.take(readChannelPost(post, at));
    return Promise.resolve({ status: 204 });
  });
  const hooks = await open(answerHook(calls, readAnswers));
  const hook = (path: string): object => ({
    hook: 'web_hook',
    config: { url: `http://127.0.0.1:${hooks}${path}`, method: 'POST', body, response: { parse: true } },
  });
  kratos = await startKratos({
    courier: true,
    schema,
    config: {
      courier: channel(`http://127.0.0.1:${inbox}/`),
      selfservice: {
        methods: { code: { enabled: true, passwordless_enabled: true } },
        flows: {
          login: { after: { password: { hooks: [hook('/login')] } } },
          registration: { after: { password: { hooks: [hook('/registration'), { hook: 'session' }] } } },
        },
      },
    },
  });
  explorer = exploring(kratos, undefined, { heard: () => heard.all });
});

beforeEach(() => {
  answers = '';
  calls.clear();
});

/** What the inbox holds once it holds what is wanted. */
async function inboxOf(record: FlowRecord, done: (answer: InboxAnswer) => boolean): Promise<InboxAnswer> {
  let answer: InboxAnswer | undefined;
  await expect
    .poll(async () => {
      answer = await explorer.readInbox(explorer.flows.get(record.id) ?? record);
      return done(answer);
    })
    .toBe(true);
  return answer ?? { kind: 'no-admin' };
}

const newestOf = (answer: InboxAnswer): Extract<InboxAnswer, { kind: 'inbox' }>['newest'] =>
  answer.kind === 'inbox' ? answer.newest : undefined;

describe.each(clientKinds)('a code by SMS, %s', (client) => {
  it('comes to the listener, once beside that of the admin API, and signs in', async () => {
    const phone = `+49151234567${client === 'native' ? '80' : '81'}`;
    await kratos.createIdentity({ email: address(), traits: { phone } });
    const someone = new Person(explorer, `texted ${client}`, client);
    const flow = await someone.start('login');
    const sent = await someone.press(flow, 'method=code', { identifier: phone });
    const answer = await inboxOf(sent, (one) => newestOf(one)?.posts === 1);
    expect(newestOf(answer)).toMatchObject({
      channel: 'sms',
      recipient: phone,
      template: 'login_code_valid',
      status: 'sent',
    });
    expect(answer.kind === 'inbox' && answer.messages.filter(({ recipient }) => recipient === phone)).toHaveLength(1);
    const done = await someone.press(sent, 'method=code', { code: newestOf(answer)?.code ?? '' });
    expect(done.outcome?.kind).toBe('signed-in');
  });
});

it('says why a channel fails, and when Kratos gives up', async () => {
  const target = await startFaultServer({ '/sms': json({ error: 'no credit' }, 500) });
  const failing = await startKratos({
    courier: true,
    schema,
    config: {
      courier: channel(`${target.url}/sms`),
      selfservice: { methods: { code: { enabled: true, passwordless_enabled: true } } },
    },
  });
  const own = exploring(failing);
  const phone = '+4915123456799';
  await failing.createIdentity({ email: address(), traits: { phone } });
  const someone = new Person(own, 'never texted', 'native');
  const sent = await someone.press(await someone.start('login'), 'method=code', { identifier: phone });
  await expect.poll(async () => newestOf(await own.readInbox(sent))?.status, { timeout: 180_000 }).toBe('abandoned');
  const newest = newestOf(await own.readInbox(sent));
  expect(newest?.sendCount).toBe(6);
  expect(newest?.failures?.length).toBeGreaterThanOrEqual(5);
  expect(newest?.failures?.at(-1)).toMatch(/giving up after \d attempt/);
});

describe.each(clientKinds)('a web hook at the listener, %s', (client) => {
  const person = (): Person => new Person(explorer, `hooked ${++count}`, client);

  it('is answered 204 at first, and shows what Kratos sent', async () => {
    const email = address();
    const done = await person().register(email);
    expect(done.outcome).toMatchObject({ kind: 'registered' });
    expect(calls.all).toMatchObject([
      {
        path: '/registration',
        place: { flow: 'registration', client, moment: 'before-saving' },
        answered: { status: 204 },
      },
    ]);
    const { masked, clear } = hookCallsText({
      state: { kind: 'open', address: '127.0.0.1:1' },
      calls: calls.all,
      total: 1,
      known: [],
      now: Date.now(),
    });
    expect(masked).toContain(`after registration, ${client}, before anything is saved`);
    const cookies = client === 'browser' ? (/"csrf_token_\w+": "([^"]+)"/.exec(clear ?? '')?.[1] ?? '?') : undefined;
    if (cookies !== undefined) expect(masked).not.toContain(cookies);
    expect(masked).toContain(`"email": "${email}"`);
  });

  it('refuses with words at a field', async () => {
    answers = 'paths:\n  /registration:\n    refuse:\n      - { at: "#/traits/email", id: 1234, text: Not today. }';
    const refused = await person().register(address());
    expect(refused.outcome).toMatchObject({
      kind: 'redisplayed',
      news: [{ id: 1234, text: 'Not today.', type: 'error' }],
    });
    expect(messageIds(refused)).toEqual([1234]);
    answers = '';
    expect((await person().logIn((await kratos.createIdentity({ email: address() })).email)).outcome?.kind).toBe(
      'signed-in',
    );
    expect(calls.all.at(-1)?.place).toEqual({ flow: 'login', client, moment: 'after' });
  });

  it('changes the identity, and is slow', async () => {
    answers = 'slow: 2\nidentity: { traits: { name: { first: Ada } }, metadata_public: { plan: free } }';
    const email = address();
    const done = await person().register(email);
    expect(done.outcome).toMatchObject({
      kind: 'registered',
      identity: { traits: { email, name: { first: 'Ada' } } },
    });
    expect(done.exchanges.at(-1)?.durationMs).toBeGreaterThan(1_900);
    expect(calls.all[0]?.answered?.afterMs).toBeGreaterThan(1_900);
  });

  it('that fails is tried three times', async () => {
    answers = 'status: 503';
    const flow = await person().register(address());
    expect(flow.outcome).toMatchObject({ kind: 'server-failed' });
    expect(calls.all.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });
});
