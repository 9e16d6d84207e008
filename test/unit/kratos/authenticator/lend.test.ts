import { describe, expect, it } from 'vitest';
import { available, type Factors } from '../../../../src/kratos/authenticator/lend';
import { isOwner, describeOwner } from '../../../../src/kratos/authenticator/owner';
import type { Identity } from '../../../../src/kratos/flow/types';

const alice: Identity = {
  id: 'i1',
  schemaId: 'default',
  traits: { email: 'alice@example.com', name: { first: 'Alice', nick: '' }, phones: ['+491234'] },
  verifiableAddresses: [{ value: 'alice@example.com', via: 'email', verified: false, status: 'sent' }],
  recoveryAddresses: [],
};
const owner = describeOwner(alice, 'alice, browser');
const totp = { secret: 'ABC', since: 1 };
const kept = { totp, authenticatorOf: owner } satisfies Factors;
const codes = { lookupCodes: [{ code: 'a', used: true }], authenticatorOf: owner } satisfies Factors;
const old: Factors = { totp };

describe('the owner of second factors', () => {
  it('is named by an address, and known by every text among its traits', () => {
    expect(owner).toEqual({
      identity: 'i1',
      name: 'alice@example.com',
      identifiers: ['alice@example.com', 'Alice', '+491234'],
      enrolledBy: 'alice, browser',
    });
    expect(describeOwner({ ...alice, traits: null, verifiableAddresses: [] }, 'p').name).toBe('i1');
  });

  it('keeps the name of the persona that enrolled them, unless another identity takes their place', () => {
    expect(describeOwner(alice, 'phone', owner).enrolledBy).toBe('alice, browser');
    expect(describeOwner({ ...alice, id: 'i2' }, 'phone', owner).enrolledBy).toBe('phone');
  });

  it.each([
    [{ identity: 'i1' }, true],
    [{ identity: 'i2', identifier: 'alice@example.com' }, false],
    [{ identifier: 'ALICE@example.com' }, true],
    [{ identifier: 'bob@example.com' }, false],
    [{}, true],
  ])('%j is the owner: %s', (who, is) => {
    expect(isOwner(owner, who)).toBe(is);
  });
});

describe('what a persona can answer with', () => {
  it.each<[string, Factors, Factors[], Parameters<typeof available>[2], ReturnType<typeof available>]>([
    ['what it keeps itself', kept, [codes], { identity: 'i1' }, { own: kept }],
    ['what it keeps, of whom nobody knows more', kept, [], {}, { own: kept }],
    ['what was kept before owners were noted', old, [], { identity: 'i1' }, { own: old }],
    ['what another persona of the identity keeps', {}, [{}, kept], { identity: 'i1' }, { offered: kept }],
    ['the codes of another, found by what was typed', {}, [codes], { identifier: 'alice' }, { offered: codes }],
    ['nothing of a stranger', {}, [kept], { identity: 'i2' }, {}],
    ['nothing while nobody knows who it is', {}, [kept], {}, {}],
    ['nothing whose owner is not known', {}, [old], { identity: 'i1' }, {}],
    ['nothing of its own for another identity', kept, [], { identity: 'i2' }, {}],
    ['its own, for an identifier that is written otherwise', kept, [], { identifier: '0049 1234' }, { own: kept }],
    ['nothing at all', {}, [], { identity: 'i1' }, {}],
  ])('%s', (_, own, others, who, answer) => {
    expect(available(own, others, who)).toEqual(answer);
  });
});
