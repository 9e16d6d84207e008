import { createHash, createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ceremony } from '../../../../src/kratos/webauthn/ceremony';
import { fittingKeys, nextKeyName } from '../../../../src/kratos/webauthn/fitting';
import { makeKey } from '../../../../src/kratos/webauthn/make';
import { guessOrigins, originOf, worksAt } from '../../../../src/kratos/webauthn/origin';
import { keyPressId, readKeyPress } from '../../../../src/kratos/webauthn/press';
import { signWith } from '../../../../src/kratos/webauthn/sign';
import type { CreateOptions, GetOptions, SoftwareKey } from '../../../../src/kratos/webauthn/types';
import { readAnswer, sentAnswer } from './recordedKeys';

const origin = 'http://localhost:4455';
const asked: CreateOptions = {
  challenge: 'd7Fg2vw75VWuJ0CZjCebVLD-bQDCUkr4UF6BBoaSayA',
  rpId: 'localhost',
  userHandle: 'RkJGTXI5dnZZVFB3VjZYd2hFME1PdzlNdVNhanY3SXI',
  userName: 'Example',
  verifiesUser: true,
};
const details = { method: 'passkey', name: 'alice’s key', madeIn: 'flow', madeAt: 1 } as const;
const make = (options = asked): { key: SoftwareKey; answer: string } => makeKey(options, origin, details);
const challenge: GetOptions = { challenge: 'Wpx-', rpId: 'localhost', allowed: [], verifiesUser: true };

describe('a key that is made', () => {
  it('is laid out as those that servers have taken', () => {
    const { key, answer } = make();
    const ours = readAnswer(answer);
    const theirs = sentAnswer('v26.2.0', 'passkey-registration-login', 4, 'passkey_register');
    expect(ours.page).toEqual({ ...theirs.page, challenge: asked.challenge });
    expect(ours.rpIdHash).toBe(theirs.rpIdHash);
    expect(ours.responseFields).toEqual(theirs.responseFields);
    expect(ours.fields).toEqual([...theirs.fields, 'clientExtensionResults'].sort());
    expect(ours.attested).toMatchObject({ fmt: 'none', aaguid: '0'.repeat(32), id: key.id });
    expect([...(ours.attested?.publicKey.keys() ?? [])]).toEqual([...(theirs.attested?.publicKey.keys() ?? [])]);
    expect(ours.counter).toBe(0);
  });

  it('verifies nobody where that is unwanted, as a key of a recorded second factor', () => {
    const userVerified = 0x04;
    expect(readAnswer(make().answer).flags & userVerified).toBe(userVerified);
    expect(readAnswer(make({ ...asked, verifiesUser: false }).answer).flags & userVerified).toBe(0);
    const recorded = sentAnswer('v26.2.0', 'webauthn-second-factor', 6, 'webauthn_register');
    expect(recorded.flags & userVerified).toBe(0);
  });

  it('is bound to the host of the page where no site is named', () => {
    const { rpId, ...nowhere } = asked;
    const { key, answer } = make(nowhere);
    expect(key.rpId).toBe(rpId);
    expect(readAnswer(answer).rpIdHash).toBe(createHash('sha256').update('localhost').digest('hex'));
  });
});

describe('a key that signs', () => {
  it('is verified by its public key', () => {
    const { key, answer } = make();
    const cose = readAnswer(answer).attested?.publicKey;
    const coordinate = (label: number): string => Buffer.from(cose?.get(label) as Uint8Array).toString('base64url');
    const publicKey = createPublicKey({
      key: { kty: 'EC', crv: 'P-256', x: coordinate(-2), y: coordinate(-3) },
      format: 'jwk',
    });
    const { response } = JSON.parse(signWith(key, challenge, origin)) as { response: Record<string, string> };
    const bytes = (name: string): Buffer => Buffer.from(response[name] ?? '', 'base64url');
    const signed = Buffer.concat([
      bytes('authenticatorData'),
      createHash('sha256').update(bytes('clientDataJSON')).digest(),
    ]);
    expect(verify('sha256', signed, publicKey, bytes('signature'))).toBe(true);
    expect(response.userHandle).toBe(asked.userHandle);
    expect(readAnswer(signWith(key, challenge, origin)).page).toMatchObject({ type: 'webauthn.get', origin });
  });

  it('keeps the backup bit of its registration, and the counter at 0 until a browser has counted', () => {
    const backupEligible = 0x08;
    const { key, answer } = make();
    for (const one of [key, { ...key, backupEligible: true }]) {
      const { flags, counter } = readAnswer(signWith(one, challenge, origin));
      expect(flags & backupEligible).toBe(one.backupEligible ? backupEligible : 0);
      expect(counter).toBe(0);
    }
    expect(readAnswer(signWith({ ...key, signCount: 7 }, challenge, origin)).counter).toBe(8);
    expect(readAnswer(answer).flags & backupEligible).toBe(0);
  });
});

describe('which keys fit', () => {
  const { key } = make();
  const older = { ...key, id: 'older', madeAt: 0 };
  const get = (options: Partial<GetOptions> = {}, method: Ceremony['method'] = 'passkey'): Ceremony => ({
    kind: 'get',
    trigger: `${method}_login_trigger`,
    group: method,
    method,
    answer: `${method}_login`,
    read: { options: { ...challenge, ...options } },
  });

  it('those of the site, newest first; of those the server names, only those', () => {
    expect(fittingKeys(get(), [older, key], 'alice')).toEqual({ keys: [key, older] });
    expect(fittingKeys(get({ allowed: ['older', 'x'] }), [older, key], 'alice')).toEqual({ keys: [older] });
  });

  it.each([
    [get(), [], 'alice has no passkey yet: register with one, or add one in settings.'],
    [get({}, 'webauthn'), [], 'alice has no security key yet: add one in settings.'],
    [
      get({}, 'webauthn'),
      [key],
      'alice has passkeys only, and Kratos does not accept them as security keys. Add one in settings.',
    ],
    [
      get(),
      [{ ...key, method: 'webauthn' as const }],
      'alice has security keys only, and Kratos does not accept them as passkeys. Add a passkey in settings.',
    ],
    [
      get({ rpId: 'shop.example' }),
      [key],
      'The keys that alice has are for localhost, and this page asks for a key of shop.example.',
    ],
    [
      get({ allowed: ['x'] }),
      [key],
      'None of the keys that alice has is among those that the server accepts for this account.',
    ],
    [{ ...get(), read: { problem: 'Broken.' } }, [key], 'Broken.'],
  ])('none: a sentence', (ceremony, keys, why) => {
    expect(fittingKeys(ceremony, keys, 'alice')).toEqual({ why });
  });

  it('and the next one gets a name of its own', () => {
    expect(nextKeyName('alice', [])).toBe('alice’s key');
    expect(nextKeyName('alice', ['alice’s key', 'alice’s key 2'])).toBe('alice’s key 3');
  });
});

describe('the page that keys answer for', () => {
  it.each([
    [
      { rpId: 'localhost', publicUrl: 'http://127.0.0.1:4433', pages: [] },
      ['http://localhost:4433', 'http://localhost'],
    ],
    [
      {
        rpId: 'example.com',
        publicUrl: 'https://auth.example.com',
        pages: ['https://login.example.com/login?flow=1', 'https://example.org'],
      },
      ['https://login.example.com', 'https://example.com'],
    ],
    [
      { rpId: 'localhost', publicUrl: 'http://127.0.0.1:4433', pages: ['http://127.0.0.1:4455/login?flow=1'] },
      ['http://localhost:4455', 'http://localhost:4433', 'http://localhost'],
    ],
    [
      { rpId: undefined, publicUrl: 'http://127.0.0.1:4433/kratos', pages: ['nonsense'] },
      ['http://127.0.0.1:4433', 'http://127.0.0.1'],
    ],
  ])('is guessed', (known, origins) => {
    expect(guessOrigins(known)).toEqual(origins);
  });

  it('is an origin, and browsers let it use keys of its own host and of those above', () => {
    expect(originOf(' https://a.example:8443/login/ ')).toBe('https://a.example:8443');
    expect(originOf('android:apk-key-hash:x')).toBeUndefined();
    expect(worksAt('https://login.a.example', 'a.example')).toBe(true);
    expect(worksAt('https://other.example', 'a.example')).toBe(false);
    expect(worksAt('https://xa.example', 'a.example')).toBe(false);
  });
});

it('the name of a press is read as it was written, and none of a submit node', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z_]+$/), fc.option(fc.stringMatching(/^[\w-]+$/)), (trigger, key) => {
      const press = { trigger, ...(key !== null && { key }) };
      expect(readKeyPress(keyPressId(press))).toEqual(press);
    }),
  );
  expect(readKeyPress('method=password')).toBeUndefined();
  expect(readKeyPress('key:a:b=c')).toBeUndefined();
});
