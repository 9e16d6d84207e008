import { describe, expect, it, vi } from 'vitest';
import { createCookieJar, takeFrom } from '../../../../src/kratos/wire/cookies';
import type { Header } from '../../../../src/kratos/exchange/types';
import type { CookieJar } from '../../../../src/kratos/wire/types';
import { recorded } from '../../../kit/replay';
import { exchange, fromRecorded } from '../exchange/exchanges';

const url = 'http://127.0.0.1:4433/self-service/login/browser';
const csrf = 'csrf_token_be6f15a9';

function jarWith(...cookies: string[]): CookieJar {
  const jar = createCookieJar();
  jar.take(
    url,
    cookies.map((cookie) => ['set-cookie', cookie]),
  );
  return jar;
}

const answer = (status: number, ...cookies: string[]): ReturnType<typeof exchange> =>
  exchange({ url, status, headers: cookies.map((cookie) => ['Set-Cookie', cookie]) });

describe('a jar', () => {
  it.each([
    'http://127.0.0.1:4433/',
    'http://localhost:4433/',
    'http://kratos:4433/',
    'http://[::1]:4433/',
    'https://p.projects.oryapis.com/',
  ])('keeps cookies for %s', (base) => {
    const jar = createCookieJar();
    jar.take(`${base}self-service/login/browser`, [['Set-Cookie', 'a=b+/=; Path=/; HttpOnly; SameSite=Lax']]);
    expect(jar.header(`${base}sessions/whoami`)).toBe('a=b+/=');
    expect(jar.header('http://other.example/')).toBe('');
  });

  it('replaces, and forgets what expires', () => {
    const jar = jarWith('a=1; Path=/', 'b=1; Path=/');
    jar.take(url, [
      ['Set-Cookie', 'a=2; Path=/'],
      ['Set-Cookie', 'b=; Path=/; Max-Age=0'],
    ]);
    expect(jar.header(url)).toBe('a=2');
    expect(jar.list().map(({ name }) => name)).toEqual(['a']);
  });

  it('sends a cookie until its time is over, and what came after the last time it was asked', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const jar = jarWith('short=1; Path=/; Max-Age=60', 'long=2; Path=/; Max-Age=3600');
      expect(jar.header(`${url}?id=1`)).toBe('short=1; long=2');
      vi.advanceTimersByTime(59_000);
      expect(jar.header(`${url}?id=2`)).toBe('short=1; long=2');
      vi.advanceTimersByTime(1_000);
      expect(jar.header(`${url}?id=2`)).toBe('long=2');
      jar.take(url, [['Set-Cookie', 'late=3; Path=/']]);
      expect(jar.header(`${url}?id=2`)).toBe('long=2; late=3');
    } finally {
      vi.useRealTimers();
    }
  });

  it('survives being stored, as JSON too', () => {
    const jar = jarWith(`${csrf}=x; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`, 'other=y; Path=/elsewhere');
    const again = createCookieJar(JSON.parse(JSON.stringify(jar.serialize())));
    expect(again.header(url)).toBe(`${csrf}=x`);
    expect(again.list()).toEqual(jar.list());
  });

  it.each([undefined, null, 'text', {}, { cookies: 'no' }, { cookies: [null, 5] }])('%j is an empty jar', (stored) => {
    expect(createCookieJar(stored).list()).toEqual([]);
  });

  it('describes its cookies', () => {
    const [first, second] = jarWith('a=1; Path=/; HttpOnly; Secure; SameSite=Lax', 'b=2; Max-Age=60').list();
    expect(first).toEqual({ name: 'a', value: '1', attributes: 'Path=/; HttpOnly; Secure; SameSite=Lax' });
    expect(second?.expires).toBeGreaterThan(Date.now());
  });

  it('sends Secure cookies over http to this machine, unless it withholds them', () => {
    const cookies: Header[] = [
      ['set-cookie', 'a=1; Path=/; Secure'],
      ['set-cookie', 'b=2; Path=/'],
    ];
    const [sends, withholds] = [createCookieJar(), createCookieJar(undefined, { withholdsSecure: true })];
    for (const jar of [sends, withholds]) jar.take(url, cookies);
    expect(sends.header(url)).toBe('a=1; b=2');
    expect(sends.troubles(url)).toEqual([]);
    expect(withholds.header(url)).toBe('b=2');
    expect(withholds.troubles(url)).toEqual([
      { kind: 'withheld', name: 'a', attributes: 'Path=/; Secure', host: '127.0.0.1', asked: url },
    ]);
    expect(withholds.header('https://127.0.0.1:4433/')).toBe('a=1; b=2');
    expect(createCookieJar(withholds.serialize()).header(url)).toBe('a=1; b=2');
  });

  it.each([
    ['http://10.0.0.7:4433/self-service/login/browser', 'a=1; Path=/; Secure', 'secure'],
    [url, 'a=1; Path=/; Domain=example.com', 'domain'],
    ['http://auth.example.com/self-service/login/browser', 'a=1; Path=/; Domain=com', 'domain'],
    [url, 'a=1; Path=/; SameSite=None', 'needs-secure'],
    [url, '__Host-a=1; Path=/auth; Secure', 'prefix'],
  ])('at %s refuses %s (%s), and says so until one comes that it can keep', (at, cookie, kind) => {
    const jar = createCookieJar();
    jar.take(at, [['Set-Cookie', cookie]]);
    expect(jar.list()).toEqual([]);
    expect(jar.troubles(at)).toMatchObject([{ kind, name: cookie.split('=', 1)[0] }]);
    expect(jar.troubles('http://elsewhere.example/')).toEqual([]);
    expect(JSON.stringify(jar.serialize())).not.toContain('"1"');
    expect(createCookieJar(JSON.parse(JSON.stringify(jar.serialize()))).troubles(at)).toEqual(jar.troubles(at));
    jar.take(at, [
      ['Set-Cookie', `${cookie.split('=', 1)[0] ?? ''}=2; Path=/${cookie.includes('__') ? '; Secure' : ''}`],
    ]);
    expect(jar.troubles(at)).toEqual([]);
  });

  it('says which kept cookies do not go to an address', () => {
    const jar = jarWith('a=1; Path=/auth', 'b=2; Path=/');
    expect(jar.troubles(url)).toMatchObject([{ kind: 'path', name: 'a' }]);
    expect(jar.troubles('http://localhost:4433/')).toMatchObject([
      { kind: 'other-host', name: 'a', host: '127.0.0.1' },
      { kind: 'other-host', name: 'b' },
    ]);
  });

  it('does not call the end of a cookie a refusal', () => {
    const jar = jarWith('a=; Path=/; Domain=example.com; Max-Age=0');
    expect(jar.troubles(url)).toEqual([]);
  });

  it('takes no offence at nonsense', () => {
    const jar = createCookieJar();
    jar.take('no url', [['Set-Cookie', 'a=1']]);
    jar.take(url, [['Set-Cookie', '']]);
    expect(jar.header('no url')).toBe('');
  });
});

describe('taking over cookies', () => {
  it('a native client keeps none', () => {
    const jar = createCookieJar();
    takeFrom(jar, answer(200, `${csrf}=x; Path=/`), { client: 'native', step: 'fetch' });
    expect(jar.list()).toEqual([]);
  });

  it('a browser takes the cookies of a start, and those that follow a login', () => {
    const jar = createCookieJar();
    takeFrom(jar, answer(200, `${csrf}=x; Path=/`), { client: 'browser', step: 'start' });
    takeFrom(jar, answer(200, `${csrf}=y; Path=/`, 'ory_kratos_session=s; Path=/'), {
      client: 'browser',
      step: 'submit',
    });
    expect(jar.header(url)).toBe(`${csrf}=y; ory_kratos_session=s`);
  });

  it.each(['fetch', 'submit'] as const)(
    'a refused %s does not replace the CSRF cookie, and gives what else it has',
    (step) => {
      const jar = jarWith(`${csrf}=old; Path=/`);
      takeFrom(jar, answer(403, `${csrf}=new; Path=/`, 'ory_kratos_continuity=c; Path=/'), { client: 'browser', step });
      expect(jar.header(url)).toBe(`${csrf}=old; ory_kratos_continuity=c`);
    },
  );

  it('a refused fetch gives a first CSRF cookie: there is none to lose', () => {
    const jar = createCookieJar();
    takeFrom(jar, answer(403, `${csrf}=new; Path=/`), { client: 'browser', step: 'fetch' });
    expect(jar.header(url)).toBe(`${csrf}=new`);
  });

  it.each(['v1.3.1', 'v26.2.0'])('the recorded browser login of %s rotates the CSRF cookie', (version) => {
    const jar = createCookieJar();
    const seen = new Set<string>();
    for (const one of recorded(version, 'login-password-spa')) {
      const sent = fromRecorded(one);
      takeFrom(jar, sent, { client: 'browser', step: sent.request.method === 'POST' ? 'submit' : 'start' });
      for (const { name, value } of jar.list()) if (name.startsWith('csrf_token_')) seen.add(value);
      expect(jar.list().filter(({ name }) => name.startsWith('csrf_token_')).length).toBeLessThan(2);
    }
    expect(seen.size).toBeGreaterThan(1);
  });
});
