import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../src/commands/contracts/contract';
import { contracts } from '../../../src/commands/contracts/index';
import type { CommandId } from '../../../src/commands/contracts/index';
import { readArguments } from '../../../src/commands/contracts/read';

const read = (name: string, given: unknown): unknown => {
  const id = `kratosFlows.${name}` as CommandId;
  return readArguments(id, contracts[id] as Contract, given);
};

describe('what is handed to a command', () => {
  it('is nothing, or named arguments; other names are left out', () => {
    expect(read('startFlow', undefined)).toEqual({});
    expect(read('startFlow', null)).toEqual({});
    expect(read('signIn', { kind: 'persona', connection: 'c', persona: 'p', collapsibleState: 1 })).toEqual({
      connection: 'c',
      persona: 'p',
    });
  });

  it('counts texts without a word and null as not given', () => {
    expect(read('startFlow', { persona: '  ', client: null, type: 'login' })).toEqual({
      persona: undefined,
      client: undefined,
      type: 'login',
    });
    expect(read('addPersona', { name: ' alice ' })).toEqual({ name: 'alice' });
  });

  it.each([
    [
      'startFlow',
      { type: 'teleport' },
      '“teleport” is not a flow type: it must be login, registration, settings, recovery, verification.',
    ],
    ['addPersona', { client: 'robot' }, '“robot” is not a client: it must be browser or native.'],
    ['addPersona', { client: 7 }, '“7” is not a client: it must be browser or native.'],
    ['signIn', { persona: 42 }, 'The argument “persona” of kratosFlows.signIn must be text, not 42.'],
    [
      'secureCookies',
      { send: 'no' },
      'The argument “send” of kratosFlows.secureCookies must be true or false, not "no".',
    ],
    ['startFlow', { params: [1] }, 'The argument “params.0” of kratosFlows.startFlow is 1, which it cannot be.'],
    ['startFlow', { params: 'aal2' }, 'The argument “params” of kratosFlows.startFlow must be an object, not "aal2".'],
    [
      'whoIsAsked',
      { person: { credentials: 'totp' } },
      'The argument “person.credentials” of kratosFlows.whoIsAsked must be a list, not "totp".',
    ],
    ['whoIsAsked', { person: { aal: 'aal3' } }, '“aal3” is not one of these: aal1, aal2.'],
    ['chooseConfigVersion', { version: 'v2' }, '“v2” is not one of these: auto, v1.3.1, v25.4.0, v26.2.0, newer.'],
    [
      'openFlow',
      'an id',
      'kratosFlows.openFlow takes one object with named arguments, such as { "id": "…" }, not "an id".',
    ],
    [
      'openFlow',
      [{ id: 'x' }],
      'kratosFlows.openFlow takes one object with named arguments, such as { "id": "…" }, not Array.',
    ],
  ])('is refused in a sentence where it is wrong: %s %j', (name, given, sentence) => {
    expect(() => read(name, given)).toThrow(new Error(sentence));
  });

  it('quotes no more than the beginning of what is wrong', () => {
    expect(() => read('secureCookies', { send: 'x'.repeat(5000) })).toThrow(/^.{40,200}$/);
  });

  it('may still be what older key bindings hold', () => {
    expect(read('explain', '4000006')).toEqual({ id: '4000006' });
    expect(read('explain', 4000006)).toEqual({ id: '4000006' });
    expect(read('explain', { id: ' session_aal2_required ' })).toEqual({ id: 'session_aal2_required' });
    expect(read('editConnection', { id: 'c1', adminUrl: null })).toEqual({ connection: 'c1', adminUrl: '' });
    expect(read('editConnection', { connection: 'c2', apiKey: '' })).toEqual({ connection: 'c2', apiKey: '' });
  });

  it('may be the address of the file in whose title a button was pressed', () => {
    const uri = Object.assign(Object.create({ toString: () => 'file:///kratos.yml' }) as object, {
      scheme: 'file',
      path: '/kratos.yml',
    });
    expect(read('explainConfig', uri)).toEqual({ uri: 'file:///kratos.yml' });
  });

  it('is no flow where a line of something else is selected', () => {
    expect(read('forgetFlow', { kind: 'loose', id: 'no-flow/x' })).toEqual({});
    expect(read('forgetFlow', { kind: 'flow', id: 'f' })).toEqual({ id: 'f' });
  });

  it('makes a person who has nothing but what is named', () => {
    expect(read('whoIsAsked', { person: {} })).toEqual({
      person: { credentials: [], traits: [], session: ['password'] },
    });
  });
});
