import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../../scripts/places.mjs';
import { sortImported } from '../../../../src/kratos/capture/sortImported';
import { readHeader } from '../../../../src/kratos/flow/headers';
import { isObject } from '../../../../src/kratos/flow/json';
import { readCurl } from '../../../../src/kratos/import/curl';
import { readFetchCall } from '../../../../src/kratos/import/fetchCall';
import { readHar, readHarText } from '../../../../src/kratos/import/har';
import type { Imported } from '../../../../src/kratos/import/types';

const file = (name: string): string => readFileSync(inRoot('test', 'fixtures', 'imported', name), 'utf8');

/** What Kratos was asked, without preflights, in an order of its own. */
const asked = ({ seen }: Imported, show: readonly ('cookie' | 'origin')[] = ['cookie', 'origin']): string[] =>
  seen
    .filter(({ exchange: { request } }) => request.url.includes('/self-service/') && request.method !== 'OPTIONS')
    .map(({ exchange: { request } }) =>
      [request.method, request.url, request.body, ...show.map((name) => readHeader(request.headers, name))].join(' '),
    )
    .toSorted();

const recorded = readHarText(file('chromium.har'));

describe('what Chromium recorded', () => {
  it('is every step, with who sent it', () => {
    const steps = recorded.seen
      .filter(({ exchange }) => exchange.request.url.includes('/self-service/'))
      .map(({ exchange: { request, response }, sender }) => [
        request.method,
        URL.parse(request.url)?.pathname.replace('/self-service', ''),
        response?.status,
        sender,
      ]);
    expect(steps.filter(([method]) => method !== 'OPTIONS')).toEqual([
      ['GET', '/login/browser', 303, 'navigation'],
      ['GET', '/login/flows', 200, 'script'],
      ['POST', '/login', 303, 'navigation'],
      ['GET', '/login/browser', 200, 'script'],
      ['POST', '/login', 400, 'script'],
      ['GET', '/login/browser', 200, 'script'],
      ['POST', '/login', 400, 'script'],
    ]);
    expect(recorded.missing).toEqual([]);
    const refused = recorded.seen.findLast(({ exchange }) => exchange.request.method === 'POST');
    expect(refused?.exchange.response?.body).toContain('4000006');
    expect(refused?.exchange.request.body).toContain(String.raw`it's \"^%PATH%\" $HOME`);
  });

  it('is said to lack its cookies when it was sanitized', () => {
    const { seen, missing } = readHarText(file('chromium-sanitized.har'));
    expect(missing).toEqual([{ kind: 'sanitized' }]);
    expect(seen.every(({ exchange }) => exchange.unrecorded?.includes('cookies'))).toBe(true);
    expect(asked({ seen, missing }, ['origin'])).toEqual(asked(recorded, ['origin']));
  });

  it('is read up to where the file breaks off', () => {
    const text = file('chromium.har');
    for (let at = 1; at < 20; at += 1) {
      const { seen, missing } = readHarText(text.slice(0, Math.floor((text.length * at) / 20)));
      expect(missing).toContainEqual({ kind: 'cut-off' });
      expect(recorded.seen.map(({ exchange }) => exchange.request.url)).toEqual(
        expect.arrayContaining(seen.map(({ exchange }) => exchange.request.url)),
      );
    }
  });
});

describe('what Firefox recorded', () => {
  const text = file('firefox.har');

  it('is every step, with who sent it', () => {
    const { seen, missing } = readHarText(text);
    const steps = seen
      .filter(({ exchange }) => /\/self-service\/|\/sessions\//.test(exchange.request.url))
      .map(({ exchange: { request, response }, sender }) => [
        request.method,
        URL.parse(request.url)?.pathname.replace('/self-service', ''),
        response?.status,
        sender,
      ]);
    expect(steps.filter(([method]) => method !== 'OPTIONS')).toEqual([
      ['GET', '/login/browser', 200, 'script'],
      ['POST', '/login', 400, 'script'],
      ['GET', '/login/browser', 303, 'navigation'],
      ['GET', '/login/flows', 200, 'script'],
      ['POST', '/login', 303, 'navigation'],
      ['GET', '/login/flows', 200, 'script'],
      ['POST', '/login', 303, 'navigation'],
      ['GET', '/login/browser', undefined, 'script'],
      ['GET', '/sessions/whoami', 200, 'script'],
    ]);
    expect(missing).toEqual([]);
    const last = seen.findLast(({ exchange }) => exchange.request.method === 'POST')?.exchange;
    const cookies = last?.response?.headers.filter(([name]) => name === 'Set-Cookie').map(([, value]) => value);
    expect(cookies?.map((value) => value.split(/[_=]/, 1)[0])).toEqual(['csrf', 'ory']);
  });

  it('knows one page from the next, so that nothing is held against the second one', () => {
    const { seen, missing } = readHarText(text);
    const flows = sortImported(seen, missing, []);
    expect(flows.map(({ outcome, mistakes }) => [outcome?.kind, mistakes])).toEqual([
      ['advanced', undefined],
      ['redirect-wanted', undefined],
      ['unreachable', undefined],
    ]);
  });

  it('is said to lack its bodies where they were not saved', () => {
    const bare = JSON.stringify(JSON.parse(text), (key, value: unknown) =>
      key === 'content' && isObject(value)
        ? { ...value, text: undefined, comment: 'Response bodies are not included.' }
        : value,
    );
    expect(readHarText(bare).missing).toEqual([{ kind: 'answer-bodies', count: 5 }]);
  });

  it('as Safari would write it: cookies in one header, and no redirects', () => {
    const har = JSON.parse(text) as { log: { creator: object; entries: { response: { status: number } }[] } };
    const entries = har.log.entries.filter(({ response: { status } }) => status !== 303);
    const safari = JSON.stringify({ log: { creator: { name: 'WebKit Web Inspector', version: '1.0' }, entries } });
    const joined = safari.replace(
      /("name":"Set-Cookie","value":")(csrf[^"]+)"/,
      '$1$2, ory_kratos_session=a=; Path=/; Expires=Wed, 02 Dec 2026 02:13:29 GMT; HttpOnly, other=b"',
    );
    const { seen, missing } = readHarText(joined);
    expect(missing).toEqual([{ kind: 'redirects' }]);
    const cookies = seen[0]?.exchange.response?.headers.filter(([name]) => name === 'Set-Cookie');
    expect(cookies?.map(([, value]) => value.split('=', 1)[0]?.replace(/_[\da-f]{64}$/, ''))).toEqual([
      'csrf_token',
      'ory_kratos_session',
      'other',
    ]);
    expect(cookies?.[1]?.[1]).toBe('ory_kratos_session=a=; Path=/; Expires=Wed, 02 Dec 2026 02:13:29 GMT; HttpOnly');
  });
});

describe('what Playwright recorded', () => {
  it('is every step', () => {
    const { seen, missing } = readHarText(file('playwright-embed.har'));
    // The last one had not come when the browser was closed.
    expect(missing).toEqual([{ kind: 'answer-bodies', count: 1 }]);
    expect(asked({ seen, missing }, [])).toHaveLength(7);
    expect(seen.filter(({ exchange }) => readHeader(exchange.response?.headers ?? [], 'set-cookie'))).toHaveLength(3);
  });

  it('is said to lack its bodies when they were left out; a form is put together again', () => {
    const { seen, missing } = readHarText(file('playwright-omit.har'));
    expect(missing).toEqual([
      { kind: 'answer-bodies', count: 5 },
      { kind: 'request-bodies', count: 2 },
    ]);
    const sent = seen.filter(({ exchange }) => exchange.request.method === 'POST').map(({ exchange }) => exchange);
    expect(sent.map(({ request: { body }, unrecorded }) => [body?.slice(0, 11), unrecorded])).toEqual([
      ['csrf_token=', undefined],
      [undefined, ['request-body', 'response-body']],
      [undefined, ['request-body', 'response-body']],
    ]);
  });
});

describe('what browsers copy is what they sent', () => {
  it.each(['chromium.sh.txt', 'firefox.sh.txt', 'firefox.cmd.txt', 'chromium.ps1.txt', 'firefox.ps1.txt'])(
    '%s',
    (name) => {
      expect(asked(readCurl(file(name)))).toEqual(asked(recorded));
    },
  );

  it('chromium.cmd.txt, which has blanks for letters beyond ASCII', () => {
    const plain = asked(recorded).map((line) => line.replace(/[^ -~]/g, ' '));
    expect(asked(readCurl(file('chromium.cmd.txt')))).toEqual(plain);
  });

  it('chromium.node.txt', () => {
    expect(asked(readFetchCall(file('chromium.node.txt')), ['cookie'])).toEqual(asked(recorded, ['cookie']));
  });

  it('chromium.fetch.txt, which does not show the cookies that went along', () => {
    const read = readFetchCall(file('chromium.fetch.txt'));
    expect(asked(read, [])).toEqual(asked(recorded, []));
    expect(read.missing).toEqual([{ kind: 'browser-cookies' }, { kind: 'answers', count: 7 }]);
  });

  it('with Windows line ends too', () => {
    for (const name of ['chromium.sh.txt', 'firefox.ps1.txt'])
      expect(asked(readCurl(file(name).replaceAll('\n', '\r\n')))).toEqual(asked(recorded));
  });
});

describe('a file that is read piece by piece', () => {
  function* pieces(text: string, size: number): Generator<Uint8Array> {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }

  it('is the same, wherever it is cut', async () => {
    const sizes: number[] = [];
    const read = await readHar(pieces(file('chromium.har'), 777), { onRead: (size) => sizes.push(size) });
    expect(asked(read)).toEqual(asked(recorded));
    expect(sizes.at(-1)).toBe(new TextEncoder().encode(file('chromium.har')).length);
  });

  it('can be given up', async () => {
    const abort = new AbortController();
    const reading = readHar(pieces(file('chromium.har'), 777), {
      signal: abort.signal,
      onRead: () => {
        abort.abort();
      },
    });
    await expect(reading).rejects.toThrow(/abort/i);
  });
});
