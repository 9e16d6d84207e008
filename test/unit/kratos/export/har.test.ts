import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../src/kratos/exchange/types';
import { har } from '../../../../src/kratos/export/har';
import { readHarText } from '../../../../src/kratos/import/har';
import { buildRecipe } from '../../../../src/kratos/recipe/recipe';
import { exchange } from '../exchange/exchanges';

const write = (...exchanges: readonly Exchange[]): string => har.write(buildRecipe([]), exchanges);

describe('a HAR of ours', () => {
  it.each<Exchange['failure']>([
    { kind: 'refused', host: '127.0.0.1' },
    { kind: 'dns', host: '127.0.0.1' },
    { kind: 'reset', receivedBytes: 0 },
    { kind: 'cancelled' },
    { kind: 'tls', host: '127.0.0.1', reason: 'net::ERR_CERT_AUTHORITY_INVALID' },
  ])('says why no answer came: $kind', (failure) => {
    const { id, source, startedAt, durationMs, request } = exchange({
      url: 'http://127.0.0.1:4433/self-service/login/browser',
    });
    const unanswered = { id, source, startedAt, durationMs, request };
    const [seen] = readHarText(write({ ...unanswered, ...(failure && { failure }) })).seen;
    expect(seen?.exchange.failure).toEqual(failure);
  });

  it('keeps forms, cookies and addresses as others look for them', () => {
    const text = write(
      exchange({
        method: 'POST',
        url: 'http://127.0.0.1:4433/self-service/login?flow=1&return_to=%2Fa%20b',
        requestHeaders: [
          ['content-type', 'application/x-www-form-urlencoded'],
          ['Cookie', 'csrf_token_1=a=b; other=c'],
        ],
        requestBody: 'method=password&csrf_token=a%2Bb',
        status: 303,
        headers: [
          ['Location', '/welcome'],
          ['Set-Cookie', 'one=1; Path=/; HttpOnly'],
          ['Set-Cookie', 'two=; Max-Age=0'],
        ],
      }),
    );
    const pair = (name: string, value: string): object => ({ name, value });
    expect(JSON.parse(text)).toMatchObject({
      log: {
        version: '1.2',
        entries: [
          {
            request: {
              cookies: [pair('csrf_token_1', 'a=b'), pair('other', 'c')],
              queryString: [pair('flow', '1'), pair('return_to', '/a b')],
              postData: { params: [pair('method', 'password'), pair('csrf_token', 'a+b')] },
            },
            response: { redirectURL: '/welcome', cookies: [pair('one', '1'), pair('two', '')] },
          },
        ],
      },
    });
  });
});
