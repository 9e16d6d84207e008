import { expect, it } from 'vitest';
import { findCode, findLink } from '../../../../src/kratos/admin/findCode';
import { readJson } from '../../../../src/kratos/flow/json';
import { redactExchange, redactValue } from '../../../../src/kratos/exchange/redact';
import { prettyJson } from '../../../../src/views/documents/text';
import { exchange } from './exchanges';

/** Sizes in characters. What takes the square of them takes ten times as long for each character of the larger one. */
const [small, large] = [10_000, 100_000];
const mostGrowth = 4;
const mostTries = 8;

/** Milliseconds of this thread's own work, which others on the machine do not lengthen much. */
function workOf(run: () => unknown): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

const filled = (part: string) => (size: number) => part.repeat(size / part.length);
const asJson = (size: number, count: number, item: (index: number) => unknown): string =>
  JSON.stringify(Array.from({ length: size / count }, (_, index) => item(index)));

const texts: Readonly<Record<string, (size: number) => string>> = {
  'many tokens': (size) =>
    asJson(size, 40, (index) => ({ session_token: `aB3${(index * 7919).toString(36)}xyzABCDEF` })),
  'one object with many keys': (size) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: size / 20 }, (_, at) => [`key${at}`, `value ${at}`]))),
  'many texts': (size) => asJson(size, 10, (index) => `a=${index}`),
  'one long secret': (size) => JSON.stringify({ password: `${'a'.repeat(size / 2)}b`, x: 'a'.repeat(size / 2) }),
  'many pairs': (size) => asJson(size, 20, () => ['Cookie', 'a=b']),
  'deep lists': filled('['),
  'deep objects': filled('{"a":'),
  'many documents': filled('{"a":1} '),
  'broken documents': filled('{"a"{"a"'),
  'documents in documents': (size) => {
    let text = '{"password":"x"}';
    while (text.length < size / 2) text = JSON.stringify({ a: text });
    return text;
  },
  ...Object.fromEntries(
    [
      ...[
        'eyJ-',
        'eyJa.',
        'token=a?',
        'state=active?',
        'code=400?',
        '%25',
        '2525',
        'a',
        'a-',
        '=',
        ':',
        'token:',
        'token="',
      ],
      ...[
        `token='token="`,
        'token=\\"',
        '\\',
        '\\"',
        '<a ',
        'value="',
        'name=a value=',
        '<a>b',
        '<token ',
        'x["',
        '[ ',
      ],
      ...[
        'content-disposition: name="token"\n',
        'content-disposition:',
        '://:',
        ':',
        'bearer ',
        'a=b; ',
        'x cookie: a=b ',
        'token:[',
        'code:map[',
        'code: a',
        '-----BEGIN PRIVATE KEY-----',
        '://a:b',
        ':a',
        ' --token',
        'tokens:\n',
        'tokens:\n- ',
      ],
      ...['ory_st_', '123456 ', 'token: x\n', 'x authorization: bearer ', 'token     ', '\n', ' ', 'state:"a b '],
    ].map((part) => [JSON.stringify(part), filled(part)]),
  ),
};

const known = ['hunter2', 'aaaa', 'a=b; a', 'aaaaaaaa1'];
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'redaction of an exchange': (text) => redactExchange(exchange({ body: text, headers: [] }), known),
  'redaction of a value': (text) => redactValue({ text }, known),
  'reading JSON': readJson,
  'laying out JSON': prettyJson,
  'looking for a link': (text) => findLink(`http://a${text}x http://a${'.)'.repeat(text.length / 2)}x`),
  'looking for a code': findCode,
};

it.each(Object.keys(readers))(
  '%s takes a time that grows with the text alone',
  (name) => {
    const run = readers[name];
    for (const [what, make] of Object.entries(texts)) {
      const [less, more] = [make(small), make(large)];
      let growth = Infinity;
      for (let tries = 0; tries < mostTries && growth > mostGrowth; tries += 1) {
        // So short a time says nothing.
        const time = Math.max(
          0.5,
          workOf(() => run?.(less)),
        );
        growth = Math.min(growth, workOf(() => run?.(more)) / time / (large / small));
      }
      expect(growth, what).toBeLessThan(mostGrowth);
    }
  },
  120_000,
);
