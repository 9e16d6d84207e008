import { findCode, findLink } from '../../../../src/kratos/admin/findCode';
import { redactExchange, redactValue } from '../../../../src/kratos/exchange/redact';
import { readJson } from '../../../../src/kratos/flow/json';
import { prettyJson } from '../../../../src/views/documents/text';
import { exchange } from '../../kratos/exchange/exchanges';
import { full, type Reading } from '../growth';

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
  'deep lists': full('['),
  'deep objects': full('{"a":'),
  'many documents': full('{"a":1} '),
  'broken documents': full('{"a"{"a"'),
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
      ],
      ...[
        'code ',
        'code is <b>',
        'your code a ',
        '1234 is your ',
        'password is ',
        'password was set to "',
        'INSERT INTO a(token) VALUES (',
        "INSERT INTO a VALUES('",
        'COPY a (token) FROM stdin;\n',
        'id,token\n"a,',
        'id|token|',
        "identified by '",
        'cG9zdGdyZXM6Ly9h',
        'basic YTpi ',
        '://hook/a1a1a1a1a1a1a1a1/',
        '://hooks.slack.com/services/',
        'a:1:b:c:',
        'machine a login b ',
        'mysql -p',
      ],
      ...['ory_st_', '123456 ', 'token: x\n', 'x authorization: bearer ', 'token     ', '\n', ' ', 'state:"a b '],
    ].map((part) => [JSON.stringify(part), full(part)]),
  ),
};

const known = ['hunter2', 'aaaa', 'a=b; a', 'aaaaaaaa1'];
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'masking an exchange and a value': (text) => [
    redactExchange(exchange({ body: text, headers: [] }), known),
    redactValue({ text }, known),
  ],
  'reading JSON, laying it out, looking for links and codes': (text) => [
    readJson(text),
    prettyJson(text),
    findLink(`http://a${text}x http://a${'.)'.repeat(text.length / 2)}x`),
    findCode(text),
  ],
};

/** What reads answers and mails, looks for secrets in them, and lays them out. */
export const secretReadings: readonly Reading[] = Object.entries(readers).map(([name, read]) => ({
  name,
  read,
  worst: texts,
}));
