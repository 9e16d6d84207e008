import { describe, expect, it } from 'vitest';
import { createAdminIdentities } from '../../../../../src/kratos/admin/identities/identities';
import type { ScannedIdentities } from '../../../../../src/kratos/admin/types';
import type { Exchange } from '../../../../../src/kratos/exchange/types';

const connection = { id: 'c', name: 'c', publicUrl: 'http://kratos', adminUrl: 'http://kratos-admin' };
const person = (at: number): object => ({ id: `id-${at}`, schema_id: 'person', traits: {} });

type Answer = { readonly failure?: object; readonly response?: object } | readonly object[];
/** A server that answers each address once, and what it was asked. */
function serving(answer: (url: URL) => Answer) {
  const asked: string[] = [];
  const send = ({ url }: { readonly url: string }): Promise<Exchange> => {
    const { searchParams } = new URL(url);
    const [size, token] = [searchParams.get('page_size'), searchParams.get('page_token')];
    asked.push(`${size ?? ''} ${token ?? 'first'}`);
    const given = answer(new URL(url));
    const next = `</admin/identities?page_size=${size ?? ''}&page_token=${token === null ? 'second' : 'third'}>; rel="next"`;
    const headers = [...(token === 'third' ? [] : [['link', next]])];
    const response = { status: 200, statusText: '', headers, body: JSON.stringify(given) };
    const answered = 'failure' in given || 'response' in given ? given : { response };
    const exchange = { request: { method: 'GET', url, headers: [] }, ...(answered as object) };
    return Promise.resolve(exchange as unknown as Exchange);
  };
  const identities = createAdminIdentities({ transport: { send }, apiKey: () => Promise.resolve(undefined) });
  return { identities, asked };
}

async function all(
  { identities }: ReturnType<typeof serving>,
  signal = new AbortController().signal,
  to: { readonly adminUrl?: string } & Omit<typeof connection, 'adminUrl'> = connection,
): Promise<readonly ScannedIdentities[]> {
  const pages: ScannedIdentities[] = [];
  for await (const page of identities.scan(to, signal)) pages.push(page);
  return pages;
}
const short = (pages: readonly ScannedIdentities[]): readonly string[] =>
  pages.map((page) =>
    page.kind === 'page' ? `${page.identities.map(({ id }) => id).join()} ${page.unread}` : page.what,
  );

describe('reading all identities', () => {
  it('goes from page to page by the token of each, and passes over what it cannot read', async () => {
    const server = serving(({ searchParams }) =>
      searchParams.get('page_token') === null ? [person(1), {}] : [person(2)],
    );
    expect(short(await all(server))).toEqual(['id-1 1', 'id-2 0', 'id-2 0']);
    expect(server.asked).toEqual(['500 first', '500 second', '500 third']);
  });

  it('asks for fewer at once where a page is too large', async () => {
    const server = serving(({ searchParams }) =>
      searchParams.get('page_size') === '500' ? { failure: { kind: 'too-large', limitBytes: 10 } } : [person(1)],
    );
    expect(short(await all(server))).toEqual(['id-1 0', 'id-1 0', 'id-1 0']);
    expect(server.asked).toEqual(['500 first', '50 first', '50 second', '50 third']);
  });

  it('counts those that are not wanted, and takes over of the others what is not nested too deep', async () => {
    const deep = (levels: number): string => `${'['.repeat(levels)}1${']'.repeat(levels)}`;
    const traits = [deep(3), deep(50_000), deep(3)].map(
      (value, at) => `{"id":"id-${at}","schema_id":"person","traits":{"a":${value}}}`,
    );
    const body = `[${traits.join(',')},7,null]`;
    const server = serving(() => ({ response: { status: 200, statusText: '', headers: [], body } }));
    const wanted = server.identities.scan(connection, new AbortController().signal, ({ id }) => id !== 'id-2');
    const { value: page } = await wanted.next();
    if (page?.kind !== 'page') throw new Error('There is no page.');
    expect({ ...page, identities: page.identities.map(({ id }) => id) }).toEqual({
      kind: 'page',
      identities: ['id-0', 'id-1'],
      unread: 2,
      unwanted: 1,
    });
    expect(JSON.stringify(page.identities[1]?.traits)).toContain('nested deeper than 200 levels');
  });

  it('ends with the first problem', async () => {
    const response = { status: 401, statusText: '', headers: [], body: '{"error":{"message":"Wrong key"}}' };
    const server = serving(({ searchParams }) =>
      searchParams.get('page_token') === null ? [person(1)] : { response },
    );
    expect(short(await all(server))).toEqual(['id-1 0', 'HTTP 401: Wrong key']);
  });

  it('ends when it is stopped, and where there is no admin URL', async () => {
    const stop = new AbortController();
    const server = serving(() => {
      stop.abort();
      return [person(1)];
    });
    expect(await all(server, stop.signal)).toEqual([]);
    const bare = { id: 'c', name: 'c', publicUrl: 'http://kratos' };
    expect(short(await all(server, undefined, bare))).toEqual(['The connection has no admin URL.']);
  });
});
