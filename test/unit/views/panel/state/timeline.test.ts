import { describe, expect, test } from 'vitest';
import { buildTimeline } from '../../../../../src/views/panel/state/timeline';
import { exchange, unanswered } from '../../../kratos/exchange/exchanges';

const row = (...parts: Parameters<typeof exchange>) => buildTimeline([exchange(...parts)])[0];
const flow = (type: string): string => JSON.stringify({ ui: { messages: [{ type }], nodes: [] } });

describe('a row', () => {
  test('has the path without origin, and what was pressed', () => {
    const body = '{"method":"password","password":"x"}';
    expect(
      row({ method: 'POST', url: 'http://127.0.0.1:4433/self-service/login?flow=f1', requestBody: body }),
    ).toMatchObject({
      number: 1,
      method: 'POST',
      path: '/self-service/login?flow=f1 · password',
      status: '200',
    });
  });

  test.each([
    ['{"method":"code","resend":"code"}', 'resend'],
    ['{"provider":"github","method":"oidc"}', 'provider github'],
    ['{"screen":"previous","method":"profile"}', 'screen previous'],
    ['{"totp_unlink":true}', 'totp_unlink'],
    ['{"traits.email":"a@b"}', undefined],
  ])('of %s', (requestBody, pressed) => {
    expect(row({ url: 'http://x/p', requestBody })?.path).toBe(pressed === undefined ? '/p' : `/p · ${pressed}`);
  });

  test('reads a form too', () => {
    const requestHeaders = [['Content-Type', 'application/x-www-form-urlencoded']] as const;
    expect(row({ url: 'http://x/p', requestHeaders, requestBody: 'method=totp&totp_code=1' })?.path).toBe('/p · totp');
  });

  test('masks a token in the address', () => {
    expect(row({ url: 'http://x/self-service/logout?token=abcdefghijkl' })?.path).not.toContain('abcdefghijkl');
  });
});

describe('a tone', () => {
  test.each([
    [200, '{}', 'good'],
    [200, flow('error'), 'bad'],
    [200, flow('info'), 'good'],
    [400, flow('info'), 'neutral'],
    [400, flow('error'), 'bad'],
    [303, '', 'warn'],
    [422, '{}', 'warn'],
    [403, '{}', 'bad'],
    [500, '', 'bad'],
    [200, '<h1>A proxy</h1>', 'bad'],
    [200, '', 'bad'],
    [204, '', 'good'],
  ] as const)('%i %s is %s', (status, body, tone) => {
    expect(row({ status, body })?.tone).toBe(tone);
  });

  test('of no answer', () => {
    const [cancelled, refused] = buildTimeline([
      unanswered({ kind: 'cancelled' }),
      unanswered({ kind: 'refused', host: 'x' }),
    ]);
    expect(cancelled).toMatchObject({ status: 'cancelled', tone: 'warn' });
    expect(refused).toMatchObject({ status: 'refused', tone: 'bad', number: 2 });
  });
});
