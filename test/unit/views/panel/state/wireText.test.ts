import { describe, expect, test } from 'vitest';
import type { WireText } from '../../../../../src/protocol/state';
import { prettyJson } from '../../../../../src/views/documents/text';
import { exchangeView, requestText } from '../../../../../src/views/panel/state/wireText';
import { exchange, unanswered } from '../../../kratos/exchange/exchanges';

const open = (text: WireText): string => text.map((piece) => (piece.secret === true ? '••••' : piece.text)).join('');
const clear = (text: WireText): string => text.map((piece) => piece.text).join('');

const request = {
  method: 'POST',
  url: 'http://127.0.0.1:4433/self-service/login?flow=f1',
  headers: [
    ['Accept', 'application/json'],
    ['Content-Type', 'application/json'],
    ['Cookie', 'csrf_token_82=abcdefgh; ory_kratos_session=ijklmnop'],
  ] as const,
  body: '{"method":"password","password":"open sesame","identifier":"alice@example.com"}',
};

describe('a request', () => {
  test('reads as it goes out, secrets marked', () => {
    expect(open(requestText(request, []))).toBe(
      [
        'POST http://127.0.0.1:4433/self-service/login?flow=f1',
        'Accept: application/json',
        'Content-Type: application/json',
        'Cookie: csrf_token_82=••••; ory_kratos_session=••••',
        '',
        '{',
        '  "method": "password",',
        '  "password": "••••",',
        '  "identifier": "alice@example.com"',
        '}',
      ].join('\n'),
    );
  });

  test('holds what a reveal shows, and masks a known value wherever it stands', () => {
    expect(clear(requestText(request, []))).toContain('open sesame');
    expect(open(requestText(request, ['alice@example.com']))).not.toContain('alice@example.com');
  });

  test('has few pieces: neighbours of one kind are one', () => {
    const text = requestText(request, []);
    expect(text.filter(({ style }) => style === 'verb')).toHaveLength(1);
    expect(text.every(({ text: piece }) => piece !== '')).toBe(true);
  });
});

describe('an exchange', () => {
  test('shows status, time, headers in their order and the body', () => {
    const view = exchangeView(
      exchange({
        status: 200,
        headers: [
          ['Date', 'today'],
          ['Set-Cookie', 'a=b; Path=/'],
        ],
        body: '{"a":1e2}',
      }),
      [],
    );
    expect(open(view.response)).toBe(
      'HTTP/1.1 200 · 1 ms\nDate: today\nSet-Cookie: a=••••; Path=/\n\n{\n  "a": 1e2\n}',
    );
    expect(view.revealable).toBe(true);
  });

  test('without an answer says what became of it', () => {
    expect(open(exchangeView(unanswered({ kind: 'cancelled' }), []).response)).toBe('cancelled · 1 ms\n');
  });

  test('read back from storage cannot be revealed', () => {
    expect(exchangeView({ ...exchange({}), redacted: true }, []).revealable).toBe(false);
  });

  test('of megabytes is cut, and says by how much', () => {
    const view = exchangeView(exchange({ body: 'x'.repeat(5_000_000) }), []);
    expect(clear(view.response).length).toBeLessThan(110_000);
    expect(clear(view.response)).toContain('4,900,000 characters more');
  });
});

describe('JSON is laid out', () => {
  test.each([
    ['{"a":[1,2,{}],"b":{},"c":[]}', '{\n  "a": [\n    1,\n    2,\n    {}\n  ],\n  "b": {},\n  "c": []\n}'],
    ['[]', '[]'],
    [
      '{"n":1.0,"big":12345678901234567890,"u":"\\u0041 \\" : , {"}',
      '{\n  "n": 1.0,\n  "big": 12345678901234567890,\n  "u": "\\u0041 \\" : , {"\n}',
    ],
  ])('%s', (from, to) => {
    expect(prettyJson(from)).toBe(to);
  });

  test.each(['<html>', '{"a":', 'method=password', ''])('%s stays', (text) => {
    expect(prettyJson(text)).toBe(text);
  });
});
