import { appVersionIn, chartVersionIn } from '../../../../src/config/document/detect/chartVersion';
import { isTomlConfig, recogniseDocument } from '../../../../src/config/document/detect/detect';
import { imageVersionIn } from '../../../../src/config/document/detect/imageVersion';
import { schemaInModeline } from '../../../../src/config/document/detect/modeline';
import { listParts } from '../../../../src/config/document/detect/parts';
import { isGiven, isOneOfSeveral } from '../../../../src/config/document/detect/startFiles';
import { full, type Reading } from '../growth';

/** Texts of any length that make much of one sign or shape. */
export const texts: Readonly<Record<string, (length: number) => string>> = {
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
  'configurations in one item of a list': (length) =>
    `a:\n- b: 1\n${'  c: 1\n'.repeat((length * 0.9) / 7)}${'  config:\n'.repeat(length / 100)}`,
  'configurations of many charts': (length) =>
    Array.from({ length: length / 30 }, (_, at) => `a${String(at)}:\n  config:\n    dsn: x\n`).join(''),
  'mappings in braces': (length) => 'a: {b: {c: d}}\n'.repeat(length / 15),
  stairs: (length) => Array.from({ length: length / 100 }, (_, at) => `${' '.repeat(at % 200)}a:\n`).join(''),
  'short lines': (length) => 'a:\n'.repeat(length / 3),
  'configurations below names': (length) => 'a:\n  config:\n    dsn: x\n'.repeat(length / 24),
  texts: (length) => 'kratos.yml: |\n  selfservice:\n'.repeat(length / 29),
  services: (length) => `services:\n${'  a:\n    image: b\n    DSN: x\n'.repeat(length / 31)}`,
  variables: (length) => 'SESSION_COOKIE_NAME=x\n'.repeat(length / 22),
  'a long variable': (length) => 'A'.repeat(length),
  images: (length) => 'image: a/kratos:b\n'.repeat(length / 18),
  commands: (length) => 'kratos -c a.yml -c b.yml\n'.repeat(length / 25),
  'open commands': (length) => '-c '.repeat(length / 3),
};

const found: Readonly<Record<string, (text: string) => unknown>> = {
  'recognising a document': (text) => [
    recogniseDocument('a.yml', text),
    recogniseDocument('kratos.json', text),
    recogniseDocument('.env', text),
    recogniseDocument('compose.yml', text),
    isTomlConfig('a.toml', text),
  ],
  'finding the parts of a document': (text) => listParts(text, { kind: 'environment' }),
  'finding the version, and what a command is given': (text) => [
    imageVersionIn(text),
    chartVersionIn(text, 'kratos.config.'),
    appVersionIn(text),
    isGiven('x.yml', [{ name: 'start.sh', text }]),
    isOneOfSeveral('x.yml', [{ name: 'start.sh', text }]),
    schemaInModeline(text),
  ],
};

/** What tells what a file is, by its text and by its name. */
export const detectionReadings: readonly Reading[] = [
  ...Object.entries(found).map(([name, read]) => ({ name, read, worst: texts })),
  {
    name: 'recognising a name',
    read: (name) => recogniseDocument(`kratos${name}.json`, '{}'),
    worst: Object.fromEntries(
      ['-ab', '.a', '_a-', 'compose.', '.env', ' (1)', '/', '\\'].map((part) => [part, full(part)]),
    ),
  },
];
