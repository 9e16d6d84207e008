import { expect, it } from 'vitest';
import { fixed, found, look } from '../look';

const name = 'url-without-scheme';
const page = (url: string): string => `selfservice:\n  flows:\n    login:\n      ui_url: ${url}\n`;
const usual = (url: string): string => `selfservice:\n  default_browser_return_url: ${url}\n`;
const after = (url: string): string =>
  `selfservice:\n  flows:\n    login:\n      after:\n        default_browser_return_url: ${url}\n`;
const base = (url: string): string => `serve:\n  public:\n    base_url: ${url}\n`;

it.each(['example.com/login', 'login', '""', '"?a=b"', '"#/login"'])('flags %s where Kratos needs a URL', (url) => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const) {
    expect(look(page(url), { version }, name)).toEqual(['error: selfservice.flows.login.ui_url']);
    expect(look(usual(url), { version }, name)).toEqual(['error: selfservice.default_browser_return_url']);
  }
});

it('knows what servers from v25.4.0 on do not start with', () => {
  const stops = (text: string, version: 'v1.3.1' | 'v25.4.0' | 'v26.2.0'): boolean =>
    found(text, { version }, name)[0]?.stops === true;
  expect((['v26.2.0', 'v25.4.0', 'v1.3.1'] as const).map((version) => stops(page('login'), version))).toEqual([
    true,
    true,
    false,
  ]);
  expect(stops(page('login').replace('login:', 'verification:'), 'v26.2.0')).toBe(false);
  expect(stops(usual('login'), 'v26.2.0')).toBe(false);
});

it('flags it as a warning where Kratos passes over it', () => {
  const at = 'selfservice.flows.login.after.default_browser_return_url';
  expect(look(after('welcome'), {}, name)).toEqual([`warning: ${at}`]);
  expect(look(after('localhost:3000/x'), {}, name)).toEqual([`warning: ${at}`]);
  expect(look(page('localhost:3000/login'), {}, name)).toEqual(['warning: selfservice.flows.login.ui_url']);
});

it('flags a public URL that leads nowhere', () => {
  for (const url of ['auth.example.com', 'localhost:4433', 'auth.example.com/kratos'])
    expect(look(base(url), {}, name)).toEqual(['error: serve.public.base_url']);
});

it.each([
  [page('example.com/login'), page('https://example.com/login')],
  [page('localhost:3000/login'), page('http://localhost:3000/login')],
  [usual('//example.com:8080/'), undefined],
  [base('auth.example.com'), base('https://auth.example.com')],
  [after('app.example.com:8080'), after('http://app.example.com:8080')],
  [page('login'), undefined],
])('puts a scheme before a host', (text, expected) => {
  if (expected === undefined) expect(() => fixed(text, {}, name, 'Write')).toThrow('no fix');
  else expect(fixed(text, {}, name, 'Write')).toBe(expected);
});

it.each([
  ['a URL', page('https://example.com/login')],
  ['a path', page('/login')],
  ['a fragment behind', page('"http://127.0.0.1:4455/#/login"')],
  ['an app', usual('myapp://home')],
  ['an app without slashes', usual('myapp:home')],
  ['a path of a flow', after('/welcome')],
  ['a public URL that is a path', base('/kratos')],
  ['no public URL at all', base('""')],
  ['what the schema refuses', page('http://127.0.0.1:port/login')],
  ['placeholders', page('${LOGIN_URL}')],
  ['Helm', page('"{{ .Values.ui }}/login"')],
  ['other URLs', 'selfservice: {methods: {oidc: {config: {base_redirect_uri: example.com}}}}'],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
