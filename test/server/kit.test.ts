import { get } from 'node:https';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  huge,
  html,
  kratosError,
  pagedSessions,
  refusedUrl,
  replay,
  reset,
  resetMidAnswer,
  scenarios,
  sequence,
  silent,
  slow,
  startFaultServer,
  startKratos,
  truncated,
} from '../kit';

describe('startKratos', () => {
  it('runs servers side by side, each with its own configuration and people', async () => {
    const [strict, easy] = await Promise.all([
      startKratos(),
      startKratos({ config: { session: { whoami: { required_aal: 'aal1' } } } }),
    ]);
    expect(strict.publicUrl).not.toBe(easy.publicUrl);
    expect(strict.config).toMatchObject({ session: { whoami: { required_aal: 'highest_available' } } });
    expect(strict.version).toMatch(/^(v\d|master)/);

    const alice = await strict.createIdentity({ email: 'alice@example.com' });
    expect(await strict.admin('/admin/identities')).toMatchObject([{ id: alice.id }]);
    expect(await easy.admin('/admin/identities')).toEqual([]);
  });

  it('hands over the code of a message', async () => {
    const kratos = await startKratos();
    await kratos.createIdentity({ email: 'alice@example.com' });
    const accept = { accept: 'application/json', 'content-type': 'application/json' };
    const flow = (await (await fetch(`${kratos.publicUrl}/self-service/recovery/api`, { headers: accept })).json()) as {
      ui: { action: string };
    };
    const body = JSON.stringify({ method: 'code', email: 'alice@example.com' });
    await fetch(flow.ui.action, { method: 'POST', headers: accept, body });
    expect(await kratos.code('alice@example.com')).toMatch(/^\d{6}$/);
  });

  it('comes back on the same address', async () => {
    const kratos = await startKratos();
    await kratos.stop();
    await expect(fetch(`${kratos.publicUrl}/health/ready`)).rejects.toThrow();
    await kratos.restart();
    expect((await fetch(`${kratos.publicUrl}/health/ready`)).status).toBe(200);
  });

  it('heeds its configuration and no variable of the environment', async () => {
    onTestFinished(() => void vi.unstubAllEnvs());
    // Kratos would take the first for its database and the second for --dev.
    vi.stubEnv('DSN', 'postgres://nobody@127.0.0.1:1/none');
    vi.stubEnv('DEV', true);
    const kratos = await startKratos({ dev: false });
    expect(await kratos.admin('/admin/identities')).toEqual([]);
    const { headers } = await fetch(`${kratos.publicUrl}/self-service/login/browser`, { redirect: 'manual' });
    expect(headers.get('set-cookie')).toContain('Secure');
  });
});

describe('startFaultServer', () => {
  it('looks healthy and answers 404 in the words of Kratos until told otherwise', async () => {
    const server = await startFaultServer();
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    const answer = await fetch(`${server.url}/self-service/login/flows?id=1`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: 404, status: 'Not Found' } });
    expect(server.requests.map(({ path }) => path)).toEqual(['/health/ready', '/self-service/login/flows']);
  });

  it('fails in every way that is asked for', async () => {
    const server = await startFaultServer({
      '/reset': reset(),
      '/cut': resetMidAnswer(),
      '/truncated': truncated('{"id":'),
      '/silent': silent(),
      '/proxy': html('<h1>Sign in</h1>', 502),
      'POST /limited': kratosError(429),
      '/slow': slow(20, sequence(html('one'), html('two'))),
      '/huge': huge(20_000_000),
    });
    await expect(fetch(`${server.url}/reset`)).rejects.toThrow();
    await expect(fetch(`${server.url}/cut`).then((answer) => answer.text())).rejects.toThrow();
    await expect(fetch(`${server.url}/truncated`).then((answer) => answer.text())).rejects.toThrow();
    await expect(fetch(`${server.url}/silent`, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    await expect(fetch(await refusedUrl())).rejects.toThrow();
    expect((await fetch(`${server.url}/proxy`)).status).toBe(502);
    expect((await fetch(`${server.url}/limited`, { method: 'POST' })).status).toBe(429);
    expect(await (await fetch(`${server.url}/slow`)).text()).toBe('one');
    expect(await (await fetch(`${server.url}/slow`)).text()).toBe('two');
    expect(await (await fetch(`${server.url}/slow`)).text()).toBe('two');
    expect((await (await fetch(`${server.url}/huge`)).text()).length).toBe(20_000_000);
  });

  it('has a certificate that nobody trusts', async () => {
    const server = await startFaultServer({}, { tls: true });
    const outcome = (options: object): Promise<unknown> =>
      new Promise((resolve) => {
        get(`${server.url}/health/ready`, { agent: false, ...options }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        }).once('error', (error: NodeJS.ErrnoException) => {
          resolve(error.code);
        });
      });
    expect(await outcome({})).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(await outcome({ rejectUnauthorized: false })).toBe(200);
  });

  it('answers as recorded, from its own address', async () => {
    expect(scenarios('v26.2.0')).toContain('login-password-api');
    const server = await startFaultServer(replay('v26.2.0', 'login-password-api'));
    const flow = (await (await fetch(`${server.url}/self-service/login/api`)).json()) as {
      ui: { action: string };
      expires_at: string;
    };
    expect(flow.ui.action).toMatch(server.url);
    expect(Date.parse(flow.expires_at)).toBeGreaterThan(Date.now());
    const answer = await fetch(flow.ui.action, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(400);
  });

  it('pages through many sessions', async () => {
    const server = await startFaultServer(pagedSessions(600));
    const first = await fetch(`${server.url}/admin/sessions?page_size=250`);
    expect(await first.json()).toHaveLength(250);
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    expect(await (await fetch(next)).json()).toHaveLength(250);
    const last = await fetch(next.replace('page_token=250', 'page_token=500'));
    expect(await last.json()).toHaveLength(100);
    expect(last.headers.get('link')).not.toContain('rel="next"');
  });
});
