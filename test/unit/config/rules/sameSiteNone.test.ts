import { expect, it } from 'vitest';
import { fixed, look, related } from './look';

const name = 'same-site-none';
const all = 'cookies: {same_site: None}\n';

it('flags the session cookie, by whatever setting it has its SameSite', () => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const) {
    expect(look(`dev: true\n${all}`, { version }, name)).toEqual(['warning: cookies.same_site']);
    expect(look('dev: true\nsession: {cookie: {same_site: None}}\n', { version }, name)).toEqual([
      'warning: session.cookie.same_site',
    ]);
  }
  const text = `${all}session: {cookie: {secure: "false"}}\n`;
  expect(look(text, {}, name)).toEqual(['warning: cookies.same_site']);
  expect(related(text, {}, name)).toEqual(['session.cookie.secure']);
});

it('flags the CSRF cookie as a hint, which is sent with Lax then', () => {
  expect(look('cookies: {same_site: None, secure: "false"}\n', {}, name)).toEqual(['hint: cookies.same_site']);
  const own = 'dev: true\ncookies: {same_site: None}\nsession: {cookie: {same_site: Lax}}\n';
  expect(look(own, {}, name)).toEqual(['hint: cookies.same_site']);
});

it('takes what Kratos cannot read for not Secure', () => {
  expect(look('session: {cookie: {same_site: None, secure: "yes"}}\n', {}, name)).toHaveLength(1);
});

it('offers Lax', () => {
  expect(fixed(`dev: true\n${all}`, {}, name, 'Write Lax')).toBe('dev: true\ncookies: {same_site: Lax}\n');
});

it.each([
  ['Secure by default', all],
  ['Secure in words', 'cookies: {same_site: None, secure: "true"}\nsession: {cookie: {secure: "true"}}\n'],
  ['Lax', 'dev: true\ncookies: {same_site: Lax}\n'],
  ['the default', 'dev: true\n'],
  ['dev that is off', `dev: false\n${all}`],
  [
    'dev that secure overrules',
    `dev: true\ncookies: {same_site: None, secure: "true"}\nsession: {cookie: {secure: "true"}}\n`,
  ],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
