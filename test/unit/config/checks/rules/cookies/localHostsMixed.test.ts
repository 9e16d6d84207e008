import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'local-hosts-mixed';
const config = (base: string, page: string, more = ''): string =>
  `serve: {public: {base_url: "${base}"}}\n${more}selfservice:\n  flows:\n    login:\n      ui_url: ${page}\n`;
const page = 'selfservice.flows.login.ui_url';

it.each([
  ['http://127.0.0.1:4433/', 'http://localhost:4455/login'],
  ['http://localhost:4433/', 'http://127.0.0.1:4455/login'],
  ['http://[::1]:4433/', 'http://localhost:4455/login'],
  ['http://auth.localhost:4433/', 'http://app.localhost:4455/login'],
])('flags Kratos at %s and a page at %s', (base, url) => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(config(base, url), { version }, name)).toEqual([`warning: ${page}`]);
  expect(related(config(base, url), {}, name)).toEqual(['serve.public.base_url']);
});

it('flags where people are sent as a hint', () => {
  const text =
    'serve: {public: {base_url: "http://127.0.0.1:1"}}\nselfservice: {default_browser_return_url: "http://localhost:2/"}';
  expect(look(text, {}, name)).toEqual(['hint: selfservice.default_browser_return_url']);
  const inner =
    'serve: {public: {base_url: "http://127.0.0.1:1"}}\nselfservice: {flows: {logout: {after: {default_browser_return_url: "http://localhost:2/"}}}}';
  expect(look(inner, {}, name)).toEqual(['hint: selfservice.flows.logout.after.default_browser_return_url']);
});

it('flags a page as a hint where cookies go to other sites', () => {
  const text = config('http://127.0.0.1:1', 'http://localhost:2', 'cookies: {same_site: None}\n');
  expect(look(text, {}, name)).toEqual([`hint: ${page}`]);
});

it('takes the host of Kratos and leaves the rest', () => {
  const text = config('http://127.0.0.1:4433/', '"http://localhost:4455/localhost?a=b"');
  expect(fixed(text, {}, name, 'Write')).toBe(
    config('http://127.0.0.1:4433/', '"http://127.0.0.1:4455/localhost?a=b"'),
  );
});

it.each([
  ['one host', config('http://127.0.0.1:4433/', 'http://127.0.0.1:4455/login')],
  ['one host in capitals', config('http://localhost:4433/', 'http://LOCALHOST:4455/login')],
  ['Kratos elsewhere', config('https://auth.example.com', 'http://localhost:4455/login')],
  ['a page elsewhere', config('http://127.0.0.1:4433/', 'https://app.example.com/login')],
  ['no public URL', 'selfservice: {flows: {login: {ui_url: "http://localhost:1"}}}'],
  ['the error page', config('http://127.0.0.1:4433/', 'http://localhost:4455').replace('login:', 'error:')],
  ['a path', config('http://127.0.0.1:4433/', '/login')],
  [
    'the list of what may be asked for',
    'serve: {public: {base_url: "http://127.0.0.1:1"}}\nselfservice: {allowed_return_urls: ["http://localhost:1"]}',
  ],
  ['a placeholder', config('http://127.0.0.1:4433/', 'http://${HOST}/login')],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
