import { expect, test } from 'vitest';
import type { FlowRecord } from '../../../../src/kratos/record/types';
import { exchangeName, exchangeText, flowText, sessionText } from '../../../../src/views/documents/contents';
import { exchange, unanswered } from '../../kratos/exchange/exchanges';
import { flow } from '../panel/answers';
import { makeRecord } from '../panel/makeRecord';
import { session } from '../panel/outcomes';
import { Stage } from '../panel/stage';

const token = 'csrf-token-of-the-flow';

/** A core that keeps one record. */
function keeping(fields: Partial<FlowRecord>): Stage['explorer'] {
  const { explorer, alice } = new Stage(() => 'nothing');
  explorer.flows.put(makeRecord({ id: 'f1', personaId: alice.id, ...fields }));
  return explorer;
}

test('a flow is shown as the server sent it, laid out, its secrets masked until they are asked for', () => {
  const sent = flow();
  const text = flowText(keeping({ raw: JSON.stringify(sent) }), 'f1');
  expect(text?.masked).toContain('  "state": "choose_method"');
  expect(text?.masked).not.toContain(token);
  expect(text?.clear).toContain(token);
  expect(JSON.parse(text?.clear ?? '')).toEqual(sent);
});

test('what holds no secret has nothing to reveal', () => {
  expect(flowText(keeping({ raw: '{"id":"f1"}' }), 'f1')).toEqual({ masked: '{\n  "id": "f1"\n}' });
  expect(sessionText(session).clear).toBeUndefined();
});

test('both sides of an exchange, by body or by head', () => {
  const kept = keeping({
    exchanges: [
      exchange({
        method: 'GET',
        url: 'http://x/y',
        requestHeaders: [['Cookie', 'a=secret-value']],
        body: '<html></html>',
        headers: [['Content-Type', 'text/html']],
      }),
      { ...unanswered({ kind: 'refused', host: 'x' }), id: 'unanswered' },
    ],
  });
  expect(exchangeName(kept, 'f1', 'exchange', 'request')).toBe('request.txt');
  expect(exchangeText(kept, 'f1', 'exchange', 'request')).toEqual({
    masked: 'GET http://x/y\nCookie: [redacted]\n',
    clear: 'GET http://x/y\nCookie: a=secret-value\n',
  });
  expect(exchangeName(kept, 'f1', 'exchange', 'response')).toBe('response.html');
  expect(exchangeText(kept, 'f1', 'exchange', 'response')).toEqual({ masked: '<html></html>' });
  expect(exchangeText(kept, 'f1', 'unanswered', 'response')).toEqual({ masked: 'No answer came: refused.' });
});

test('what is not kept has no text', () => {
  expect(flowText(keeping({}), 'f2')).toBeUndefined();
  expect(exchangeText(keeping({}), 'f1', 'e9', 'response')).toBeUndefined();
});
