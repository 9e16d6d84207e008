import { describe, expect, it } from 'vitest';
import { clientKinds } from '../../src/kratos/flow/types';
import { json, startFaultServer, startKratos } from '../kit';
import { exploring, password, Person, submitters } from './people';

const payload = '{"plan": "free", "seats": 3, "of": {"tags": ["a", null]}}';
const program = `base64://${btoa('function(ctx) { payload: ctx.flow.transient_payload }')}`;

describe('a transient payload', () => {
  it.each(clientKinds)(
    'reaches the web hooks of a registration and a login, as JSON and as a form, %s',
    async (client) => {
      const hooks = await startFaultServer({ '/hook': json({}, 204) });
      const hook = {
        hook: 'web_hook',
        config: { url: `${hooks.url}/hook`, method: 'POST', body: program, response: { ignore: false, parse: false } },
      };
      const kratos = await startKratos({
        config: {
          selfservice: {
            flows: {
              registration: { after: { password: { hooks: [hook, { hook: 'session' }] } } },
              login: { after: { password: { hooks: [hook] } } },
            },
          },
        },
      });
      const explorer = exploring(kratos);
      const heard = (): unknown => JSON.parse(hooks.requests.at(-1)?.body ?? 'null');
      for (const encoding of ['json', 'form'] as const) {
        const mia = new Person(explorer, `mia ${encoding}`, client);
        const email = `mia-${encoding}-${client}@example.com`;
        const begun = await mia.start('registration');
        const press = (id: string, submitter: string, entries: Record<string, string>): ReturnType<Person['press']> =>
          explorer.driver.submit(id, { submitter, entries: { ...entries, transient_payload: payload }, encoding });
        const second = await press(begun.id, 'method=profile', { 'traits.email': email });
        expect(submitters(second)).toContain('method=password');
        const done = await press(begun.id, 'method=password', { password });
        expect(done.outcome?.kind).toBe('registered');
        expect(heard()).toEqual({ payload: JSON.parse(payload) as unknown });
        hooks.forget();
        await explorer.driver.signOut(mia.id);
        const login = await mia.start('login');
        expect((await press(login.id, 'method=password', { identifier: email, password })).outcome?.kind).toBe(
          'signed-in',
        );
        expect(heard()).toEqual({ payload: JSON.parse(payload) as unknown });
      }
    },
  );

  it('is kept with the flow, and goes with the next press as well', async () => {
    const kratos = await startKratos();
    const mia = new Person(exploring(kratos), 'mia', 'browser');
    const begun = await mia.start('recovery');
    const sent = await mia.press(begun, 'method=code', { email: 'mia@example.com', transient_payload: payload });
    expect(sent.outcome?.kind).toBe('advanced');
    expect(JSON.parse(sent.exchanges.at(-1)?.request.body ?? '')).toMatchObject({
      transient_payload: JSON.parse(payload) as unknown,
    });
    mia.explorer.driver.keepDraft(sent.id, { transient_payload: payload, code: '123456' }, 'json');
    expect(mia.explorer.flows.get(sent.id)?.draft).toEqual({ transient_payload: payload });
  });
});

it.each(clientKinds)('what is for the provider can be set at any step, %s', async (client) => {
  const kratos = await startKratos({ provider: true });
  const mia = new Person(exploring(kratos), 'mia', client);
  const begun = await mia.start('login', { prompt: 'login' });
  const page = async (entries: Record<string, string>): Promise<URLSearchParams> => {
    const pressed = await mia.press(begun, 'provider=practice', entries);
    return new URL(pressed.outcome?.kind === 'redirect-wanted' ? pressed.outcome.url : '').searchParams;
  };
  expect((await page({})).get('prompt')).toBe('login');
  const changed = await page({ 'upstream_parameters.prompt': '', 'upstream_parameters.login_hint': 'ada' });
  expect([changed.get('prompt'), changed.get('login_hint')]).toEqual([null, 'ada']);
});
