import { describe, expect, it } from 'vitest';
import { typedIdentifier, isSamePerson, whoIs } from '../../../../src/kratos/session/who';
import { input, makeFlow, passwordLogin, submit } from '../flow/makeFlow';
import { session } from '../../views/panel/outcomes';

describe('the identifier that was given', () => {
  const login = makeFlow({ nodes: passwordLogin });
  const recovery = makeFlow({ flowType: 'recovery', nodes: [submit('code', 'email', 'alice@example.com')] });

  it('is what was typed, or what an earlier step was given', () => {
    expect(typedIdentifier(login, { identifier: ' alice ', password: 'x' })).toBe('alice');
    const second = makeFlow({ nodes: [input('default', 'identifier', 'hidden', { value: 'alice' })] });
    expect(typedIdentifier(second, { code: '123456' })).toBe('alice');
    expect(typedIdentifier(recovery, { code: '123456' })).toBe('alice@example.com');
    expect(typedIdentifier(makeFlow({ flowType: 'recovery' }), { recovery_address: '+4912345' })).toBe('+4912345');
  });

  it('is none where nobody gave one', () => {
    expect(typedIdentifier(login, { identifier: '' })).toBeUndefined();
    expect(typedIdentifier(makeFlow({ requestedAal: 'aal2' }), { totp_code: '123456' })).toBeUndefined();
    expect(typedIdentifier(makeFlow({ flowType: 'verification' }), { email: 'a@b.c' })).toBeUndefined();
  });
});

describe('the same person', () => {
  it('is known by identity, else by identifier in any case', () => {
    const byIdentity = whoIs({ personaId: 'p', status: 'signed-in', session, identifier: 'alice' });
    expect(byIdentity).toEqual({ identity: 'i1', identifier: 'alice' });
    expect(isSamePerson(byIdentity, { identity: 'i1' })).toBe(true);
    expect(isSamePerson(byIdentity, { identity: 'i2', identifier: 'alice' })).toBe(false);
    expect(isSamePerson(byIdentity, { identifier: 'Alice' })).toBe(true);
    expect(isSamePerson({}, {})).toBe(false);
  });
});
