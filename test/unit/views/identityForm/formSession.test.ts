import { describe, expect, it } from 'vitest';
import type { WriteAnswer } from '../../../../src/kratos/admin/identityWrites/identityWrites';
import type { PatchOperation } from '../../../../src/kratos/identity/patch/types';
import { readRefusal } from '../../../../src/kratos/identity/refusal/refusal';
import { openForm, stored, type } from './exampleForm';

const identity = stored();

function refused(error: object, status = 400): WriteAnswer {
  return { kind: 'problem', what: 'HTTP 400', refusal: readRefusal({ code: status, ...error }), status };
}

describe('changing an identity', () => {
  it('shows the patch of what was changed, then sends it', async () => {
    const sent: (readonly PatchOperation[])[] = [];
    const { session, told } = openForm(
      {
        writes: {
          create: () => Promise.reject(new Error('nothing is made')),
          patch: (_connection, _id, operations) => {
            sent.push(operations);
            return Promise.resolve({ kind: 'written', identity });
          },
        },
      },
      { identity },
    );
    type(session, 'traits.name.first', 'Ada');
    type(session, 'external_id', 'crm-1');
    await session.send();
    expect(sent).toEqual([]);
    expect(session.state.review?.changes).toEqual([
      { path: 'traits.name.first', before: '"Alice"', after: '"Ada"' },
      { path: 'external_id', before: '', after: '"crm-1"' },
    ]);
    await session.send();
    expect(sent).toEqual([
      [
        { op: 'replace', path: '/traits/name/first', value: 'Ada' },
        { op: 'add', path: '/external_id', value: 'crm-1' },
      ],
    ]);
    expect(told).toEqual([`changed ${identity.id}`]);
    expect(session.state).toMatchObject({ said: { tone: 'good' }, problems: [] });
    expect(session.isDirty).toBe(false);
  });

  it('says when nothing was changed', async () => {
    const { session } = openForm({}, { identity });
    await session.send();
    expect(session.state).toMatchObject({ said: { what: 'Nothing is changed.' } });
    expect(session.state.review).toBeUndefined();
  });

  const theirs = stored({ traits: { email: 'alice@example.com', name: { first: 'Eve' }, tags: ['one', 'two'] } });
  const changedMeanwhile = { identity: () => Promise.resolve({ kind: 'identity' as const, identity: theirs }) };

  it('leaves what somebody else has changed, and says so', async () => {
    const { session } = openForm({ parts: changedMeanwhile }, { identity });
    type(session, 'traits.plan', '"paid"');
    await session.send();
    expect(session.state.review).toMatchObject({
      changes: [{ path: 'traits.plan' }],
      meanwhile: [{ path: 'traits.name.first', before: '"Alice"', after: '"Eve"' }, { path: 'traits.tags' }],
      note: 'Somebody else has changed other parts meanwhile. These stay as they are.',
    });
  });

  it('lets the person choose where both changed the same', async () => {
    const { session } = openForm({ parts: changedMeanwhile }, { identity });
    type(session, 'traits.name.first', 'Ada');
    type(session, 'traits.plan', '"paid"');
    await session.send();
    expect(session.state.review?.changes).toMatchObject([
      { path: 'traits.name.first', before: '"Eve"', after: '"Ada"' },
      { path: 'traits.plan' },
    ]);
    expect(session.state.actions.map(({ id }) => id)).toEqual(['send', 'theirs', 'back']);
    session.theirs();
    expect(session.isDirty).toBe(true);
    await session.send();
    expect(session.state.review).toMatchObject({ changes: [{ path: 'traits.plan' }], meanwhile: [] });
  });

  it('sends nothing when it was changed between the look and the press', async () => {
    let now = identity;
    const { session, told } = openForm(
      { parts: { identity: () => Promise.resolve({ kind: 'identity', identity: now }) } },
      { identity },
    );
    type(session, 'traits.name.first', 'Ada');
    await session.send();
    now = theirs;
    await session.send();
    expect(told).toEqual([]);
    expect(session.state).toMatchObject({ said: { tone: 'warn' }, review: { changes: [{ before: '"Eve"' }] } });
    await session.send();
    expect(told).toEqual([`changed ${identity.id}`]);
  });

  it('keeps what was typed when the identity is gone', async () => {
    const gone = { kind: 'problem' as const, what: 'HTTP 404', isThere: false as const };
    const { session } = openForm({ parts: { identity: () => Promise.resolve(gone) } }, { identity });
    type(session, 'traits.name.first', 'Ada');
    await session.send();
    expect(session.state.said?.what).toBe('The identity was deleted meanwhile. What you typed stays here.');
    expect(JSON.stringify(session.state.form)).toContain('Ada');
  });
});

describe('a refusal', () => {
  const answering = (answer: WriteAnswer): Parameters<typeof openForm>[0] => ({
    writes: { create: () => Promise.resolve(answer), patch: () => Promise.resolve(answer) },
  });

  it('stands at its fields, and nothing typed is lost', async () => {
    const reason =
      'I[#/traits] S[#/x] validation failed\n  I[#/traits/email] S[#/x] "x" is not valid "email"\n  I[#/traits] S[#/x] missing properties: "plan"';
    const { session } = openForm(answering(refused({ reason })));
    type(session, 'traits.email', 'x');
    await session.send();
    expect(session.state.problems).toEqual([
      { path: ['traits', 'email'], what: '"x" is not valid "email"' },
      { path: ['traits', 'plan'], what: 'missing properties: "plan"' },
    ]);
    expect(JSON.stringify(session.state.form)).toContain('"text":"x"');
  });

  it('of a duplicate names whose it is, where that can be found', async () => {
    const { session } = openForm({
      ...answering(refused({}, 409)),
      identities: {
        read: (_connection, text) =>
          Promise.resolve(
            text === 'alice@example.com'
              ? { kind: 'identity', identity }
              : { kind: 'problem', what: 'No identity has this.', isThere: false },
          ),
      },
    });
    type(session, 'traits.email', 'alice@example.com');
    type(session, 'traits.name.first', 'Alice');
    await session.send();
    expect(session.state.problems).toEqual([
      { path: ['traits', 'email'], what: `Another identity has this already: ${identity.id}` },
    ]);
  });

  it('of an unknown key names it', async () => {
    const { session } = openForm(answering(refused({ message: 'json: unknown field "external_id"' })));
    type(session, 'external_id', 'x');
    await session.send();
    expect(session.state.problems.map(({ path }) => path)).toEqual([['external_id']]);
  });
});

it('sends nothing while a part is no value', async () => {
  const { session, told } = openForm();
  type(session, 'traits.anything', '{');
  await session.send();
  expect(told).toEqual([]);
  expect(session.state.problems).toMatchObject([{ path: ['traits', 'anything'] }]);
});

it('offers what follows once an identity is made', async () => {
  const { session, told } = openForm();
  type(session, 'traits.email', 'alice@example.com');
  await session.send();
  expect(told).toEqual([`made ${identity.id}`]);
  expect(session.state.actions.map(({ id }) => id)).toEqual(['show', 'recover', 'another']);
  session.startOver({});
  expect(JSON.stringify(session.state.form)).not.toContain('alice@example.com');
});
