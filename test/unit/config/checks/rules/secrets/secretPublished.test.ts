import { expect, it } from 'vitest';
import { look, related } from '../look';

const name = 'secret-published';
const config = (key: string, base = 'http://127.0.0.1:4433/'): string =>
  `serve: {public: {base_url: "${base}"}}\nsecrets:\n  cookie:\n    - "${key}"\n`;
const item = 'secrets.cookie[]';

it.each([
  'PLEASE-CHANGE-ME-I-AM-VERY-INSECURE',
  '32-LONG-SECRET-NOT-SECURE-AT-ALL',
  'secret-thirty-two-character-long',
  'iam-kratos-cookie-secret-change-me',
])('flags %s', (key) => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const) {
    expect(look(config(key), { version }, name)).toEqual([`hint: ${item}`]);
    expect(look(config(key, 'https://auth.example.com'), { version }, name)).toEqual([`warning: ${item}`]);
  }
});

it('flags every list of keys', () => {
  const key = 'PLEASE-CHANGE-ME-I-AM-VERY-INSECURE';
  const text = `secrets: {default: [${key}], cookie: [a, ${key}], cipher: [${key}], pagination: [${key}]}`;
  expect(look(text, {}, name)).toEqual(
    ['default', 'cookie', 'cipher', 'pagination'].map((list) => `hint: secrets.${list}[]`),
  );
});

it('names what makes it grave', () => {
  expect(related(config('change-me-change-me', 'https://a.test'), {}, name)).toEqual(['serve.public.base_url']);
  expect(related(config('change-me-change-me'), {}, name)).toEqual([]);
});

it.each([
  '7vXJ1Zr0mYtqWcK2',
  '${COOKIE_SECRET}',
  "{{ secret | default('PLEASE-CHANGE-ME') }}",
  'please-exchange-mementos',
  'a-secure-one-of-mine',
])('keeps silent with %s', (key) => {
  expect(look(config(key, 'https://auth.example.com'), {}, name)).toEqual([]);
});
