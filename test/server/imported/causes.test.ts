import { beforeAll, describe, expect, it } from 'vitest';
import { sortImported } from '../../../src/kratos/capture/sortImported';
import { readCurl } from '../../../src/kratos/import/curl';
import type { FlowRecord } from '../../../src/kratos/record/types';
import { startKratos, type Kratos } from '../../kit';
import { openTerminal, type Terminal } from './terminal';

const password = 'correct-horse-4242';
let kratos: Kratos;
let terminal: Terminal;
beforeAll(async () => {
  kratos = await startKratos({ config: { selfservice: { methods: { code: { passwordless_enabled: true } } } } });
  await kratos.createIdentity({ email: 'alice@example.com', password });
});

/** The only flow of what stands in the terminal. */
const flow = (): FlowRecord | undefined => {
  const { seen, missing } = readCurl(terminal.text());
  expect(missing.filter(({ kind }) => kind !== 'file')).toEqual([]);
  return sortImported(seen, missing, []).at(0);
};
const refused = (): unknown => {
  const { outcome, mistakes = [] } = flow() ?? {};
  if (outcome?.kind !== 'csrf-refused') return outcome;
  const { cause, evidence } = outcome;
  return {
    cause,
    cookie: evidence?.cookie,
    token: evidence?.token,
    wrong: evidence?.wrong,
    mistakes: mistakes.map(({ what }) => what.kind),
  };
};
const begun = { kind: 'answer', method: 'GET', path: '/self-service/login/browser', status: 200 };
const credentials = { method: 'password', identifier: 'alice@example.com', password };

describe('the true cause of a refusal, from commands with what they printed', () => {
  const start = async (jar: string): Promise<{ action: string; token: string }> => {
    const { ui } = await terminal.curl(`${kratos.publicUrl}/self-service/login/browser`, { jar });
    const token = ui?.nodes.find(({ attributes }) => attributes.name === 'csrf_token')?.attributes.value ?? '';
    return { action: ui?.action ?? '', token };
  };

  it('no token in the body', async () => {
    terminal = openTerminal();
    const { action } = await start('a');
    await terminal.curl(action, { jar: 'a', body: credentials });
    expect(refused()).toEqual({
      cause: 'no-token',
      cookie: begun,
      token: { kind: 'none' },
      wrong: 'token',
      mistakes: ['no-csrf-token'],
    });
  });

  it('no cookie sent', async () => {
    terminal = openTerminal();
    const { action, token } = await start('a');
    await terminal.curl(action, { body: { ...credentials, csrf_token: token } });
    expect(refused()).toMatchObject({ cause: 'no-cookie', cookie: { kind: 'none' }, token: begun, wrong: 'cookie' });
  });

  it('the cookie of another flow', async () => {
    terminal = openTerminal();
    const { action, token } = await start('a');
    await terminal.curl(`${kratos.publicUrl}/self-service/registration/browser`, { jar: 'b' });
    await terminal.curl(action, { jar: 'b', body: { ...credentials, csrf_token: token } });
    expect(refused()).toMatchObject({
      cause: 'cookie-lost',
      cookie: { kind: 'answer', path: '/self-service/registration/browser' },
      token: begun,
      wrong: 'cookie',
    });
  });

  it('a cookie that the answer to an unknown path has replaced', async () => {
    terminal = openTerminal();
    const { action, token } = await start('a');
    await terminal.curl(`${kratos.publicUrl}/favicon.ico`, { jar: 'a', sends: false });
    await terminal.curl(action, { jar: 'a', body: { ...credentials, csrf_token: token } });
    expect(refused()).toMatchObject({
      cause: 'cookie-lost',
      cookie: { kind: 'answer', method: 'GET', path: '/favicon.ico', status: 404 },
      token: begun,
      wrong: 'cookie',
    });
  });

  it('another name of the host', async () => {
    terminal = openTerminal();
    const { action, token } = await start('a');
    const elsewhere = action.replace('127.0.0.1', 'localhost');
    await terminal.curl(elsewhere, { jar: 'a', body: { ...credentials, csrf_token: token } });
    expect(refused()).toMatchObject({ cause: 'no-cookie', token: begun, mistakes: ['other-host'] });
    const { outcome } = flow() ?? {};
    expect(outcome?.kind === 'csrf-refused' ? outcome.evidence?.trouble?.kind : undefined).toBe('other-host');
  });

  it('nothing of it, when all is well', async () => {
    terminal = openTerminal();
    const { action, token } = await start('a');
    await terminal.curl(action, { jar: 'a', body: { ...credentials, csrf_token: token } });
    expect(refused()).toMatchObject({ kind: 'signed-in' });
  });
});

describe('other answers that mislead', () => {
  it('a native flow with a cookie is refused in words', async () => {
    terminal = openTerminal();
    const { ui } = await terminal.curl(`${kratos.publicUrl}/self-service/login/api`);
    await terminal.curl(ui?.action ?? '', { body: credentials, headers: ['Cookie: a=b'] });
    const { client, outcome } = flow() ?? {};
    expect(client).toBe('native');
    expect(outcome).toMatchObject({ kind: 'redisplayed' });
    expect(outcome?.kind === 'redisplayed' ? outcome.news[0]?.text : '').toContain('"Cookie"');
  });

  it('401 without an id wants a sign-in', async () => {
    terminal = openTerminal();
    await terminal.curl(`${kratos.publicUrl}/self-service/settings/api`);
    expect(flow()?.outcome?.kind).toBe('sign-in-wanted');
  });

  it('a session that is there already', async () => {
    terminal = openTerminal();
    const { ui } = await terminal.curl(`${kratos.publicUrl}/self-service/login/api`);
    const { session_token } = await terminal.curl(ui?.action ?? '', { body: credentials });
    terminal = openTerminal();
    await terminal.curl(`${kratos.publicUrl}/self-service/login/api`, {
      headers: [`X-Session-Token: ${session_token ?? ''}`],
    });
    expect(flow()?.outcome?.kind).toBe('already-signed-in');
  });

  it('an identity that is switched off', async () => {
    const { id } = await kratos.createIdentity({ email: 'inactive@example.com', password });
    const patch = [{ op: 'replace', path: '/state', value: 'inactive' }];
    await kratos.admin(`/admin/identities/${id}`, { method: 'PATCH', body: patch });
    terminal = openTerminal();
    const { ui } = await terminal.curl(`${kratos.publicUrl}/self-service/login/api`);
    await terminal.curl(ui?.action ?? '', { body: { ...credentials, identifier: 'inactive@example.com' } });
    expect(flow()?.outcome?.kind).toBe('refused');
  });

  it('status 400 that is a step forward', async () => {
    terminal = openTerminal();
    const { ui } = await terminal.curl(`${kratos.publicUrl}/self-service/login/api`);
    await terminal.curl(ui?.action ?? '', { body: { method: 'code', identifier: 'alice@example.com' } });
    const { outcome, exchanges = [] } = flow() ?? {};
    expect([exchanges.at(-1)?.response?.status, outcome?.kind]).toEqual([400, 'advanced']);
  });
});
