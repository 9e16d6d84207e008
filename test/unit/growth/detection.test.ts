import { expect, it } from 'vitest';
import { recogniseDocument } from '../../../src/config/document/detect/detect';
import { imageVersionIn } from '../../../src/config/document/detect/imageVersion';
import { listParts } from '../../../src/config/document/detect/parts';
import { isGiven } from '../../../src/config/document/detect/startFiles';
import { full, growthOf, mostGrowth, type Reading } from './growth';

/** Texts of any length that make much of one sign or shape. */
const texts: Readonly<Record<string, (length: number) => string>> = {
  'a block without what decides': (length) => `serve:\n${'  port: 1\n'.repeat(length / 10)}`,
  'indented blank lines': (length) => `kratos:\n${'    \n'.repeat(length / 5)}`,
  'one blank line': (length) => ' '.repeat(length),
  'one long word': (length) => 'identity'.repeat(length / 8),
  dashes: (length) => '- '.repeat(length / 2),
  colons: (length) => 'a:'.repeat(length / 2),
  keys: (length) => Array.from({ length: length / 10 }, (_, at) => `k${String(at).padStart(6, '0')}: 1\n`).join(''),
  'keys of JSON': (length) =>
    `{${Array.from({ length: length / 12 }, (_, at) => `"${String(at).padStart(6, '0')}": 1,`).join('')}`,
  'nested JSON': (length) => '{"identity":{'.repeat(length / 13),
  'nested lists': (length) => '['.repeat(length),
  'open quotes': (length) => '"\n'.repeat(length / 2),
  'texts in quotes': (length) => 'a: "serve:\\n  identity:\\n  aaaaaaaaaaaaaaaaaaaaaaaaaaaaa"\n'.repeat(length / 58),
  'texts in open quotes': (length) => 'a: "serve:\\n\\\n'.repeat(length / 15),
  Base64: (length) => `data:\n${`  a: ${'a'.repeat(50)}\n`.repeat(length / 56)}`,
  'one text in Base64': (length) => `data:\n  a: ${'a'.repeat(length)}`,
  'charts in a list': (length) => `a:\n${'- kratos:\n    config:\n      dsn: x\n'.repeat(length / 36)}`,
  backslashes: (length) => `{"${'\\'.repeat(length)}`,
  comments: (length) => `{${'/*\r'.repeat(length / 3)}`,
  'configurations below names': (length) => 'a:\n  config:\n    dsn: x\n'.repeat(length / 24),
  texts: (length) => 'kratos.yml: |\n  selfservice:\n'.repeat(length / 29),
  services: (length) => `services:\n${'  a:\n    image: b\n    DSN: x\n'.repeat(length / 31)}`,
  variables: (length) => 'SESSION_COOKIE_NAME=x\n'.repeat(length / 22),
  'a long variable': (length) => 'A'.repeat(length),
  images: (length) => 'image: a/kratos:b\n'.repeat(length / 18),
  commands: (length) => 'kratos -c a.yml -c b.yml\n'.repeat(length / 25),
  'open commands': (length) => '-c '.repeat(length / 3),
};

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'recogniseDocument of YAML': (text) => recogniseDocument('a.yml', text),
  'recogniseDocument of a file with kratos in its name': (text) => recogniseDocument('kratos.json', text),
  'recogniseDocument of variables': (text) => recogniseDocument('.env', text),
  'recogniseDocument of compose': (text) => recogniseDocument('compose.yml', text),
  listParts: (text) => {
    // The last text is remembered, and texts of nearly one length may be the same.
    listParts('', { kind: 'environment' });
    return listParts(text, { kind: 'environment' });
  },
  imageVersionIn: imageVersionIn,
  isGiven: (text) => isGiven('x.yml', [{ name: 'start.sh', text }]),
};

it.each(Object.entries(readers))('%s grows with the length of the text and no faster', (name, read) => {
  const reading: Reading = { name, read, worst: texts, keepsAll: true, longest: 100_000 };
  const grown = Object.entries(texts).map(([of, make]) => ({ of, times: Math.max(...growthOf(reading, make)) }));
  expect(grown.filter(({ times }) => times > mostGrowth(reading))).toEqual([]);
});

it('tells what a file is whatever its name is', () => {
  for (const part of ['-ab', '.a', '_a-', 'compose.', '.env', ' (1)', '/', '\\']) {
    const read = (name: string): unknown => recogniseDocument(`kratos${name}.json`, '{}');
    const reading: Reading = { name: part, read, worst: {}, keepsAll: true, longest: 100_000 };
    expect(Math.max(...growthOf(reading, full(part)))).toBeLessThan(mostGrowth(reading));
  }
});
