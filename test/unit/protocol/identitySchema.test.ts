import { describe, expect, it } from 'vitest';
import { readFromIdentity, readToIdentity } from '../../../src/protocol/identitySchema';
import { exampleId, exampleOffers, exampleRead, exampleState, hostileState } from '../webview/identity/exampleIdentity';

const trouble = { kind: 'problem', what: 'no', todo: 'do' } as const;

describe('messages of an identity’s page', () => {
  it.each([
    { type: 'ready' },
    { type: 'copy-id' },
    { type: 'action', id: 'deactivate' },
    { type: 'remove', credential: 'totp' },
    { type: 'remove', credential: 'oidc', identifier: 'github:1' },
    { type: 'revoke-session', id: 's' },
    { type: 'revoke-sessions' },
    { type: 'more-sessions' },
    { type: 'choose-configuration' },
    { type: 'go', target: { start: 1, end: 4, file: 'file://./person.schema.json' } },
  ])('passes %j unchanged', (message) => {
    expect(readFromIdentity(message)).toEqual(message);
  });

  it.each([
    ['nothing', undefined],
    ['an unknown type', { type: 'eval', code: '1' }],
    ['a property too many', { type: 'copy-id', text: 'another' }],
    ['an unknown verb', { type: 'action', id: 'removeConnection' }],
    ['an endless name', { type: 'remove', credential: 'x'.repeat(4097) }],
  ])('refuses %s', (_, message) => {
    expect(readFromIdentity(message)).toBeUndefined();
  });
});

describe('messages to an identity’s page', () => {
  const kept = { connection: 'practice', identity: exampleId };

  it.each([
    exampleState(),
    hostileState(),
    exampleState({}, {}, 'loading'),
    exampleState(exampleRead(), {}, { kind: 'nobody' }),
    exampleState(exampleRead(), {}, exampleOffers),
    exampleState({ identity: trouble, sessions: trouble, messages: trouble }),
    exampleState({ identity: { ...trouble, isThere: false } }),
  ])('passes a picture unchanged', (state) => {
    const message = { type: 'state', state, kept };
    expect(readToIdentity(message)).toEqual(message);
  });

  it.each([
    { type: 'state', state: exampleState() },
    { type: 'state', state: { ...exampleState(), identity: { kind: 'there' } }, kept },
    { type: 'fill', name: 'a', value: 'b' },
  ])('refuses what is no whole picture', (message) => {
    expect(readToIdentity(message)).toBeUndefined();
  });
});
