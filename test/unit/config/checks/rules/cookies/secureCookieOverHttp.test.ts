import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'secure-cookie-over-http';
const config = (base: string, more = ''): string => `serve:\n  public:\n    base_url: ${base}\n${more}`;
const away = 'http://auth.example.com/';
const base = 'serve.public.base_url';

it('flags cookies that are made Secure', () => {
  const text = config(away, 'cookies: {secure: "true"}\nsession: {cookie: {secure: "1"}}\n');
  expect(look(text, {}, name)).toEqual(['warning: cookies.secure', 'warning: session.cookie.secure']);
  expect(related(text, {}, name)).toEqual([base]);
});

it('flags the default as information, which --dev changes', () => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(config(away), { version }, name)).toEqual([`information: ${base}`]);
  // the session cookie does not take over cookies.secure
  expect(look(config(away, 'cookies: {secure: "false"}\n'), {}, name)).toEqual([`information: ${base}`]);
});

it('offers https, or cookies that are not Secure', () => {
  expect(fixed(config(away), {}, name, 'Reach')).toBe(config('https://auth.example.com/'));
  const text = config(away, 'cookies:\n  secure: "true"\nsession:\n  cookie:\n    secure: "false"\n');
  expect(look(fixed(text, {}, name, 'Reach'), {}, name)).toEqual([]);
  expect(look(fixed(text, {}, name, 'Write'), {}, name)).toEqual([]);
});

it.each([
  ['https', config('https://auth.example.com/')],
  ['this machine', config('http://localhost:4433/', 'cookies: {secure: "true"}\n')],
  ['this machine by number', config('http://127.0.0.1:4433/', 'cookies: {secure: "true"}\n')],
  ['both off', config(away, 'cookies: {secure: "false"}\nsession: {cookie: {secure: "false"}}\n')],
  ['no public URL', 'cookies: {secure: "true"}\n'],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
