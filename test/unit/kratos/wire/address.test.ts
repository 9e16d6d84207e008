import { describe, expect, it } from 'vitest';
import { address } from '../../../../src/kratos/wire/address';
import { completeRequest, userAgent } from '../../../../src/kratos/wire/complete';
import { createCookieJar } from '../../../../src/kratos/wire/cookies';
import type { Call } from '../../../../src/kratos/wire/types';

const connection = { publicUrl: 'http://127.0.0.1:4433', adminUrl: 'http://127.0.0.1:4434' };
const call = (parts: Partial<Call>): Call => ({
  side: 'public',
  method: 'GET',
  target: '/sessions/whoami',
  headers: [],
  ...parts,
});

function jarWith(cookie: string): ReturnType<typeof createCookieJar> {
  const jar = createCookieJar();
  jar.take('http://127.0.0.1:4433/', [['Set-Cookie', cookie]]);
  return jar;
}

describe('where a request goes', () => {
  it.each([
    ['/sessions/whoami', 'http://127.0.0.1:4433', 'http://127.0.0.1:4433/sessions/whoami'],
    ['/sessions/whoami', 'http://h/kratos/', 'http://h/kratos/sessions/whoami'],
    [
      'http://127.0.0.1:4433/self-service/login?flow=1',
      'http://127.0.0.1:4433',
      'http://127.0.0.1:4433/self-service/login?flow=1',
    ],
  ])('%s on %s', (target, publicUrl, url) => {
    const { request, rewrittenFrom } = address(call({ target }), { publicUrl });
    expect(request.url).toBe(url);
    expect(rewrittenFrom).toBeUndefined();
  });

  it.each([
    [
      'http://kratos:4433/self-service/login?flow=1',
      'http://127.0.0.1:4433',
      'http://127.0.0.1:4433/self-service/login?flow=1',
      'http://kratos:4433',
    ],
    [
      'https://127.0.0.1:4433/self-service/login?flow=1',
      'http://127.0.0.1:4433',
      'http://127.0.0.1:4433/self-service/login?flow=1',
      'https://127.0.0.1:4433',
    ],
    [
      'https://kratos:4433/.ory/self-service/login?flow=1',
      'http://h/auth',
      'http://h/auth/self-service/login?flow=1',
      'https://kratos:4433',
    ],
    ['https://evil.example/steal?flow=1', 'http://h', 'http://h/steal?flow=1', 'https://evil.example'],
  ])('%s is rewritten to %s and says so', (target, publicUrl, url, from) => {
    const addressed = address(call({ target }), { publicUrl });
    expect(addressed.request.url).toBe(url);
    expect(addressed.rewrittenFrom).toBe(from);
  });

  it('the admin side has its own address, or the public one where there is none', () => {
    const admin = call({ side: 'admin', target: '/admin/sessions' });
    expect(address(admin, connection).request.url).toBe('http://127.0.0.1:4434/admin/sessions');
    expect(address(admin, { publicUrl: 'https://p.projects.oryapis.com' }).request.url).toBe(
      'https://p.projects.oryapis.com/admin/sessions',
    );
  });
});

describe('what a request carries', () => {
  const names = (credentials: Parameters<typeof address>[2], parts: Partial<Call> = {}): string[] =>
    address(call(parts), connection, credentials).request.headers.map(([name, value]) => `${name}: ${value}`);

  it('everything HTTP needs, in a fixed order', () => {
    const request = { method: 'POST', headers: [['Accept', 'application/json']] as const, body: '"ä"' };
    expect(names({ cookies: jarWith('a=1') }, request)).toEqual([
      'Host: 127.0.0.1:4433',
      `User-Agent: ${userAgent}`,
      'Accept: application/json',
      'Cookie: a=1',
      'Content-Length: 4',
      'Connection: keep-alive',
    ]);
  });

  it('completing twice changes nothing', () => {
    const once = completeRequest({ method: 'POST', url: 'http://h', headers: [['host', 'other']], body: 'x' });
    expect(completeRequest(once)).toEqual(once);
    expect(once.headers).toContainEqual(['host', 'other']);
  });

  it('a session token and never cookies beside it, never an Origin', () => {
    const sent = names({ sessionToken: 'ory_st_1', cookies: jarWith('a=1') });
    expect(sent).toContain('X-Session-Token: ory_st_1');
    expect(sent.join()).not.toMatch(/cookie|origin/i);
  });

  it('an API key on the admin side only, and there nothing of the persona', () => {
    const all = { sessionToken: 'ory_st_1', cookies: jarWith('a=1'), apiKey: 'ory_pat_1' };
    expect(names(all).join()).not.toContain('ory_pat_1');
    const admin = names(all, { side: 'admin' });
    expect(admin).toContain('Authorization: Bearer ory_pat_1');
    expect(admin.join()).not.toMatch(/cookie|session-token/i);
  });

  it('cookies of another host stay at home', () => {
    const { request } = address(call({}), { publicUrl: 'http://localhost:4433' }, { cookies: jarWith('a=1') });
    expect(request.headers.map(([name]) => name)).not.toContain('Cookie');
  });
});
