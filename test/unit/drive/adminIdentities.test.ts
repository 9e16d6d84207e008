import { expect, it } from 'vitest';
import { readIdentity } from '../../../src/kratos/drive/adminIdentities';
import type { Exchange } from '../../../src/kratos/wire/exchange';

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
    identity: { id: 'a', schemaId: 'person' },
    credentials: [
      { type: 'password', identifiers: ['alice'], hasPassword: true },
      { type: 'webauthn', identifiers: ['alice'], passwordless: [true, false] },
    ],
  });
  expect(JSON.stringify(answer)).not.toContain('hashed_password');
});

it('tells a password from an identifier that only the schema marks', () => {
  const credentials = { password: { type: 'password', identifiers: ['alice'], config: {} } };
  const answer = readIdentity(answered(200, { id: 'a', schema_id: 'person', traits: {}, credentials }));
  expect(answer).toMatchObject({ credentials: [{ type: 'password', hasPassword: false }] });
});

it('says in a sentence why there is none', () => {
  const gone = readIdentity(answered(404, { error: { message: 'Unable to locate the resource' } }));
  expect(gone).toMatchObject({ kind: 'problem', what: 'HTTP 404: Unable to locate the resource' });
  expect(readIdentity(answered(200, []))).toMatchObject({ kind: 'problem', what: 'The answer is no identity.' });
});
