import { expect, it } from 'vitest';
import { fixed, look } from '../look';

const name = 'host-of-container';
const base = (url: string, more = ''): string => `serve:\n  public:\n    base_url: ${url}\n${more}`;
const page = (url: string): string => `selfservice:\n  default_browser_return_url: ${url}\n`;

it.each([
  'http://kratos:4433/',
  'http://backend',
  'http://kratos.auth.svc:4433',
  'http://public.auth.svc.cluster.local',
  'http://0.0.0.0:4433/',
])('flags %s', (url) => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(base(url), { version }, name)).toEqual(['hint: serve.public.base_url']);
});

it('flags pages and return URLs', () => {
  const text =
    'selfservice: {default_browser_return_url: "http://ui:3000", flows: {login: {ui_url: "http://ui/a", after: {default_browser_return_url: "http://ui/b"}}}}';
  expect(look(text, {}, name)).toEqual([
    'hint: selfservice.default_browser_return_url',
    'hint: selfservice.flows.login.ui_url',
    'hint: selfservice.flows.login.after.default_browser_return_url',
  ]);
});

it('offers the host that others of its URLs have', () => {
  expect(fixed(base('http://kratos:4433/kratos', page('http://localhost:4455/')), {}, name, 'Write')).toBe(
    base('http://localhost:4433/kratos', page('http://localhost:4455/')),
  );
  expect(fixed(base('http://0.0.0.0:4433/'), {}, name, 'Write')).toBe(base('http://127.0.0.1:4433/'));
  expect(() => fixed(base('http://kratos:4433/'), {}, name, 'Write')).toThrow('no fix');
});

it.each([
  ['this machine', base('http://localhost:4433/')],
  ['an address', base('http://192.168.0.1:4433/')],
  ['an address of version 6', base('http://[::1]:4433/')],
  ['a domain', base('https://kratos.example.com/')],
  ['a name of the desktop', base('http://host.docker.internal:4433/')],
  ['the admin URL, which no browser opens', 'serve: {admin: {base_url: "http://kratos:4434/"}}'],
  [
    'a web hook',
    'selfservice: {flows: {login: {after: {hooks: [{hook: web_hook, config: {url: "http://backend/"}}]}}}}',
  ],
  ['an app', page('myapp://home')],
  ['a placeholder', base('http://${HOST}/')],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
