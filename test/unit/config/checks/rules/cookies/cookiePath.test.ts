import { expect, it } from 'vitest';
import { fixed, found, look } from '../look';

const name = 'cookie-path';
const config = (settings: string, base = 'https://example.com/'): string =>
  `serve: {public: {base_url: "${base}"}}\n${settings}\n`;

it.each([
  ['cookies: {path: /app}', ['warning: cookies.path']],
  ['cookies: {path: /self-service}', ['warning: cookies.path']],
  ['cookies: {path: /self}\nsession: {cookie: {path: /}}', ['warning: cookies.path']],
  ['cookies: {path: auth}', ['warning: cookies.path']],
  ['session: {cookie: {path: /self-service}}', ['warning: session.cookie.path']],
])('flags %s', (settings, expected) => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(config(settings), { version }, name)).toEqual(expected);
});

it('flags a path beside that of the public URL', () => {
  expect(look(config('cookies: {path: /}', 'https://example.com/auth'), {}, name)).toEqual([]);
  expect(look(config('cookies: {path: /auth}', 'https://example.com/auth'), {}, name)).toEqual([]);
  expect(look(config('cookies: {path: /auth/}', 'https://example.com/auth/'), {}, name)).toEqual([]);
  expect(look(config('cookies: {path: /authority}', 'https://example.com/auth'), {}, name)).toHaveLength(1);
  expect(look(config('cookies: {path: /aut}', 'https://example.com/auth'), {}, name)).toHaveLength(1);
});

it('offers the whole site', () => {
  expect(fixed(config('cookies: {path: /app}'), {}, name, 'Write')).toBe(config('cookies: {path: /}'));
});

it.each([
  ['the whole site', config('cookies: {path: /}')],
  [
    'a path that holds the flows, and one for the session',
    config('cookies: {path: /self-service}\nsession: {cookie: {path: /}}'),
  ],
  ['nothing', config('cookies: {path: ""}')],
  ['a path without a slash that is for flows alone', config('cookies: {path: auth}\nsession: {cookie: {path: /}}')],
  ['no public URL', 'cookies: {path: /app}'],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});

it('flags a path without a slash even without a public URL', () => {
  expect(look('cookies: {path: app}', {}, name)).toHaveLength(1);
});

// Seen on v1.3.1 and v26.2.0, with a cookie jar as browsers have it.
it('says which of the cookies is lost', () => {
  const effect = (settings: string): string => found(config(settings), {}, name)[0]?.effect ?? '';
  expect(effect('cookies: {path: /app}')).toContain('403');
  expect(effect('cookies: {path: /self-service}')).toContain('no session');
  expect(effect('cookies: {path: auth}')).toContain('no session');
});
