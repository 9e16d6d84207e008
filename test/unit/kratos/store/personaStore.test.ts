import { describe, expect, it } from 'vitest';
import { createEmitter } from '../../../../src/kratos/store/emitter';
import { PersonaStore } from '../../../../src/kratos/store/personaStore';
import type { Vault } from '../../../../src/kratos/store/types';
import { createCookieJar } from '../../../../src/kratos/wire/cookies';
import { memoryStorage } from '../../../kit/storage';

const url = 'http://127.0.0.1:4433/';

function people(storage = memoryStorage()): PersonaStore {
  return new PersonaStore(storage.vault, createCookieJar);
}

describe('PersonaStore', () => {
  it("keeps each persona's cookies in the vault, and gives them back after a restart", async () => {
    const storage = memoryStorage();
    const before = people(storage);
    const [alice, bob] = ['alice', 'bob'].map((name) => before.add({ name, client: 'browser', connectionId: 'c' }));
    const { jar } = await before.keys(alice?.id ?? '');
    jar?.take(url, [['Set-Cookie', 'ory_kratos_session=secret; Path=/; HttpOnly']]);
    before.jarChanged(alice?.id ?? '');
    await before.flush();

    const after = people(storage);
    after.restore(before.all(), []);
    expect((await after.keys(alice?.id ?? '')).jar?.header(url)).toBe('ory_kratos_session=secret');
    expect((await after.keys(bob?.id ?? '')).jar?.header(url)).toBe('');
    expect(after.listSecrets(alice?.id ?? '')).toContain('secret');
  });

  it('gives a native persona no jar at all', async () => {
    const store = people();
    const { id } = store.add({ name: 'bob', client: 'native', connectionId: 'c' });
    expect(await store.keys(id)).toEqual({});
    await store.keep(id, { sessionToken: 'ory_st_secret' });
    expect(await store.keys(id)).toEqual({ sessionToken: 'ory_st_secret' });
    await store.keep(id, { sessionToken: undefined });
    expect(await store.keys(id)).toEqual({});
  });

  it('reads the vault once, when the secrets are first needed, and tells when they are there', async () => {
    const storage = memoryStorage();
    let reads = 0;
    const vault = { ...storage.vault, get: (key: string) => storage.vault.get(key).finally(() => (reads += 1)) };
    const store = new PersonaStore(vault, createCookieJar);
    const { id } = store.add({ name: 'alice', client: 'browser', connectionId: 'c' });
    const told = new Promise((resolve) => store.onDidChange(resolve));
    expect(store.peekKeys(id)).toBeUndefined();
    await Promise.all([store.keys(id), store.keys(id), told]);
    expect(store.peekKeys(id)).toBeDefined();
    expect(reads).toBe(1);
  });

  it('takes over what another window keeps for a persona, unless there is something newer here', async () => {
    const { vault } = memoryStorage();
    const changed = createEmitter<string>();
    const shared: Vault = {
      ...vault,
      set: async (key, value) => {
        await vault.set(key, value);
        changed.emit(key);
      },
      onDidChange: changed.on,
    };
    const [one, other] = [new PersonaStore(shared, createCookieJar), new PersonaStore(shared, createCookieJar)];
    const { id } = one.add({ name: 'bob', client: 'native', connectionId: 'c' });
    other.restore(one.all(), []);
    await Promise.all([one.keys(id), other.keys(id)]);
    const tokenHere = async (): Promise<string | undefined> => (await one.keys(id)).sessionToken;

    const told: unknown[] = [];
    one.onDidChange((change) => told.push(change));
    await other.keep(id, { sessionToken: 'ory_st_first' });
    await other.flush();
    await expect.poll(tokenHere).toBe('ory_st_first');
    expect(told).toEqual([{ kind: 'persona', id }]);

    await Promise.all([
      one.keep(id, { sessionToken: 'ory_st_here' }),
      other.keep(id, { sessionToken: 'ory_st_there' }),
    ]);
    expect(await tokenHere()).toBe('ory_st_here');
    await Promise.all([one.flush(), other.flush()]);
    await expect.poll(async () => (await one.keys(id)).sessionToken === (await other.keys(id)).sessionToken).toBe(true);
  });

  it('counts what cannot be read as empty', async () => {
    const storage = memoryStorage();
    const store = people(storage);
    const { id } = store.add({ name: 'alice', client: 'browser', connectionId: 'c' });
    storage.secrets.set(`persona.${id}`, '{"jar": {"cook');
    expect((await store.keys(id)).jar?.header(url)).toBe('');
  });

  it('forgets a removed persona with all its secrets', async () => {
    const storage = memoryStorage();
    const store = people(storage);
    const { id } = store.add({ name: 'alice', client: 'native', connectionId: 'c' });
    await store.keep(id, { sessionToken: 'ory_st_secret' });
    await store.flush();
    expect(storage.secrets.size).toBe(1);
    store.remove(id);
    await store.flush();
    expect(storage.secrets.size).toBe(0);
    expect(store.listSecrets(id)).toEqual([]);
    await store.keep(id, { sessionToken: 'late' });
    await store.flush();
    expect(storage.secrets.size).toBe(0);
  });

  it('writes only the newest of many changes', async () => {
    const storage = memoryStorage();
    const written: string[] = [];
    const vault = {
      ...storage.vault,
      set: async (key: string, value: string) => {
        written.push(value);
        await storage.vault.set(key, value);
      },
    };
    const store = new PersonaStore(vault, createCookieJar);
    const { id } = store.add({ name: 'bob', client: 'native', connectionId: 'c' });
    for (let i = 0; i < 20; i++) await store.keep(id, { sessionToken: `token-${i}` });
    await store.flush();
    expect(written.length).toBeLessThan(20);
    expect(written.at(-1)).toContain('token-19');
  });

  it('finds a persona by name and client', () => {
    const store = people();
    const alice = store.add({ name: 'alice', client: 'browser', connectionId: 'c' });
    expect(store.find({ name: 'alice', client: 'browser', connectionId: 'c' })).toBe(alice);
    expect(store.find({ name: 'alice', client: 'native', connectionId: 'c' })).toBeUndefined();
    expect(store.rename(alice.id, 'carol')).toMatchObject({ id: alice.id, name: 'carol' });
  });
});
