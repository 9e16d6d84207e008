import { describe, expect, it } from 'vitest';
import { createAdminCourier } from '../../../../src/kratos/admin/courierMessages';
import { createAdminIdentities } from '../../../../src/kratos/admin/identities/identities';
import { createIdentityChanges } from '../../../../src/kratos/admin/identityChanges/identityChanges';
import { createIdentityParts } from '../../../../src/kratos/admin/identityParts/identityParts';
import { createIdentityWrites } from '../../../../src/kratos/admin/identityWrites/identityWrites';
import { createRecoveries } from '../../../../src/kratos/admin/recoveries';
import { createAdminSessions, type AdminAccess } from '../../../../src/kratos/admin/sessions';
import type { Exchange } from '../../../../src/kratos/exchange/types';
import { IdentitySearch } from '../../../../src/views/trees/identities/identitySearch';
import type { Explorer } from '../../../../src/kratos/drive/explorer';

const connection = { id: 'c', name: 'c', publicUrl: 'http://kratos', adminUrl: 'http://kratos-admin' };
const person = { id: '00000000-0000-4000-8000-000000000001', schema_id: 'person', traits: { email: 'a@example.com' } };

type Answer = Pick<Exchange, 'failure'> | { readonly status: number; readonly body: string };

/** An access whose server gives these answers in turn, the last of them again and again. */
function answering(...answers: readonly Answer[]): AdminAccess {
  let at = 0;
  const send = (request: Exchange['request']): Promise<Exchange> => {
    const answer = answers[Math.min(at++, answers.length - 1)] ?? {};
    const seen = { id: '1', source: 'sent', startedAt: 0, durationMs: 0, request } as const;
    const response =
      'status' in answer ? { ...answer, statusText: '', headers: [], httpVersion: '1.1', size: 0 } : undefined;
    const failure = 'failure' in answer ? answer.failure : undefined;
    return Promise.resolve({ ...seen, ...(response && { response }), ...(failure && { failure }) });
  };
  return { transport: { send }, apiKey: () => Promise.resolve(undefined) };
}

const good = (body: unknown): Answer => ({ status: 200, body: JSON.stringify(body) });
const flow = { id: person.id, type: 'api', expires_at: '2026-11-22T12:00:00Z', ui: { action: 'http://a', nodes: [] } };

/** What is no answer of an admin API, whatever it was asked. */
const bad: Readonly<Record<string, Answer>> = {
  'a connection that broke off': { failure: { kind: 'reset', receivedBytes: 7 } },
  'a web page': { status: 200, body: '<!doctype html><title>Sign in</title>' },
  nothing: { status: 200, body: '' },
  'cut JSON': { status: 200, body: '[{"id":"' },
  'a flow': good(flow),
  'values of wrong types': good({ id: 7, session: 'a', identity: 1, active: 'no', recovery_link: 3, count: 'x' }),
  'too many requests': { status: 429, body: '{"error":{"code":429,"message":"slow down"}}' },
  'a failure of a proxy': { status: 502, body: '<h1>Bad Gateway</h1>' },
};

const operations = [{ op: 'replace', path: '/state', value: 'inactive' }] as const;

/** Everything that is asked of the admin side, by the answers that come before the bad one. */
const questions: Readonly<Record<string, (bad: Answer) => Promise<object>>> = {
  'an identity': (wrong) => createIdentityParts(answering(wrong)).identity(connection, person.id),
  'whose session it is': (wrong) => createIdentityParts(answering(wrong)).ofSession(connection, person.id),
  'an identifier': (wrong) => createAdminIdentities(answering(wrong)).find(connection, 'alice'),
  'an external id': (wrong) => createAdminIdentities(answering(good([]), wrong)).find(connection, 'alice'),
  'the beginning of an identifier': (wrong) =>
    createAdminIdentities(answering(good([]), { status: 404, body: '' }, wrong)).find(connection, 'alice'),
  'a page of identities': (wrong) => createAdminIdentities(answering(wrong)).list(connection, { size: 5 }),
  'a schema': (wrong) => createIdentityParts(answering(wrong)).schema(connection, 'person'),
  'the schemas': (wrong) => createIdentityWrites(answering(wrong)).schemas(connection),
  messages: (wrong) => createAdminCourier(answering(wrong)).list(connection, { size: 5 }),
  'a message': (wrong) => createAdminCourier(answering(wrong)).read(connection, person.id),
  sessions: (wrong) => createAdminSessions(answering(wrong)).list(connection, { size: 5 }),
};

const changes: Readonly<Record<string, (bad: Answer) => Promise<object>>> = {
  'a session': (wrong) => createAdminSessions(answering(wrong)).extend(connection, person.id),
  'a state': (wrong) => createIdentityChanges(answering(wrong)).setState(connection, person.id, 'inactive'),
  'all sessions': (wrong) => createIdentityChanges(answering(wrong)).revokeSessions(connection, person.id),
  'a deletion': (wrong) => createIdentityChanges(answering(wrong)).delete(connection, person.id),
  'a new identity': (wrong) => createIdentityWrites(answering(wrong)).create(connection, {}),
  'a patch': (wrong) => createIdentityWrites(answering(wrong)).patch(connection, person.id, operations),
};

const pairs = (
  of: typeof questions,
): readonly (readonly [string, string, (bad: Answer) => Promise<object>, Answer])[] =>
  Object.entries(of).flatMap(([what, ask]) =>
    Object.entries(bad).map(([name, answer]) => [what, name, ask, answer] as const),
  );

const sentence = { what: expect.stringMatching(/^\S.+\S$/) as string, todo: expect.stringMatching(/\.$/) as string };

describe('whoever asks for', () => {
  it.each(pairs(questions))('%s and gets %s reads what it is, and what to do', async (_, __, ask, wrong) => {
    expect(await ask(wrong)).toMatchObject({ kind: 'problem', ...sentence });
  });

  it('a recovery and gets something else reads what it is', async () => {
    for (const wrong of Object.values(bad)) {
      const wanted = { kind: 'code', lifetime: '1h' } as const;
      const answer = await createRecoveries(answering(wrong)).make(connection, person.id, wanted);
      expect(answer).toMatchObject({ kind: 'problem', ...sentence });
    }
  });
});

describe('whoever changes', () => {
  it.each(pairs(changes))('%s and gets %s is not told that it is done', async (_, name, ask, wrong) => {
    const answer = await ask(wrong);
    expect(answer).toMatchObject({ kind: 'problem', ...sentence });
    // Only where the server has said no it is known that nothing was done.
    expect('isUnsure' in answer).toBe(name !== 'too many requests');
  });

  it('something gets what the server made of it', async () => {
    const done = createIdentityChanges(answering(good(person)));
    expect(await done.setState(connection, person.id, 'inactive')).toEqual({ kind: 'done' });
    const ended = createIdentityChanges(answering(good({ count: 3 })));
    expect(await ended.revokeSessions(connection, person.id)).toEqual({ kind: 'done', count: 3 });
    const extended = createAdminSessions(answering(good({ id: person.id, active: true })));
    expect(await extended.extend(connection, person.id)).toEqual({ kind: 'done' });
  });

  it('something that cannot be reached knows that it was not done', async () => {
    const refused = { failure: { kind: 'refused', address: '127.0.0.1:4434' } } as unknown as Answer;
    expect(await createIdentityWrites(answering(refused)).create(connection, {})).not.toHaveProperty('isUnsure');
  });
});

describe('looking through all', () => {
  it('does not say that all were read where a page could not be', async () => {
    const search = new IdentitySearch(connection, 'alice');
    const adminIdentities = createAdminIdentities(answering({ status: 502, body: '' }));
    await search.lookThrough({ adminIdentities } as Explorer, new AbortController().signal, () => undefined);
    expect(search.words).toBe('“alice”: stopped after 0 were read, 0 found.');
    expect(search.problem).toMatchObject(sentence);
  });
});
