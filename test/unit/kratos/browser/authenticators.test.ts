import { describe, expect, it } from 'vitest';
import { Authenticators } from '../../../../src/kratos/browser/authenticators';
import { createDevTools } from '../../../../src/kratos/browser/devtools';
import type { CarriedKey, MadeKey } from '../../../../src/kratos/browser/keys';
import { Targets } from '../../../../src/kratos/browser/targets';
import { fakeBrowser, settled } from './fakeBrowser';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');

const key = (name: string, more: Partial<CarriedKey> = {}): CarriedKey => ({
  id: base64url(`id of ${name}??`),
  privateKey: base64url('private'),
  rpId: 'localhost',
  userHandle: base64url('alice'),
  method: 'passkey',
  backupEligible: false,
  signCount: 0,
  ...more,
});

/** A ring, and a browser whose authenticators hold one passkey of an account, as real ones do. */
function carrying(...first: CarriedKey[]) {
  const browser = fakeBrowser();
  const resident = new Map<unknown, Set<string>>();
  browser.answers = ({ method, params, sessionId }) => {
    const found = resident.get(sessionId) ?? new Set();
    resident.set(sessionId, found);
    if (method === 'WebAuthn.addVirtualAuthenticator') return { authenticatorId: `of ${sessionId}` };
    if (method === 'WebAuthn.removeCredential') found.delete(String(params.credentialId));
    const credential = params.credential as { isResidentCredential: boolean; credentialId: string } | undefined;
    if (method !== 'WebAuthn.addCredential' || credential?.isResidentCredential !== true) return {};
    if (found.size > 0) throw new Error('An error occurred trying to create the credential');
    found.add(credential.credentialId);
    return {};
  };
  const devtools = createDevTools(browser.pipe);
  const targets = new Targets(devtools);
  const ring = { keys: first as readonly CarriedKey[], made: [] as MadeKey[], used: [] as [string, number][] };
  const authenticators = new Authenticators(devtools, {
    keys: () => Promise.resolve(ring.keys),
    made: (one) => ring.made.push(one),
    used: (...one) => ring.used.push(one),
  });
  targets.onNews((news) => {
    authenticators.hear(news);
  });
  const open = async (sessionId: string, type = 'page'): Promise<void> => {
    browser.says({
      method: 'Target.attachedToTarget',
      params: { sessionId, targetInfo: { targetId: sessionId, type, url: 'about:blank' } },
    });
    await enough();
  };
  /** What was put into and taken from the authenticator of a page, in order; `'` marks what is found by its id only. */
  const done = (session: string): string[] =>
    browser.sent.flatMap(({ method, params, sessionId }) => {
      if (sessionId !== session) return [];
      const credential = params.credential as
        { credentialId: string; isResidentCredential: boolean; signCount: number } | undefined;
      const name = (id: unknown): string => atob(String(id)).replace(/^id of (.*)\?\?$/, '$1');
      if (method === 'WebAuthn.removeCredential') return [`- ${name(params.credentialId)}`];
      return method === 'WebAuthn.addCredential' && credential
        ? [`+ ${name(credential.credentialId)}${credential.isResidentCredential ? '' : "'"} ${credential.signCount}`]
        : [];
    });
  return { browser, ring, open, done, carry: authenticators.carry.bind(authenticators) };
}

const enough = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await settled();
};

describe('the authenticators of pages', () => {
  it('hold all keys before anything else is done, the newest passkey of an account findable', async () => {
    const { browser, open, done } = carrying(key('old'), key('card', { method: 'webauthn' }), key('new'));
    await open('s1');
    expect(done('s1')).toEqual(['+ new 0', "+ card' 0", '+ old 0', "+ old' 0"]);
    const orders = browser.sent.map(({ method }) => method);
    expect(orders.indexOf('WebAuthn.addVirtualAuthenticator')).toBeLessThan(
      orders.indexOf('Runtime.runIfWaitingForDebugger'),
    );
    expect(browser.sent.find(({ method }) => method === 'WebAuthn.addCredential')?.params).toEqual({
      authenticatorId: 'of s1',
      credential: {
        credentialId: base64('id of new??'),
        isResidentCredential: true,
        rpId: 'localhost',
        privateKey: base64('private'),
        userHandle: base64('alice'),
        signCount: 0,
        backupEligibility: false,
        backupState: false,
      },
    });
  });

  it('are those of pages: frames have the one of theirs, workers none', async () => {
    const { browser, open } = carrying(key('one'));
    await open('frame', 'iframe');
    await open('worker', 'service_worker');
    expect(browser.sent.filter(({ method }) => method.startsWith('WebAuthn.'))).toEqual([]);
  });

  it('tell of a key that a page made, with its account, and of one that it used', async () => {
    const { browser, ring, open } = carrying(key('one'));
    await open('s1');
    const credential = {
      credentialId: base64('made>>'),
      isResidentCredential: false,
      rpId: 'example.com',
      privateKey: base64('secret??'),
      userHandle: base64('bob'),
      signCount: 1,
      backupEligibility: true,
      userName: 'bob@example.com',
    };
    const told = { authenticatorId: 'of s1', credential };
    browser.says({ method: 'WebAuthn.credentialAdded', sessionId: 's1', params: told });
    const used = { ...told, credential: { ...credential, signCount: 2 } };
    browser.says({ method: 'WebAuthn.credentialAsserted', sessionId: 's1', params: used });
    browser.says({
      method: 'WebAuthn.credentialAdded',
      sessionId: 's1',
      params: { ...told, credential: { ...credential, rpId: undefined } },
    });
    await enough();
    expect(ring.made).toEqual([
      {
        id: base64url('made>>'),
        privateKey: base64url('secret??'),
        rpId: 'example.com',
        userHandle: base64url('bob'),
        method: 'webauthn',
        backupEligible: true,
        signCount: 1,
        account: 'bob@example.com',
      },
    ]);
    expect(ring.used).toEqual([[base64url('made>>'), 2]]);
  });

  it('follow the ring: what is new or counted elsewhere is put, what is gone is taken away', async () => {
    const { browser, ring, open, done, carry } = carrying(key('one'), key('two', { userHandle: base64url('bob') }));
    await open('s1');
    await open('s2');
    browser.says({
      method: 'WebAuthn.credentialAsserted',
      sessionId: 's1',
      params: { authenticatorId: 'of s1', credential: { credentialId: base64('id of one??'), signCount: 4 } },
    });
    await enough();
    const before = [done('s1').length, done('s2').length];
    ring.keys = [key('one', { signCount: 4 }), key('three', { method: 'webauthn' })];
    carry();
    await enough();
    expect(done('s1').slice(before[0])).toEqual(['- two', "+ three' 0"]);
    expect(done('s2').slice(before[1])).toEqual(['- two', "+ three' 0", '- one', '+ one 4']);
  });
});
