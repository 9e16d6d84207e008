import { describe, expect, it } from 'vitest';
import * as calls from '../../../../src/kratos/wire/calls';
import { flowTypes } from '../../../../src/kratos/flow/types';

const line = ({ side, method, target }: { side: string; method: string; target: string }): string =>
  `${side} ${method} ${target}`;

describe('starting a flow', () => {
  it.each(flowTypes)('%s, browser and native', async (type) => {
    expect(line(await calls.startFlow(type, 'browser'))).toBe(`public GET /self-service/${type}/browser`);
    expect(line(await calls.startFlow(type, 'native'))).toBe(`public GET /self-service/${type}/api`);
    expect(line(await calls.fetchFlow(type, 'a b'))).toBe(`public GET /self-service/${type}/flows?id=a%20b`);
  });

  it('sends the parameters that are set, named as Kratos names them', async () => {
    const query = async (...args: Parameters<typeof calls.startFlow>): Promise<object> =>
      Object.fromEntries(new URL((await calls.startFlow(...args)).target, 'http://h').searchParams);
    const login = {
      aal: 'aal2',
      refresh: true,
      return_to: 'http://h/?a=1&b=2',
      via: 'email',
      organization: 'o',
      identity_schema: 's',
    };
    const sent = { ...login, refresh: 'true' };
    expect(await query('login', 'browser', { ...login, login_challenge: 'c' })).toEqual({
      ...sent,
      login_challenge: 'c',
    });
    expect(await query('login', 'native', { ...login, return_session_token_exchange_code: true })).toEqual({
      ...sent,
      return_session_token_exchange_code: 'true',
    });
    expect(await query('registration', 'browser', { after_verification_return_to: '/x', organization: 'o' })).toEqual({
      after_verification_return_to: '/x',
      organization: 'o',
    });
    // The SDK knows no return_to here, the server does.
    expect(await query('settings', 'native', { return_to: '/x' })).toEqual({ return_to: '/x' });
    expect(await query('recovery', 'native', { return_to: '/x' })).toEqual({ return_to: '/x' });
  });

  it('leaves out what is empty or switched off', async () => {
    const { target } = await calls.startFlow('login', 'browser', {
      aal: '',
      refresh: false,
      login_challenge: '',
      via: '',
    });
    expect(target).toBe('/self-service/login/browser');
  });
});

describe('the other calls', () => {
  it('have the paths of the API, admin ones with /admin', async () => {
    const all = await Promise.all([
      calls.whoami(),
      calls.mySessions({ page: 2, size: 10 }),
      calls.revokeMySession('s/1'),
      calls.revokeOtherSessions(),
      calls.startLogout(),
      calls.finishLogout('t'),
      calls.nativeLogout('t'),
      calls.listSessions({ size: 250, token: 't', active: true, expand: ['identity', 'devices'] }),
      calls.session('s'),
      calls.revokeSession('s'),
      calls.extendSession('s'),
      calls.courierMessages({ recipient: 'a@b.c', status: 'queued', size: 5 }),
      calls.courierMessages(),
      Promise.resolve(calls.ready()),
      calls.version(),
    ]);
    expect(all.map(line)).toEqual([
      'public GET /sessions/whoami',
      'public GET /sessions?per_page=10&page=2',
      'public DELETE /sessions/s%2F1',
      'public DELETE /sessions',
      'public GET /self-service/logout/browser',
      'public GET /self-service/logout?token=t',
      'public DELETE /self-service/logout/api',
      'admin GET /admin/sessions?page_size=250&page_token=t&active=true&expand=identity&expand=devices',
      'admin GET /admin/sessions/s?expand=identity&expand=devices',
      'admin DELETE /admin/sessions/s',
      'admin PATCH /admin/sessions/s/extend',
      'admin GET /admin/courier/messages?page_size=5&status=queued&recipient=a%40b.c',
      'admin GET /admin/courier/messages',
      'public GET /health/ready',
      'admin GET /admin/version',
    ]);
    for (const call of all) expect(call.headers[0]).toEqual(['Accept', 'application/json']);
    expect(all[6]).toMatchObject({
      body: '{"session_token":"t"}',
      headers: [
        ['Accept', 'application/json'],
        ['Content-Type', 'application/json'],
      ],
    });
  });

  it('a submission goes to its own URL with its own content type', () => {
    const submission = {
      method: 'post',
      url: 'http://h/self-service/login?flow=1',
      contentType: 'application/json',
      body: '{}',
    } as const;
    expect(calls.submitFlow(submission)).toEqual({
      side: 'public',
      method: 'POST',
      target: submission.url,
      headers: [
        ['Accept', 'application/json'],
        ['Content-Type', 'application/json'],
      ],
      body: '{}',
    });
  });
});
