import { describe, expect, it } from 'vitest';
import { probe } from '../../../../src/kratos/wire/probe';
import { createTransport } from '../../../../src/kratos/wire/transport';
import { html, json, kratosError, raw, redirect, reset, silent } from '../../../kit/answers';
import type { Answer } from '../../../kit/answers';
import { refusedUrl, startFaultServer } from '../../../kit/fault-server';

const transport = createTransport();

describe('the public side', () => {
  it('healthy, without an admin URL no version', async () => {
    const { url } = await startFaultServer();
    const health = await probe({ publicUrl: url }, transport);
    expect(health).toEqual({ kind: 'healthy', latencyMs: expect.any(Number) as number });
  });

  it('refused, reset, a bad certificate', async () => {
    expect(await probe({ publicUrl: await refusedUrl() }, transport)).toMatchObject({
      kind: 'unreachable',
      failure: { kind: 'refused' },
    });
    const { url } = await startFaultServer({ '/health/ready': reset() });
    expect(await probe({ publicUrl: url }, transport)).toMatchObject({ failure: { kind: 'reset' } });
    const secure = await startFaultServer({}, { tls: true });
    expect(await probe({ publicUrl: secure.url }, transport)).toMatchObject({ failure: { kind: 'tls' } });
    expect(await probe({ publicUrl: 'no scheme' }, transport)).toMatchObject({ failure: { kind: 'invalid-url' } });
  });

  it('cancelled', async () => {
    const { url } = await startFaultServer({ '/health/ready': silent() });
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort();
    }, 50);
    expect(await probe({ publicUrl: url }, transport, stop.signal)).toMatchObject({ failure: { kind: 'cancelled' } });
  });

  it.each([
    ['a page of a proxy', html('<h1>Sign in</h1>'), { kind: 'not-kratos', status: 200, reason: 'html' }],
    [
      'a page that names no type',
      raw('<!DOCTYPE html><p>', { status: 502 }),
      { kind: 'not-kratos', status: 502, reason: 'html' },
    ],
    ['other JSON', json({ hello: 'world' }), { kind: 'not-kratos', status: 200, reason: 'json' }],
    ['a JSON text', json('ok'), { kind: 'not-kratos', status: 200, reason: 'json' }],
    ['text', raw('OK'), { kind: 'not-kratos', status: 200, reason: 'other' }],
    ['nothing', raw(''), { kind: 'not-kratos', status: 200, reason: 'other' }],
    ['a redirect', redirect('/login'), { kind: 'not-kratos', status: 303, reason: 'other' }],
    ['another 404', json({ detail: 'no' }, 404), { kind: 'not-kratos', status: 404, reason: 'json' }],
    [
      'a Kratos whose database is away',
      json({ errors: { database: 'connection refused' } }, 503),
      { kind: 'not-ready', status: 503, reason: 'database: connection refused' },
    ],
    ['a Kratos in trouble', kratosError(500, { reason: 'why' }), { kind: 'not-ready', status: 500 }],
  ])('%s', async (_, answer, expected) => {
    const { url } = await startFaultServer({ '/health/ready': answer });
    expect(await probe({ publicUrl: url }, transport)).toMatchObject(expected);
  });
});

describe('the admin side', () => {
  it.each(['v26.2.0', 'v1.3.1', 'master'])('tells the version %s', async (version) => {
    const { url } = await startFaultServer({ '/admin/version': json({ version }) });
    expect(await probe({ publicUrl: url, adminUrl: url }, transport)).toMatchObject({
      kind: 'healthy',
      version,
      adminOk: true,
    });
  });

  it('without a version it is known by its list of sessions, as on Ory Network', async () => {
    const { url } = await startFaultServer({ '/admin/version': json({}, 404), '/admin/sessions': json([]) });
    const health = await probe({ publicUrl: url, adminUrl: url }, transport);
    expect(health).toMatchObject({ kind: 'healthy', adminOk: true });
    expect(health).not.toHaveProperty('version');
  });

  it('wrong: the connection is healthy, and it says what is wrong', async () => {
    const { url } = await startFaultServer();
    const everywhere = async (answer: Answer): Promise<string> =>
      (await startFaultServer({ '/*': answer, '/admin/version': answer, '/health/ready': answer })).url;
    const problemOf = async (adminUrl: string): Promise<unknown> => {
      const health = await probe({ publicUrl: url, adminUrl }, transport);
      expect(health).toMatchObject({ kind: 'healthy', adminOk: false });
      return health.kind === 'healthy' && health.adminProblem;
    };
    expect(await problemOf(await refusedUrl())).toBe('nothing is listening there');
    expect(await problemOf(await everywhere(reset()))).toBe('the connection was dropped');
    expect(await problemOf(await everywhere(html('<h1>x</h1>')))).toBe('a web page answered (HTTP 200), not Kratos');
    expect(await problemOf(await everywhere(redirect('/x')))).toBe('something other than Kratos answered (HTTP 303)');
    expect(await problemOf(await everywhere(kratosError(401)))).toBe(
      'the API key is missing or not accepted (HTTP 401)',
    );
    expect(await problemOf(await everywhere(json({}, 404)))).toBe('something other than Kratos answered (HTTP 404)');
    const publicSide = await startFaultServer({
      '/admin/*': raw('404 page not found', { status: 404 }),
      '/admin/version': raw('', { status: 404 }),
    });
    expect(await problemOf(publicSide.url)).toContain('this is the public side of a Kratos');
  });

  it('gives its key to the admin side only', async () => {
    const server = await startFaultServer();
    await probe({ publicUrl: server.url, adminUrl: server.url }, transport, undefined, { apiKey: 'ory_pat_x' });
    const keys = server.requests.map(({ path, headers }) => [path, headers.authorization]);
    expect(keys).toContainEqual(['/health/ready', undefined]);
    expect(keys).toContainEqual(['/admin/version', 'Bearer ory_pat_x']);
  });
});
