import { expect, it } from 'vitest';
import { freshOriginBook } from '../../../../src/kratos/store/originBook';
import { readKeyrings, secretsIn, writeKeyrings } from '../../../../src/kratos/store/keyring';
import { makeKey } from '../../../../src/kratos/webauthn/make';

it('remembers the page of each site of each connection, whatever they are called', () => {
  const book = freshOriginBook();
  book.set('one', 'localhost', 'http://localhost:4455');
  book.set('one', undefined, 'http://127.0.0.1:4455');
  book.set('__proto__', 'constructor', 'http://a.example');
  expect(book.get('one', 'localhost')).toBe('http://localhost:4455');
  expect(book.get('one')).toBe('http://127.0.0.1:4455');
  expect(book.get('constructor', 'name')).toBeUndefined();
  expect(book.get('one', 'toString')).toBeUndefined();
  const heard: unknown[] = [];
  book.onDidChange((change) => heard.push(change));
  book.set('two', 'localhost', 'http://localhost:3000');
  expect(heard).toEqual([{ kind: 'connection', id: 'two' }]);
  book.forget('one');
  expect(book.get('one', 'localhost')).toBeUndefined();
});

it('keys are kept with the secrets of a persona, and their private part is one', () => {
  const { key } = makeKey(
    { challenge: 'AAAA', rpId: 'localhost', userHandle: 'BBBB', userName: 'alice', verifiesUser: true },
    'http://localhost:4455',
    { method: 'passkey', name: 'alice’s key', madeIn: 'flow', madeAt: 1 },
  );
  const kept = readKeyrings(writeKeyrings(new Map([['realm', { softwareKeys: [key] }]])), 'home', undefined);
  expect(kept.get('realm')).toEqual({ softwareKeys: [key] });
  for (const damaged of ['none', [null, 4, { ...key, privateKey: 7 }, { ...key, id: undefined }]])
    expect(
      readKeyrings(JSON.stringify({ softwareKeys: damaged }), 'home', undefined).get('home')?.softwareKeys,
    ).toEqual([]);
  expect(secretsIn({ softwareKeys: [key] })).toEqual([key.privateKey]);
});
