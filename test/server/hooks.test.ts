import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Explorer } from '../../src/kratos/drive/explorer';
import { clientKinds, type ClientKind } from '../../src/kratos/flow/types';
import { json, raw, startFaultServer, startKratos, type FaultServer, type Kratos } from '../kit';
import { exploring, messageIds, Person } from './people';
import { statusOf, told } from './told';

const body = `base64://${btoa('function(ctx) { flow: ctx.flow.id }')}`;
const goOn = raw('', { status: 204 });
const refusal = (message: object): object => ({
  messages: [{ instance_ptr: '#/traits/email', messages: [message] }],
});
const no = refusal({ id: 1234, text: 'Not today.', type: 'error' });

let target: FaultServer;
let kratos: Kratos;
let explorer: Explorer;
let count = 0;
const address = (): string => `hooked-${++count}@example.com`;
const person = (client: ClientKind): Person => new Person(explorer, `hooked ${++count}`, client);

function hook(path: string, response?: object): object {
  return {
    hook: 'web_hook',
    config: { url: `${target.url}/${path}`, method: 'POST', body, ...(response && { response }) },
  };
}

beforeAll(async () => {
  target = await startFaultServer();
  const parse = { parse: true };
  const withoutBody = { hook: 'web_hook', config: { url: `${target.url}/never`, method: 'POST' } };
  kratos = await startKratos({
    config: {
      selfservice: {
        flows: {
          login: {
            before: { hooks: [hook('before-login', parse)] },
            after: { password: { hooks: [hook('login', parse)] } },
          },
          registration: {
            before: { hooks: [hook('before-registration', parse)] },
            after: { password: { hooks: [{ hook: 'session' }, hook('registered'), hook('register', parse)] } },
          },
          settings: { after: { profile: { hooks: [withoutBody] } } },
        },
      },
    },
  });
  explorer = exploring(kratos);
}, 300_000);

beforeEach(() => {
  for (const path of ['before-login', 'login', 'before-registration', 'registered', 'register'])
    target.route(`/${path}`, goOn);
  target.forget();
});

const exists = async (email: string): Promise<boolean> =>
  ((await kratos.admin(`/admin/identities?credentials_identifier=${email}`)) as object[]).length > 0;

describe.each(clientKinds)('a web hook, met by a %s client', (client) => {
  it('refuses by messages, which stand in the form', async () => {
    const { email } = await kratos.createIdentity({ email: address() });
    target.route('/login', json(no, 403));
    const flow = await person(client).logIn(email);
    expect(flow).toMatchObject({ status: 'open', outcome: { kind: 'redisplayed', news: [{ id: 1234 }] } });
    expect(statusOf(flow)).toBe(400);
    expect(told(flow)).toBeUndefined();
  });

  it.each([
    ['a flat list', { messages: [{ id: 1234, text: 'Not today.' }] }],
    ['a message without a type', refusal({ id: 1234, text: 'Not today.' })],
  ])('refuses without an error message by %s, and that is no step forward', async (_, answer) => {
    const { email } = await kratos.createIdentity({ email: address() });
    target.route('/login', json(answer, 400));
    const flow = await person(client).logIn(email);
    expect(flow).toMatchObject({ status: 'open', outcome: { kind: 'redisplayed' } });
    expect(statusOf(flow)).toBe(400);
    expect(told(flow)?.title).toBe('The form came back without a reason');
  });

  it.each([
    ['an empty object', json({}, 400)],
    ['a text', raw('no', { status: 400 })],
    ['an empty 200', raw('')],
  ])('that answers with %s is a fault of the server', async (_, answer) => {
    const { email } = await kratos.createIdentity({ email: address() });
    target.route('/login', answer);
    const flow = await person(client).logIn(email);
    expect(statusOf(flow)).toBe(client === 'native' ? 400 : 500);
    expect(flow.outcome).toMatchObject({ kind: 'server-failed', status: 500 });
    expect(told(flow)?.title).toBe('The answer of a web hook does not have the shape that Kratos reads');
  });

  it('that keeps failing is tried three times', async () => {
    const { email } = await kratos.createIdentity({ email: address() });
    target.route('/login', json(no, 503));
    const flow = await person(client).logIn(email);
    expect(target.requests.filter(({ path }) => path === '/login')).toHaveLength(3);
    expect(flow.outcome).toMatchObject({ kind: 'server-failed', status: 500 });
    expect(told(flow)?.title).toBe('The target of a web hook could not be reached, or kept failing');
  });

  it('before a login refuses by 404 and a flow that does not exist', async () => {
    target.route('/before-login', json(no, 400));
    const flow = await person(client).start('login');
    expect(statusOf(flow)).toBe(404);
    expect(flow).toMatchObject({ status: 'failed', outcome: { kind: 'refused', messages: [{ id: 1234 }] } });
    expect(told(flow)).toMatchObject({
      title: 'A web hook refused before the flow began',
      why: 'It said: Not today. (1234)',
    });
  });

  it('before a registration refuses by 500', async () => {
    target.route('/before-registration', json(no, 400));
    const flow = await person(client).start('registration');
    expect(statusOf(flow)).toBe(500);
    expect(told(flow)?.title).toBe('A web hook refused');
  });

  it('that reads its answer is asked before anything is saved, the session comes last', async () => {
    const email = address();
    target.route('/register', json(no, 400));
    const refused = await person(client).register(email);
    expect(messageIds(refused)).toContain(1234);
    expect(target.requests.map(({ path }) => path)).not.toContain('/registered');
    expect(await exists(email)).toBe(false);
    target.route('/register', goOn);
    const done = await person(client).register(email);
    expect(done.outcome).toMatchObject({ kind: 'registered', session: { active: true } });
    expect(target.requests.map(({ path }) => path).filter((path) => path.startsWith('/regist'))).toEqual([
      '/register',
      '/register',
      '/registered',
    ]);
  });

  it('that reads nothing and is answered 400 leaves the identity behind', async () => {
    const email = address();
    target.route('/registered', json(no, 400));
    const flow = await person(client).register(email);
    expect(statusOf(flow)).toBe(502);
    expect(told(flow)?.title).toBe('The target of a web hook answered with an error');
    expect(told(flow)?.why).toContain('the identity is saved by then');
    expect(await exists(email)).toBe(true);
    target.route('/registered', goOn);
    const again = await person(client).register(email);
    expect(messageIds(again)).toContain(4_000_007);
  });

  it('that reads nothing and keeps failing leaves the identity behind too', async () => {
    const email = address();
    target.route('/registered', json({}, 503));
    const flow = await person(client).register(email);
    expect(told(flow)?.title).toBe('The target of a web hook could not be reached, or kept failing');
    expect(told(flow)?.why).toContain('then the next registration meets 4000007');
    expect(await exists(email)).toBe(true);
  });

  it('without a body fails in settings with 400, after the change is saved', async () => {
    const { email, id } = await kratos.createIdentity({ email: address() });
    const someone = person(client);
    await someone.logIn(email);
    const settings = await someone.start('settings');
    const flow = await someone.press(settings, 'method=profile', { 'traits.email': email, 'traits.name.first': 'Ada' });
    expect(statusOf(flow)).toBe(400);
    expect(flow.outcome).toMatchObject({ kind: 'server-failed', status: 500 });
    expect(told(flow)?.title).toBe('A web hook has no body');
    expect(await kratos.admin(`/admin/identities/${id}`)).toMatchObject({ traits: { name: { first: 'Ada' } } });
  });
});
