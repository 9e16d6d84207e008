import type Protocol from 'devtools-protocol';
import { describe, expect, it } from 'vitest';
import { cookieId, held, namesSet, ofKratos, over, toBrowser, toJar } from '../../../../src/kratos/browser/cookies';
import { ofBrowser } from './ofBrowser';
import { createCookieJar } from '../../../../src/kratos/wire/cookies';
import type { CookieJar, JarCookie } from '../../../../src/kratos/wire/types';

type BrowserCookie = Protocol.Network.Cookie;

const taking = (jar: CookieJar, cookie: BrowserCookie): JarCookie[] => {
  const { url, header } = toJar(held(cookie));
  jar.take(url, [['Set-Cookie', header]]);
  return [...jar.entries()];
};

describe('a cookie of the jar in the browser', () => {
  const jarred = (url: string, header: string): JarCookie => {
    const jar = createCookieJar();
    jar.take(url, [['Set-Cookie', header]]);
    const [cookie] = jar.entries();
    if (!cookie) throw new Error('The jar did not take it.');
    return cookie;
  };

  it.each([
    [
      'http://127.0.0.1:4433/x',
      'csrf_token_a=1; Path=/; HttpOnly; SameSite=Lax',
      { url: 'http://127.0.0.1/', path: '/', secure: false, httpOnly: true, sameSite: 'Lax' },
    ],
    ['http://[::1]:4433/', 's=1; Path=/a', { url: 'http://[::1]/a', path: '/a', secure: false, httpOnly: false }],
    [
      'https://auth.example.com/',
      's=1; Domain=example.com; Path=/; Secure; SameSite=None',
      { url: 'https://example.com/', domain: '.example.com', path: '/', secure: true, sameSite: 'None' },
    ],
    ['http://localhost:4433/', '__Host-s=1; Path=/; Secure', { url: 'https://localhost/', path: '/', secure: true }],
  ])('from %s: %s', (url, header, expected) => {
    const param = toBrowser(jarred(url, header));
    expect(param).toMatchObject(expected);
    expect('domain' in param).toBe('domain' in expected);
    expect('expires' in param).toBe(false);
  });

  it('keeps its time', () => {
    const until = Math.floor(Date.now() / 1000) + 3600;
    const cookie = jarred('http://127.0.0.1/', `a=1; Expires=${new Date(until * 1000).toUTCString()}`);
    expect(toBrowser(cookie).expires).toBe(until);
    expect(toBrowser(over(cookie)).expires).toBe(1);
  });
});

describe('a cookie of the browser in the jar', () => {
  it('is for the same hosts, path and time, with the same rules', () => {
    const expires = Math.floor(Date.now() / 1000) + 3600;
    const [cookie] = taking(
      createCookieJar(),
      ofBrowser({
        name: 'a',
        domain: '.example.com',
        path: '/p',
        expires,
        secure: true,
        httpOnly: true,
        sameSite: 'None',
      }),
    );
    expect(cookie).toMatchObject({
      name: 'a',
      domain: 'example.com',
      hostOnly: false,
      path: '/p',
      expires: expires * 1000,
      httpOnly: true,
      secure: true,
      sameSite: 'None',
    });
  });

  it('takes the place of the one that is there, and of no other', () => {
    const jar = createCookieJar();
    jar.take('http://127.0.0.1:4433/', [['Set-Cookie', 'a=1; Path=/']]);
    expect(taking(jar, ofBrowser({ name: 'a', value: '2' })).map(({ value }) => value)).toEqual(['2']);
    expect(taking(jar, ofBrowser({ name: 'a', value: '3', path: '/p' }))).toHaveLength(2);
    for (const cookie of jar.entries().slice(0, 1)) {
      const { url, header } = toJar(over(cookie));
      jar.take(url, [['Set-Cookie', header]]);
    }
    expect(jar.list().map(({ value }) => value)).toEqual(['3']);
  });

  it('goes to Kratos over http when it is Secure, on this machine', () => {
    const jar = createCookieJar();
    taking(jar, ofBrowser({ name: 'ory_kratos_session', value: 's', secure: true }));
    expect(jar.header('http://127.0.0.1:4433/sessions/whoami')).toBe('ory_kratos_session=s');
  });
});

describe('the cookies that are Kratos’s', () => {
  const none = new Set<string>();
  const names = (
    cookies: BrowserCookie[],
    known: ReadonlySet<string> = none,
    url = 'http://127.0.0.1:4433',
  ): string[] => ofKratos(cookies, url, known).map(({ name }) => name);

  it('are those that it names itself, or was seen to set: a provider on the same host has others', () => {
    const cookies = [
      'csrf_token_ab12',
      'ory_kratos_session',
      'ory_kratos_continuity',
      '_session',
      '_interaction',
      'mine',
    ];
    expect(names(cookies.map((name) => ofBrowser({ name })))).toEqual(cookies.slice(0, 3));
    expect(
      names(
        cookies.map((name) => ofBrowser({ name })),
        new Set(['mine']),
      ),
    ).toContain('mine');
    expect(names([ofBrowser({ name: '__Host-csrf_token_x' }), ofBrowser({ name: 'ory_session_slug' })])).toHaveLength(
      2,
    );
  });

  it('are those that go to its host', () => {
    const at = (domain: string): BrowserCookie => ofBrowser({ name: 'ory_kratos_session', domain });
    const url = 'https://auth.example.com/kratos';
    expect(names([at('auth.example.com')], none, url)).toHaveLength(1);
    expect(names([at('.example.com')], none, url)).toHaveLength(1);
    expect(names([at('example.com'), at('.ample.com'), at('localhost'), at('app.example.com')], none, url)).toEqual([]);
    expect(names([at('::1'), at('[::1]')], none, 'http://[::1]:4433')).toHaveLength(1);
  });

  it('are none that the browser could not write down, while an empty one is what it is', () => {
    expect(names([ofBrowser({ name: 'csrf_token_a', value: '', size: 40 })])).toEqual([]);
    expect(names([ofBrowser({ name: 'csrf_token_a', value: '' })])).toEqual(['csrf_token_a']);
  });

  it('are partitioned ones for the pages of its own site only, and where there is no plain one', () => {
    const apart = (topLevelSite: string, hasCrossSiteAncestor = false): BrowserCookie =>
      ofBrowser({
        name: 'ory_kratos_session',
        domain: 'auth.example.com',
        partitionKey: { topLevelSite, hasCrossSiteAncestor },
      });
    const url = 'https://auth.example.com';
    expect(names([apart('https://example.com')], none, url)).toHaveLength(1);
    expect(names([apart('https://other.org'), apart('https://example.com', true)], none, url)).toEqual([]);
    expect(
      names(
        [apart('https://example.com'), ofBrowser({ name: 'ory_kratos_session', domain: 'auth.example.com' })],
        none,
        url,
      ),
    ).toHaveLength(1);
  });
});

describe('what stands in Set-Cookie', () => {
  it('is read from the lines that DevTools joins', () => {
    expect(namesSet({ 'Set-Cookie': 'a=1; Path=/\nb=2\n=x\n;', Date: 'now' })).toEqual(['a', 'b']);
    expect(namesSet({})).toEqual([]);
  });

  it('is one cookie where name, host and path are the same', () => {
    const one = ofBrowser({ name: 'a', domain: '.example.com' });
    expect(cookieId(one)).toBe(cookieId({ name: 'a', domain: 'example.com', path: '/' }));
  });
});
