import { describe, expect, it } from 'vitest';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import type { Flow, FlowType } from '../../../../src/kratos/flow/types';
import { readCeremonies } from '../../../../src/kratos/webauthn/ceremony';
import { readCreateOptions, readGetOptions } from '../../../../src/kratos/webauthn/options';
import { input, makeFlow } from '../flow/makeFlow';
import { exchange } from './recordedKeys';

const flowOf = (version: string, scenario: string, index: number, type: FlowType): Flow => {
  const parsed = parseFlow(type, exchange(version, scenario, index).response?.body);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
};

describe.each(['v26.2.0', 'v1.3.1'])('what flows of %s ask keys for', (version) => {
  const asked = (scenario: string, index: number, type: FlowType): unknown =>
    readCeremonies(flowOf(version, scenario, index, type)).map(({ kind, method, answer, trigger, read }) => ({
      does: `${kind} ${method}: ${trigger} → ${answer}`,
      ...('options' in read
        ? {
            rpId: read.options.rpId,
            ...('nameField' in read.options && { nameField: read.options.nameField }),
            ...('allowed' in read.options && { allowed: read.options.allowed.length }),
            verifiesUser: read.options.verifiesUser,
          }
        : read),
    }));

  it('login by passkey: options beside the button, no keys named', () => {
    expect(asked('passkey-registration-login', 6, 'login')).toEqual([
      {
        does: 'get passkey: passkey_login_trigger → passkey_login',
        rpId: 'localhost',
        allowed: 0,
        verifiesUser: true,
      },
    ]);
  });

  it('registration by passkey: options within, with the field that names the account', () => {
    expect(asked('passkey-registration-login', 1, 'registration')).toEqual([
      {
        does: 'create passkey: passkey_register_trigger → passkey_register',
        rpId: 'localhost',
        nameField: 'traits.email',
        verifiesUser: true,
      },
    ]);
    expect(asked('passkey-registration-login', 0, 'registration'), 'not in the first of two steps').toEqual([]);
  });

  it('a security key in settings and as second factor: options in the value of the button', () => {
    expect(asked('webauthn-second-factor', 2, 'settings')).toEqual([
      {
        does: 'create webauthn: webauthn_register_trigger → webauthn_register',
        rpId: 'localhost',
        verifiesUser: false,
      },
    ]);
    expect(asked('webauthn-second-factor', 10, 'login')).toEqual([
      {
        does: 'get webauthn: webauthn_login_trigger → webauthn_login',
        rpId: 'localhost',
        allowed: 1,
        verifiesUser: false,
      },
    ]);
  });

  it('a login by security key alone: once the identifier is known', () => {
    expect(asked('webauthn-passwordless', 3, 'login')).toEqual([]);
    expect(asked('webauthn-passwordless', 5, 'login')).toEqual([
      expect.objectContaining({ does: 'get webauthn: webauthn_login_trigger → webauthn_login', allowed: 1 }),
    ]);
  });
});

it('a passkey in settings: its own field and shape, natively too', () => {
  expect(readCeremonies(flowOf('v26.2.0', 'passkey-native', 3, 'settings'))).toEqual([
    expect.objectContaining({
      kind: 'create',
      answer: 'passkey_settings_register',
      read: { options: expect.objectContaining({ rpId: 'localhost', userName: 'nat.passkey@example.com' }) as unknown },
    }),
  ]);
});

describe('broken options', () => {
  const sound = { challenge: 'AAAA', rp: { id: 'a.example' }, user: { id: 'BBBB', name: 'somebody' } };
  const create = (publicKey: unknown): string => JSON.stringify({ publicKey });

  it.each([
    ['', 'The flow has no options for a key, so there is nothing to sign.'],
    ['  \n', 'The flow has no options for a key, so there is nothing to sign.'],
    ['{"publicKey":', 'The options for the key are not a JSON object, so no key can answer them.'],
    ['[]', 'The options for the key are not a JSON object, so no key can answer them.'],
    ['null', 'The options for the key are not a JSON object, so no key can answer them.'],
    ['{}', 'The options for the key have no “publicKey”, so no key can answer them.'],
    ['{"credentialOptions":{}}', 'The options for the key have no “publicKey”, so no key can answer them.'],
    [create({ ...sound, challenge: 7 }), 'The options for the key have no challenge that could be signed.'],
    [create({ ...sound, challenge: 'ä ö' }), 'The options for the key have no challenge that could be signed.'],
    [create({ ...sound, challenge: '==' }), 'The options for the key have no challenge that could be signed.'],
    [create({ ...sound, user: undefined }), 'The options name no user that the key could be for.'],
    [
      create({ ...sound, pubKeyCredParams: [{ type: 'public-key', alg: -257 }] }),
      'The server does not accept keys of the kind ES256 (-7), and no other kind is made here.',
    ],
  ])('%s: a sentence', (text, problem) => {
    expect(readCreateOptions(text)).toEqual({ problem });
  });

  it('as far as they can be read, they are', () => {
    expect(readCreateOptions(create({ challenge: 'AA==', user: { id: 'B+/8' } }))).toEqual({
      options: { challenge: 'AA', userHandle: 'B-_8', userName: '', verifiesUser: true },
    });
    expect(readGetOptions(create({ challenge: 'AAAA', allowCredentials: [null, { id: 4 }, { id: 'AQ==' }] }))).toEqual({
      options: { challenge: 'AAAA', allowed: ['AQ'], verifiesUser: true },
    });
  });

  it('a button without its hidden node, or of an unknown name', () => {
    const nodes = ['passkey_login_trigger', 'passkey_other_trigger'].map((name) => input('passkey', name, 'button'));
    const flow = makeFlow({ nodes });
    expect(readCeremonies(flow)).toEqual([
      expect.objectContaining({
        trigger: 'passkey_login_trigger',
        read: { problem: 'The flow has no options for a key, so there is nothing to sign.' },
      }),
    ]);
  });
});
