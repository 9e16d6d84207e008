import { describe, expect, it } from 'vitest';
import { AddressBook, freshAddressBook } from '../../../../src/kratos/store/addressBook';
import type { Remembrance } from '../../../../src/kratos/store/addressBook';
import { ApiKeys } from '../../../../src/platform/apiKeys';
import { memoryStorage } from '../../../kit/storage';

const at = (
  publicUrl: string,
  adminUrl?: string,
): { id: string; name: string; publicUrl: string; adminUrl?: string } => ({
  id: 'c',
  name: 'practice',
  publicUrl,
  ...(adminUrl !== undefined && { adminUrl }),
});

describe('the address book', () => {
  it('gives each origin a realm of its own: scheme, host and port count, a path does not', () => {
    const book = freshAddressBook();
    const home = book.publicRealm(at('http://127.0.0.1:4433'));
    expect(book.publicRealm(at('http://127.0.0.1:4433/kratos'))).toBe(home);
    for (const other of [
      'http://127.0.0.1:4434',
      'https://127.0.0.1:4433',
      'http://localhost:4433',
      'http://127.0.0.1',
    ])
      expect(book.publicRealm(at(other))).not.toBe(home);
  });

  it('lets a person say that two are one, over several moves, and forgets it with the connection', () => {
    let kept: Remembrance | undefined;
    const memory = { get: () => kept, set: (next: Remembrance) => (kept = next) };
    const book = new AddressBook(memory);
    book.meet(at('http://a'));
    book.meet(at('http://elsewhere'));
    book.allow('c', 'http://a', 'http://b');
    book.allow('c', 'http://b', 'http://c:1');
    const again = new AddressBook(memory);
    expect(['http://a', 'http://b', 'http://c:1', 'http://d'].map((url) => again.realm('c', url))).toEqual([
      'http://a',
      'http://a',
      'http://a',
      'http://d',
    ]);
    expect(again.realm('another', 'http://b')).toBe('http://b');
    again.forget('c');
    expect(again.realm('c', 'http://b')).toBe('http://b');
    expect(again.home('c')).toEqual({ public: 'http://a', admin: 'http://a' });
  });

  it('takes the id of a connection for nothing else', () => {
    const book = freshAddressBook();
    expect(book.home('constructor')).toBeUndefined();
    expect(book.realm('__proto__', 'http://a')).toBe('http://a');
  });
});

describe('API keys', () => {
  it('are there for the admin side that they were given for, and again when the address is changed back', async () => {
    const { vault } = memoryStorage();
    const book = freshAddressBook();
    const keys = new ApiKeys(vault, book);
    const [home, away] = [
      at('https://x.projects.oryapis.com', 'https://x.projects.oryapis.com'),
      at('https://evil', 'https://evil'),
    ];
    book.meet(home);
    await keys.set(home, 'ory_pat_1');
    expect([await keys.get(home), await keys.get(away), await keys.get(home)]).toEqual([
      'ory_pat_1',
      undefined,
      'ory_pat_1',
    ]);
    book.allow('c', 'https://x.projects.oryapis.com', 'https://evil');
    expect(await keys.get(away)).toBe('ory_pat_1');
    await keys.set(away, undefined);
    expect(await keys.get(home)).toBeUndefined();
  });

  it('that were kept before belong to where the connection led first', async () => {
    const { vault } = memoryStorage();
    await vault.set('connection.c.apiKey', 'ory_pat_old');
    const book = freshAddressBook();
    const keys = new ApiKeys(vault, book);
    book.meet(at('http://a', 'http://a:2'));
    expect(await keys.get(at('http://a', 'http://b:2'))).toBeUndefined();
    expect(await keys.get(at('http://a', 'http://a:2'))).toBe('ory_pat_old');
  });
});
