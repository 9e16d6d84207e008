import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../../../scripts/places.mjs';
import { checkConfig, type ConfigContext } from '../../../../../src/config/checks/checkConfig';
import type { ConfigDocument } from '../../../../../src/config/document/document';
import { locate, locateInWhole } from '../../../../../src/config/document/locate';
import { readInPieces } from '../../../../../src/config/document/pieces/index';
import { readConfig, readWhole } from '../../../../../src/config/document/readConfig';
import { fileLinks } from '../../../../../src/config/facts/fileLinks';
import { configText } from '../../../../bench/configText';

const folder = inRoot('test', 'fixtures');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ya?ml$/.test(name))
  .sort()
  .map((name) => readFileSync(path.join(folder, name), 'utf8'));

/** Lines on which it depends what is said of others. */
const decisive = [
  ...['provider: apple\n', 'provider: microsoft\n', 'type: basic_auth\n', 'type: api_key\n', 'algorithm: aes\n'],
  ...['hook: web_hook\n', 'hook: session\n', 'hook: b2b_sso\n', '- hook: session\n', 'enabled: true\n'],
  ...['config:\n', 'auth:\n', 'cipher: [abc]\n', 'client_secret: a\n', 'ui_url: example.com\n', 'lifespan: 0s\n'],
];

/** What is typed, pasted or deleted at a place: mostly whole lines, as people write them. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  atLine: fc.boolean(),
  removed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(40)),
  indent: fc.nat(8),
  typed: fc.oneof(
    fc.constantFrom(
      ...['', '\n', '\n\n', '# said\n', '#', 'key: value\n', 'key:\n', 'key: {}\n', '- item\n', '- a: b\n', '-\n'],
      ...[
        '  nested:\n    deep: 1\n',
        'key: |\n  text\n',
        'key: >-\n',
        '"quoted": x\n',
        "'",
        '"',
        '{',
        ']',
        ': ',
        ' # x',
      ],
      ...decisive,
      ...['a', '1', '~', 'true: 1\n', '? key\n', '<<: *a\n', 'a: &a\n', '*a', '!!str ', '---\n', '\t', '\r\n', '@X@'],
    ),
    fc.string({ maxLength: 4 }),
  ),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function edited(text: string, { at, atLine, removed, indent, typed }: Edit): string {
  const place = Math.floor(at * text.length);
  const start = atLine ? text.lastIndexOf('\n', place - 1) + 1 : place;
  const added = atLine ? ' '.repeat(indent) + typed : typed;
  return text.slice(0, start) + added + text.slice(start + removed);
}

/** All that a configuration says of itself. */
function facts({ text, isJson, entries, broken, problems, repeated }: ConfigDocument): object {
  return { text, isJson, entries, broken, problems, repeated };
}

/** What decides what is said of the same lines. */
const contexts: readonly ConfigContext[] = [
  { version: 'v26.2.0', schemas: [], tracked: true },
  { version: 'v1.3.1', schemas: [] },
  { version: 'v25.4.0', schemas: [], isPartial: true },
];

describe('reading in pieces', () => {
  it('gives after any edits what reading the whole gives, and so do the checks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(edit, { minLength: 1, maxLength: 4 }), (file, edits) => {
        for (const context of contexts) checkConfig(readConfig(file), context);
        let text = file;
        for (const one of edits) {
          text = edited(text, one);
          const [changed, whole] = [readConfig(text), readWhole(text)];
          // What is asked for first is not made with all the rest.
          const found = contexts.map((context) => checkConfig(changed, context));
          expect(found).toEqual(contexts.map((context) => checkConfig(whole, context)));
          expect(facts(changed)).toEqual(facts(whole));
          expect(fileLinks(changed)).toEqual(fileLinks(whole));
          // Where something cannot be read at all, the parts that can be tell more than the whole.
          if (whole.broken) continue;
          const at = Math.floor(one.at * text.length);
          for (const offset of [at - 20, at - 5, at, at + 1, at + 2, at + 10])
            expect(locate(text, offset)).toEqual(locateInWhole(text, offset));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('says the same when what decides is changed elsewhere', () => {
    const auth = (type: string): string => `courier:
  http:
    request_config:
      url: https://example.com
      method: POST
      body: file://a.jsonnet
      auth:
        # Kept, and kept,
        # and kept,
        # and kept,
        # and kept,
        # and kept,
        # and kept,
        # and kept.
        type: ${type}
        config:
          # Neither of these,
          # nor these,
          # nor these.
          user: a
          password: b
`;
    for (const type of ['basic_auth', 'api_key', 'basic_auth', 'none', 'api_key']) {
      const [changed, whole] = [readConfig(auth(type)), readWhole(auth(type))];
      for (const context of contexts) expect(checkConfig(changed, context)).toEqual(checkConfig(whole, context));
    }
  });

  it('finds the same below a path, and the same paths', () => {
    for (const file of files) {
      const [changed, whole] = [readConfig(file), readWhole(file)];
      for (const { path: at } of whole.entries) {
        expect(changed.get(...at)).toEqual(whole.get(...at));
        expect(changed.below(...at)).toEqual(whole.below(...at));
      }
    }
  });

  it('finds what is at each place', () => {
    for (const file of files.filter(({ length }) => length < 2_000)) {
      const offsets = Array.from({ length: file.length + 1 }, (_, at) => at);
      expect(offsets.map((at) => locate(file, at))).toEqual(offsets.map((at) => locateInWhole(file, at)));
    }
  });

  it('takes nearly every configuration, however it is written', () => {
    const taken = files.filter((file) => readInPieces(file) !== undefined).length;
    expect(taken / files.length).toBeGreaterThan(0.8);
  });

  it.each([
    ['a comment that may belong to what is above it', 'a:\n  b: 1\n  # of a\nc: 2\n'],
    ['items in the column of their list', 'a:\n- b\n# of a\nc: 2\n'],
    ['a list of the whole', '- a\n- b\n'],
    ['a key that is there twice', 'a: 1\nb: 2\na: 3\n'],
    ['a text over lines', 'a: "b\nc: d"\ne: f\n'],
    ['a text with a line that looks like a comment', 'a: |\n  b\n  # no comment\nc: d\n'],
    ['a key without a value', 'a:\n\n# of b\nb:\n'],
    ['a text of blank lines', 'a: |\n\n\nb: >-\n\nc: !!str | # d\n \n'],
    ['a key that is no text', 'a: 1\ntrue: 2\nnull: 3\n'],
  ])('reads %s as the whole', (_, text) => {
    expect(facts(readConfig(text))).toEqual(facts(readWhole(text)));
  });

  it('reads the parts that did not change only where they stand now', () => {
    const text = configText(300);
    const before = readConfig(text).entries;
    const after = readConfig(text.replace('level: info', 'level: debug')).entries;
    expect(after.filter((entry, at) => entry.path === before[at]?.path).length / before.length).toBeGreaterThan(0.9);
  });
});
