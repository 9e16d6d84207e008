import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'cipher-secret-unused';
const config = (ciphers = '', oidc = 'true'): string =>
  `secrets:\n  cipher:\n    - ${'a'.repeat(32)}\n${ciphers}selfservice: {methods: {oidc: {enabled: ${oidc}}}}\n`;

it('flags keys without a cipher', () => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(config(), { version }, name)).toEqual(['hint: secrets.cipher:']);
  const noop = config('ciphers:\n  algorithm: noop\n');
  expect(look(noop, {}, name)).toHaveLength(1);
  expect(related(noop, {}, name)).toEqual(['ciphers.algorithm']);
  expect(look(fixed(noop, {}, name, 'Encrypt'), {}, name)).toEqual([]);
  expect(look(fixed(config(), {}, name, 'Encrypt'), {}, name)).toEqual([]);
});

it.each([
  ['a cipher', config('ciphers: {algorithm: aes}\n')],
  ['no social sign-in', config('', 'false')],
  ['no keys', 'selfservice: {methods: {oidc: {enabled: true}}}'],
  ['a broken file', `${config()}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
