import { describe, expect, it } from 'vitest';
import { readAnswerText } from '../../../../src/kratos/listeners/answerText';
import { chooseAnswer, replyTo } from '../../../../src/kratos/listeners/hookAnswer';
import { firstAnswers } from '../../../../src/views/listeners/firstAnswers';

const call = JSON.stringify({ identity: { id: 'i', traits: { email: 'a@example.com', name: { first: 'Old' } } } });

/** Status and body that a text answers with. */
function answered(text: string, path = '/registration', body = call): unknown {
  const read = readAnswerText(text);
  if ('wrong' in read) throw new Error(JSON.stringify(read.wrong));
  const reply = replyTo({ body }, chooseAnswer(read.answers, path));
  return [reply.status, reply.body === undefined ? undefined : parse(reply.body)];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function troubles(text: string): unknown {
  const read = readAnswerText(text);
  return 'wrong' in read ? read.wrong.map(({ start, end, sentence }) => [text.slice(start, end), sentence]) : 'right';
}

describe('what web hooks are answered', () => {
  it.each(['', '# only words', '{}', firstAnswers()])('%j lets the flow go on', (text) => {
    expect(answered(text)).toEqual([204, undefined]);
  });

  it('refuses in the shape that Kratos reads, messages of one place together', () => {
    const text = `
      refuse:
        - { at: '#/traits/email', id: 1234, text: Not today. }
        - { id: 1, text: Nor tomorrow., type: info, context: { days: 2 } }
        - { at: '#/traits/email', id: 1235, text: Really. }`;
    const said = [
      { id: 1234, text: 'Not today.', type: 'error' },
      { id: 1235, text: 'Really.', type: 'error' },
    ];
    expect(answered(text)).toEqual([
      400,
      {
        messages: [
          { instance_ptr: '#/traits/email', messages: said },
          { instance_ptr: '#/', messages: [{ id: 1, text: 'Nor tomorrow.', type: 'info', context: { days: 2 } }] },
        ],
      },
    ]);
    expect(answered(`status: 403\n${text.replaceAll('\n      ', '\n')}`)).toMatchObject([403, {}]);
  });

  it('changes the traits that are named, and leaves the others', () => {
    const text = 'identity: { traits: { name: { first: Ada } }, metadata_public: { plan: free } }';
    expect(answered(text)).toEqual([
      200,
      { identity: { traits: { email: 'a@example.com', name: { first: 'Ada' } }, metadata_public: { plan: 'free' } } },
    ]);
    expect(answered(text, '/', '{}')).toMatchObject([200, { identity: { traits: { name: { first: 'Ada' } } } }]);
  });

  it.each([
    ['status: 503', [503, undefined]],
    ['body: plain', [200, 'plain']],
    ['body: { a: 1 }', [200, { a: 1 }]],
    ['body: null', [200, null]],
    ['{"status": 201, "body": []}', [201, []]],
  ])('%s', (text, answer) => {
    expect(answered(text)).toEqual(answer);
  });

  it('differs by the path of the hook', () => {
    const text = 'status: 500\npaths:\n  /login: { status: 400, body: no }\n  /x: {}';
    expect(answered(text, '/login?a=1')).toEqual([400, 'no']);
    expect(answered(text, '/x')).toEqual([204, undefined]);
    expect(answered(text, '/constructor')).toEqual([500, undefined]);
  });
});

describe('what is wrong in the file', () => {
  it.each([
    [
      'stauts: 500',
      [['stauts', 'There is no "stauts" here; the names are status, slow, refuse, identity, body, paths.']],
    ],
    ['status: 99', [['status', '“status” is an HTTP status from 200 to 599.']]],
    ['status: "500"', [['status', '“status” is an HTTP status from 200 to 599.']]],
    ['slow: 121', [['slow', '“slow” is a number of seconds from 0 to 120.']]],
    ['slow: fast', [['slow', '“slow” is a number of seconds from 0 to 120.']]],
    ['refuse: []', [['refuse', '“refuse” has no message: Kratos answers 500 to a refusal without one.']]],
    ['refuse: no', [['refuse', '“refuse” is a list of messages, each with “id” and “text”.']]],
    ['refuse: [{ id: "1", text: a }]', [['id', '“id” is a whole number: Kratos answers 500 to any other.']]],
    ['refuse: [{ id: 1.5, text: a }]', [['id', '“id” is a whole number: Kratos answers 500 to any other.']]],
    ['refuse: [{ id: 1 }]', [['{ id: 1 }', '"text" is missing here.']]],
    [
      'refuse: [{ id: 1, text: a, type: bad }]',
      [['type', '“type” is error, info or success; only an error refuses visibly.']],
    ],
    ['paths: { login: {} }', [['login', 'A path begins with a slash.']]],
    ['paths: { /login: { status: 1 } }', [['status', '“status” is an HTTP status from 200 to 599.']]],
    [
      'refuse: [{ id: 1, text: a }]\nidentity: {}',
      [
        [
          'refuse: [{ id: 1, text: a }]\nidentity: {}',
          'An answer has one of “refuse”, “identity” and “body”, not two.',
        ],
      ],
    ],
    ['[]', [['[]', 'This is no object: its names are status, slow, refuse, identity, body, paths.']]],
    ['paths: []', [['paths', 'This is no object: its names are /….']]],
    ['paths: { /x: [] }', [['/x', 'This is no object: its names are status, slow, refuse, identity, body.']]],
    ['just words', [['just words', 'This is no object: its names are status, slow, refuse, identity, body, paths.']]],
  ])('%s', (text, wrong) => {
    expect(troubles(text)).toEqual(wrong);
  });

  it.each(['a: [', '"', '{{', 'a: *b', '\t- x'])('%j is no YAML', (text) => {
    const wrong = troubles(text) as [string, string][];
    expect(wrong[0]?.[1]).toMatch(/^This is no YAML: ./);
  });
});
