import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'page-without-cookie';
const config = (base: string, page: string, more = ''): string =>
  `serve: {public: {base_url: "${base}"}}\n${more}selfservice:\n  flows:\n    login: {ui_url: "${page}"}\n`;
const at = 'selfservice.flows.login.ui_url';
const none = 'cookies: {same_site: None}\n';

it.each([
  ['https://auth.example.com', 'https://app.example.org/login'],
  ['https://example.com', 'https://example.org'],
  ['http://10.0.0.1:4433', 'http://10.0.0.2/login'],
  ['https://auth.example.com', 'https://10.0.0.2/login'],
])('flags Kratos at %s and a page at %s', (base, page) => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(config(base, page), { version }, name)).toEqual([`warning: ${at}`]);
  expect(look(config(base, page, 'cookies: {same_site: Strict}\n'), {}, name)).toEqual([`warning: ${at}`]);
});

it('flags it as a hint where cookies go to other sites, or a tunnel may be between', () => {
  const [base, page] = ['https://auth.example.com', 'https://app.example.org'];
  expect(look(config(base, page, none), {}, name)).toEqual([`hint: ${at}`]);
  expect(related(config(base, page, none), {}, name)).toEqual(['serve.public.base_url', 'cookies.same_site']);
  expect(look(config(base, page, 'cookies: {same_site: None, secure: "false"}\n'), {}, name)).toEqual([
    `warning: ${at}`,
  ]);
  expect(look(config(base, 'http://localhost:3000'), {}, name)).toEqual([`hint: ${at}`]);
  expect(look(config('http://127.0.0.1:4433', page), {}, name)).toEqual([`hint: ${at}`]);
  expect(look(config('https://x.projects.oryapis.com', page), {}, name)).toEqual([`hint: ${at}`]);
});

it('flags another host of the same site as a hint, and offers a domain for both', () => {
  const text = config('https://auth.example.com', 'https://app.example.com');
  expect(look(text, {}, name)).toEqual([`hint: ${at}`]);
  expect(
    look(
      config('https://auth.a.example.com', 'https://app.example.com', 'cookies: {domain: a.example.com}\n'),
      {},
      name,
    ),
  ).toHaveLength(1);
  expect(fixed(text, {}, name, 'Send')).toBe(`${text}cookies:\n  domain: example.com\n`.trimEnd() + '\n');
  expect(look(fixed(text, {}, name, 'Send'), {}, name)).toEqual([]);
});

it('says it once for each origin', () => {
  const text = `${config('https://a.org', 'https://b.org/login')}    settings: {ui_url: "https://b.org/settings"}\n    recovery: {ui_url: "https://c.org"}\n`;
  expect(look(text, {}, name)).toEqual([`warning: ${at}`, 'warning: selfservice.flows.recovery.ui_url']);
});

it.each([
  ['one host', config('https://example.com/auth', 'https://example.com/login')],
  ['one host with another port', config('http://127.0.0.1:4433', 'http://127.0.0.1:4455')],
  [
    'a domain for both',
    config('https://auth.example.com', 'https://app.example.com', 'cookies: {domain: example.com}\n'),
  ],
  ['two names of this machine', config('http://127.0.0.1:4433', 'http://localhost:4455')],
  ['a name of a container', config('http://kratos:4433', 'http://127.0.0.1:4455')],
  ['a path', config('https://auth.example.com', '/ui/login')],
  ['an app', config('https://auth.example.com', 'myapp://login')],
  ['a placeholder', config('https://auth.example.com', 'https://${HOST}/login')],
  ['no public URL', 'selfservice: {flows: {login: {ui_url: "https://b.org"}}}'],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
