import { describe, expect, it } from 'vitest';
import { createAdminIdentities } from '../../../../../src/kratos/admin/identities/identities';
import { readIdentity } from '../../../../../src/kratos/admin/identities/readIdentity';
import type { Exchange } from '../../../../../src/kratos/exchange/types';

function answered(status: number, body: unknown): Exchange {
  return {
    id: '1',
    startedAt: 0,
    request: { method: 'GET', url: 'http://kratos/admin/identities/1', headers: [], body: '' },
    response: { status, statusText: '', headers: [['content-type', 'application/json']], body: JSON.stringify(body) },
  } as unknown as Exchange;
}

it('reads an identity with the kinds of its credentials, and nothing of their secrets', () => {
  const credentials = {
    password: { type: 'password', identifiers: ['alice'], config: { hashed_password: 'x' } },
    webauthn: { identifiers: ['alice'], config: { credentials: [{ is_passwordless: true }, {}] } },
    broken: null,
  };
  const answer = readIdentity(answered(200, { id: 'a', schema_id: 'person', traits: {}, credentials }));
  expect(answer).toMatchObject({
    kind: 'identity',
    identity: {
      id: 'a',
      schemaId: 'person',
      credentials: [
        { type: 'password', identifiers: ['alice'], hasPassword: true },
        { type: 'webauthn', identifiers: ['alice'], keys: [{ isPasswordless: true }, { isPasswordless: false }] },
      ],
    },
  });
  expect(JSON.stringify(answer)).not.toContain('hashed_password');
});

it('tells a password from an identifier that only the schema marks', () => {
  const credentials = { password: { type: 'password', identifiers: ['alice'], config: {} } };
  const answer = readIdentity(answered(200, { id: 'a', schema_id: 'person', traits: {}, credentials }));
  expect(answer).toMatchObject({ identity: { credentials: [{ type: 'password', hasPassword: false }] } });
});

it('says in a sentence why there is none', () => {
  const gone = readIdentity(answered(404, { error: { message: 'Unable to locate the resource' } }));
  expect(gone).toMatchObject({ kind: 'problem', what: 'HTTP 404: Unable to locate the resource' });
  expect(readIdentity(answered(200, []))).toMatchObject({ kind: 'problem', what: 'The answer is not an identity.' });
});

describe('finding an identity', () => {
  const person = (id: string, email: string): object => ({ id, schema_id: 'person', traits: { email } });
  const [alice, alicia, bob] = [
    person('a', 'alice@example.com'),
    person('b', 'Alicia@example.com'),
    person('c', 'bob@example.com'),
  ];
  const connection = { id: 'c', name: 'c', publicUrl: 'http://kratos', adminUrl: 'http://kratos-admin' };
  /** A server that answers each kind of question alike, and what it was asked. */
  function serving(answers: { exact?: readonly object[]; like?: readonly object[]; likeStatus?: number }) {
    const asked: string[] = [];
    const send = ({ url }: { readonly url: string }): Promise<Exchange> => {
      asked.push(url.replace(/^[^?]*/, ''));
      if (url.includes('credentials_identifier_similar'))
        return Promise.resolve(answered(answers.likeStatus ?? 200, answers.like ?? []));
      if (url.includes('credentials_identifier=')) return Promise.resolve(answered(200, answers.exact ?? []));
      // Servers before v26 have no such address.
      if (url.includes('/by/external/')) return Promise.resolve(answered(404, {}));
      return Promise.resolve(answered(200, alice));
    };
    const access = { transport: { send }, apiKey: () => Promise.resolve(undefined) } as unknown as Parameters<
      typeof createAdminIdentities
    >[0];
    const identities = createAdminIdentities(access);
    return {
      asked,
      find: (text: string) => identities.find(connection, text),
      read: (text: string) => identities.read(connection, text),
    };
  }

  it.each(['', ' \t\n', '\u00a0'])('asks nothing with a text that is no filter: %j', async (text) => {
    const { asked, find, read } = serving({ exact: [alice, bob] });
    expect(await find(text)).toMatchObject({ kind: 'problem' });
    expect(await read(text)).toMatchObject({ kind: 'problem' });
    expect(asked).toEqual([]);
  });

  it('takes the one of exactly that identifier', async () => {
    const { asked, find } = serving({ exact: [alice] });
    expect(await find(' alice@example.com ')).toMatchObject({ kind: 'found', identities: [{ id: 'a' }] });
    expect(asked.join()).not.toContain('similar');
  });

  it('lists those whose identifier begins so, whatever its capitals', async () => {
    expect(await serving({ like: [alice, alicia] }).find('ALIC')).toMatchObject({
      kind: 'found',
      identities: [{ id: 'a' }, { id: 'b' }],
    });
  });

  it('says that nobody has it where nobody is like it', async () => {
    expect(await serving({}).find('carol')).toEqual({
      kind: 'problem',
      what: 'No identity has the identifier carol.',
      isThere: false,
    });
  });

  it.each([
    ['ignores the search and lists everybody', { like: [alice, alicia, bob] }],
    ['refuses the search', { likeStatus: 400 }],
  ])('says that the whole identifier is wanted by a server that %s', async (_, answers) => {
    expect(await serving(answers).find('carol')).toMatchObject({
      what: 'No identity has the identifier carol.',
      todo: 'This server finds an identifier only when it is given in full.',
    });
  });
});
