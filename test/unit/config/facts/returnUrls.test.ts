import { describe, expect, it } from 'vitest';
import type { ConfigDocument } from '../../../../src/config/document/document';
import { readConfig } from '../../../../src/config/document/readConfig';
import { isAllowedReturnUrl, uselessness } from '../../../../src/config/facts/returnUrls';

const allow = (...list: readonly string[]): ConfigDocument => withDefault('http://127.0.0.1:4455/welcome', list);
const withDefault = (usual: string, list: readonly string[]): ConfigDocument =>
  readConfig(
    JSON.stringify({
      serve: { public: { base_url: 'https://auth.example.com/kratos/' } },
      selfservice: { default_browser_return_url: usual, allowed_return_urls: list },
    }),
  );
/** The entry that lets a URL pass, or what happens instead. Each line was seen alike on the real v1.3.1 and v26.2.0. */
const verdict = (url: string, config: ConfigDocument): string => {
  const found = isAllowedReturnUrl(url, config);
  return found.kind === 'allowed' && found.by !== 'self-service'
    ? `by ${JSON.stringify(found.by.value).slice(1, -1)}`
    : found.kind;
};

describe('a return URL', () => {
  it.each([
    // scheme and host, with its port, are compared whole and without capitals
    ['http://a.test', 'http://a.test', 'by http://a.test'],
    ['HTTP://A.test', 'http://a.TEST/x', 'by HTTP://A.test'],
    ['http://a.test', 'https://a.test', 'refused'],
    ['https://a.test', 'https://a.test:443', 'refused'],
    ['http://a.test:80', 'http://a.test', 'refused'],
    ['http://a.test', 'http://b.a.test', 'refused'],
    ['https://a.test', 'https://a.test@evil.test/', 'refused'],
    // the path is a beginning, with capitals, and not tidied up
    ['http://a.test/app', 'http://a.test/app/x?y#z', 'by http://a.test/app'],
    ['http://a.test/app', 'http://a.test/application', 'by http://a.test/app'],
    ['http://a.test/app', 'http://a.test/app/../evil', 'by http://a.test/app'],
    ['http://a.test/app/', 'http://a.test/app', 'refused'],
    ['http://a.test/app', 'http://a.test/APP', 'refused'],
    ['http://a.test/%41/b c', 'http://a.test/A/b%20c', 'by http://a.test/%41/b c'],
    ['http://a.test/', 'http://a.test', 'by http://a.test/'],
    ['http://a.test?x=y', 'http://a.test/z', 'by http://a.test?x=y'],
    // an asterisk is any beginning of the host
    ['https://*.example.com', 'https://a.b.example.com', 'by https://*.example.com'],
    ['https://*.example.com', 'https://example.com', 'refused'],
    ['https://*.example.com', 'https://evilexample.com', 'refused'],
    ['https://*.example.com', 'https://app.example.com:8080', 'refused'],
    ['https://*.example.com:8443/a/', 'https://app.example.com:8443/a/b', 'by https://*.example.com:8443/a/'],
    ['https://*example.com', 'https://evilexample.com', 'by https://*example.com'],
    ['https://*example.com', 'https://example.com', 'by https://*example.com'],
    ['https://*.local', 'https://a.local', 'by https://*.local'],
    ['https://*.github.io', 'https://a.github.io', 'by https://*.github.io'],
    // what stands for too much is left out
    ['http://*', 'http://a.test', 'refused'],
    ['https://*.com', 'https://google.com', 'refused'],
    ['https://*.co.uk', 'https://a.co.uk', 'refused'],
    // apps
    ['exp://localhost:8081/--/Callback', 'exp://localhost:8081/--/Callback?x', 'by exp://localhost:8081/--/Callback'],
    ['myapp://callback', 'myapp://callback/x', 'by myapp://callback'],
    ['myapp:/callback', 'myapp:/callback', 'refused'],
    // not URLs to Go
    ['http://a.test', 'http://a.test/%zz', 'unreadable'],
    ['http://a.test', 'http://a b/', 'unreadable'],
    ['http://a.test', ' http://a.test', 'unreadable'],
    ['localhost:3000', 'localhost:3000', 'refused'],
    ['a.test', 'http://a.test', 'refused'],
    ['', '', 'default'],
  ])('with the entry %j: %j is %s', (entry, url, expected) => {
    expect(verdict(url, allow(entry))).toBe(expected);
  });

  it('takes scheme and host of the default where it has none', () => {
    const config = allow('http://127.0.0.1:4455/app');
    expect(verdict('/app/x', config)).toBe('by http://127.0.0.1:4455/app');
    expect(verdict('//127.0.0.1:4455/app', config)).toBe('by http://127.0.0.1:4455/app');
    expect(verdict('http:/app', config)).toBe('by http://127.0.0.1:4455/app');
    expect(verdict('/other', config)).toBe('refused');
    expect(verdict('//evil.test/app', config)).toBe('refused');
    expect(verdict('///evil.test', allow('http://127.0.0.1:4455'))).toBe('by http://127.0.0.1:4455');
    expect(verdict('/app', withDefault('/welcome', ['/app']))).toBe('by /app');
    expect(verdict('/', withDefault('https://a.test/#/home', ['https://a.test']))).toBe('by https://a.test');
  });

  it('is not allowed for being the default', () => {
    expect(verdict('http://127.0.0.1:4455/welcome', allow())).toBe('refused');
    expect(verdict('http://127.0.0.1:4455/welcome', allow('http://127.0.0.1:4455'))).toBe('by http://127.0.0.1:4455');
  });

  it('may be one of Kratos’s own', () => {
    expect(verdict('https://auth.example.com/kratos/self-service/login/browser', allow())).toBe('allowed');
    expect(verdict('https://auth.example.com/kratos/self-servicefoo', allow())).toBe('allowed');
    expect(verdict('https://auth.example.com/kratos/', allow())).toBe('refused');
    expect(verdict('https://auth.example.com/self-service/login', allow())).toBe('refused');
    expect(verdict('http://auth.example.com/kratos/self-service/login', allow())).toBe('refused');
    expect(verdict('https://auth.example.com/self-service', readConfig('selfservice: {}'))).toBe('refused');
  });

  it('passes by the first entry that fits, and misses each other one at its first part that differs', () => {
    const list = ['a.test', 'https://a.test', 'http://b.test', 'http://a.test/x', 'http://*', 'http://*.com'];
    const config = allow(...list);
    const found = isAllowedReturnUrl('http://a.test/y', config);
    expect(found.kind === 'refused' && found.misses.map(({ entry, because }) => [entry.value, because])).toEqual([
      ['a.test', 'unreadable'],
      ['https://a.test', 'scheme'],
      ['http://b.test', 'host'],
      ['http://a.test/x', 'path'],
      ['http://*', 'any-host'],
      ['http://*.com', 'public-suffix'],
    ]);
    const passed = isAllowedReturnUrl('http://a.test/xy', config);
    expect(passed.kind === 'allowed' && passed.by !== 'self-service' && passed.by.path.at(-1)).toBe(3);
  });

  it('survives a list that is none', () => {
    const config = readConfig('selfservice: {allowed_return_urls: [1, {a: b}, null], default_browser_return_url: []}');
    expect(verdict('http://a.test', config)).toBe('refused');
  });
});

it.each([
  ['example.com', 'unreadable'],
  ['http://localhost:*', 'unreadable'],
  ['http://*', 'any-host'],
  ['https://*.com', 'public-suffix'],
  ['https://*.de', 'public-suffix'],
  ['/app', 'no-host'],
  ['localhost:3000', 'no-host'],
  ['https://a.test/#/app', 'fragment'],
  ['https://a.test', undefined],
  ['https://*.a.test', undefined],
  ['myapp://callback', undefined],
])('the entry %j is useless because: %s', (entry, because) => {
  expect(uselessness(entry, allow())).toBe(because);
});

it('lets an entry without a host be where the default has none, or is not known', () => {
  expect(uselessness('/app', withDefault('/welcome', []))).toBeUndefined();
  expect(uselessness('/app', readConfig('selfservice: {}'))).toBeUndefined();
});
