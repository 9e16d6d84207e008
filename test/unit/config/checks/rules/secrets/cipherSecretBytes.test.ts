import { expect, it } from 'vitest';
import { look } from '../look';

const name = 'cipher-secret-bytes';
const ascii = 'a'.repeat(32);
const wide = `${'a'.repeat(31)}ü`;
const config = (keys: readonly string[], algorithm = 'aes'): string =>
  `ciphers: {algorithm: ${algorithm}}\nsecrets: {cipher: [${keys.map((key) => `"${key}"`).join(', ')}]}\n`;
const item = 'error: secrets.cipher[]';

// Seen on v1.3.1 and v26.2.0: 500 with one key, no answer at all with two.
it('flags 32 characters that are more bytes', () => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    for (const algorithm of ['aes', 'xchacha20-poly1305'])
      expect(look(config([wide], algorithm), { version }, name)).toEqual([item]);
  expect(look(config([ascii, wide]), {}, name)).toEqual([item]);
  expect(look(config(['𝕏'.repeat(32)]), {}, name)).toEqual([item]);
});

it.each([
  ['ASCII', config([ascii])],
  ['what the schema refuses: fewer characters', config([`${'a'.repeat(30)}ü`])],
  ['noop, which reads no key', config([wide], 'noop')],
  ['noop by default', `secrets: {cipher: ["${wide}"]}`],
  ['other keys', `ciphers: {algorithm: aes}\nsecrets: {cookie: ["${wide}"]}`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
