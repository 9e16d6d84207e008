import { expect, it } from 'vitest';
import { look } from '../look';

const name = 'continuity-cookie-key';
const keys = (list: string, ...lengths: number[]): string =>
  `secrets: {${list}: [${lengths.map((length, at) => 'abcdef'.charAt(at).repeat(length)).join(', ')}]}\n`;

// Seen on v1.3.1 and v26.2.0: "securecookie: error - caused by: crypto/aes: invalid key size" for re-authentication and
// social sign-in.
it.each([
  ['cookie', [20, 20]],
  ['cookie', [16, 17]],
  ['default', [20, 20]],
  ['cookie', [20, 20, 20, 20]],
] as const)('flags %s with keys of %j', (list, lengths) => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(keys(list, ...lengths), { version }, name)).toEqual([`warning: secrets.${list}[]`]);
});

it('stands at the second key, and counts bytes', () => {
  const text = `secrets: {cookie: [aaaaaaaaaaaaaaaaaaaa, "${'b'.repeat(15)}ü"]}`;
  expect(look(text, {}, name)).toHaveLength(1);
  expect(look(text.replace('b', ''), {}, name)).toEqual([]);
});

it.each([
  ['one key', keys('cookie', 20)],
  ['16 bytes', keys('cookie', 20, 16)],
  ['24 bytes', keys('cookie', 20, 24)],
  ['32 bytes', keys('cookie', 20, 32)],
  ['a third key, which signs alone', keys('cookie', 20, 20, 20)],
  ['a later pair that fits', keys('cookie', 20, 20, 20, 32)],
  ['a list that is not read', `${keys('default', 20, 20).trimEnd().slice(0, -1)}, cookie: [${'c'.repeat(20)}]}`],
  ['a broken file', `${keys('cookie', 20, 20)}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
