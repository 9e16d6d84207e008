import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'same-site-none';
const all = 'cookies: {same_site: None}\n';

it('flags the session cookie, by whatever setting it has its SameSite', () => {
  expect(look('session: {cookie: {same_site: None, secure: "false"}}\n', {}, name)).toEqual([
    'warning: session.cookie.same_site',
  ]);
  const text = `${all}session: {cookie: {secure: "false"}}\n`;
  expect(look(text, {}, name)).toEqual(['warning: cookies.same_site']);
  expect(related(text, {}, name)).toEqual(['session.cookie.secure']);
});

it('flags the CSRF cookie as a hint, which is sent with Lax then', () => {
  expect(look('cookies: {same_site: None, secure: "false"}\n', {}, name)).toEqual(['hint: cookies.same_site']);
  const own = 'cookies: {same_site: None, secure: "false"}\nsession: {cookie: {same_site: Lax, secure: "false"}}\n';
  expect(look(own, {}, name)).toEqual(['hint: cookies.same_site']);
});

it('takes what Kratos cannot read for not Secure', () => {
  expect(look('session: {cookie: {same_site: None, secure: "yes"}}\n', {}, name)).toHaveLength(1);
});

it('offers Lax', () => {
  const written = (site: string): string => `cookies: {same_site: ${site}, secure: "false"}\n`;
  expect(fixed(written('None'), {}, name, 'Write Lax')).toBe(written('Lax'));
});

it.each([
  ['Secure by default', all],
  ['Secure in words', 'cookies: {same_site: None, secure: "true"}\nsession: {cookie: {secure: "true"}}\n'],
  ['Lax', 'cookies: {same_site: Lax, secure: "false"}\n'],
  ['the default', 'cookies: {secure: "false"}\n'],
  ['dev, which is not read', `dev: true\n${all}`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
