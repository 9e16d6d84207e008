import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCookieJar } from '../../../../src/kratos/wire/cookies';
import type { Header } from '../../../../src/kratos/exchange/types';

/**
 * What Chromium 156 did, over http, each in a profile of its own: an answer of the first address set the cookies, and
 * the request to the second sent what stands last. The hosts were all mapped to a server on 127.0.0.1; an address
 * without a port is that server's, `:4434` a second one's.
 */
const file = path.join(import.meta.dirname, '../../../fixtures/chromium-cookies.json');
const rows = JSON.parse(readFileSync(file, 'utf8')) as [set: string, cookies: string[], asked: string, sent: string][];

const at = (address: string): string =>
  `http://${/:\d+\//.test(address) && !address.startsWith('[::1]/') ? address : address.replace('/', ':4433/')}`;

describe('a jar does as Chromium', () => {
  it('in what it keeps and where it sends it', () => {
    const ours = rows.map(([set, cookies, asked]) => {
      const jar = createCookieJar();
      jar.take(
        at(set),
        cookies.map((cookie): Header => ['Set-Cookie', cookie]),
      );
      return [set, cookies, asked, jar.header(at(asked))];
    });
    expect(ours).toEqual(rows);
  });

  it('keeps 4096 bytes of name and value, and not one more', () => {
    const jar = createCookieJar();
    jar.take('http://127.0.0.1:4433/', [
      ['Set-Cookie', `a=${'v'.repeat(4095)}`],
      ['Set-Cookie', `b=${'v'.repeat(4096)}`],
    ]);
    expect(jar.list().map(({ name }) => name)).toEqual(['a']);
    expect(jar.troubles('http://127.0.0.1:4433/')).toMatchObject([{ kind: 'size', name: 'b' }]);
  });
});
