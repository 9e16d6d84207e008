import { beforeAll, describe, expect, it } from 'vitest';
import type { Explorer } from '../../../src/kratos/drive/explorer';
import { checkHash } from '../../../src/kratos/identity/hashes/checkHash';
import { checkPassword } from '../../../src/kratos/identity/hashes/checkPassword';
import { startKratos, type Kratos } from '../../kit';
import { exploring, Person } from '../people';
import { password, someHashes } from './someHashes';

let kratos: Kratos;
let explorer: Explorer;
let bcrypt: string;
beforeAll(async () => {
  kratos = await startKratos();
  explorer = exploring(kratos);
  const { id } = await kratos.createIdentity({ email: 'first@example.com', password });
  const stored = (await kratos.admin(`/admin/identities/${id}?include_credential=password`)) as {
    credentials: { password: { config: { hashed_password: string } } };
  };
  bcrypt = stored.credentials.password.config.hashed_password;
}, 300_000);

let count = 0;

/** Imports somebody with a password's configuration, and logs them in. */
async function becomes(config: object, secret = password): Promise<string> {
  const email = `hash-${++count}@example.com`;
  const answer = await fetch(`${kratos.adminUrl}/admin/identities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ schema_id: 'person', traits: { email }, credentials: { password: { config } } }),
  });
  if (answer.status !== 201) return answer.status === 400 ? 'refusal' : String(answer.status);
  const { outcome } = await new Person(explorer, `p${count}`, 'native').logIn(email, secret);
  return outcome?.kind === 'signed-in' ? 'login' : 'no login';
}

/** What is foretold of a hash, in the words of the list. */
function foretold(hash: string): string {
  const found = checkHash(hash);
  if (!found) return 'login';
  return found.kind === 'refused' ? 'refusal' : 'no login';
}

describe('a hash that is imported', () => {
  it.each(someHashes)('%s is what was foretold', async (_what, hash, expected) => {
    expect([await becomes({ hashed_password: hash }), foretold(hash)]).toEqual([expected, expected]);
  });

  it.each([
    ['$2a$', 'login'],
    ['$2b$', 'login'],
    ['$2y$', 'login'],
    ['$2$', 'login'],
    ['$2x$', 'refusal'],
  ])('of bcrypt that begins with %s is what was foretold', async (beginning, expected) => {
    const hash = bcrypt.replace(/^\$2[abyx]?\$/, () => beginning);
    expect([await becomes({ hashed_password: hash }), foretold(hash)]).toEqual([expected, expected]);
  });

  it('of bcrypt has to be whole, whatever follows', async () => {
    const [cut, longer] = [bcrypt.slice(0, -1), `${bcrypt}\n`];
    expect([await becomes({ hashed_password: cut }), foretold(cut)]).toEqual(['no login', 'no login']);
    expect([await becomes({ hashed_password: longer }), foretold(longer)]).toEqual(['login', 'login']);
  });
});

describe('a password that is imported', () => {
  it('wins over a hash', async () => {
    const config = { password: 'another-horse-4242', hashed_password: bcrypt };
    expect(await becomes(config)).toBe('no login');
    expect(await becomes(config, 'another-horse-4242')).toBe('login');
    expect(checkPassword(config)).toMatchObject([{ kind: 'doubtful' }]);
  });

  it('may have 72 bytes and no more', async () => {
    const [longest, longer] = ['ä'.repeat(36), `${'ä'.repeat(36)}.`];
    expect([await becomes({ password: longest }, longest), checkPassword({ password: longest })]).toEqual([
      'login',
      [],
    ]);
    expect([await becomes({ password: longer }, longer), checkPassword({ password: longer })]).toMatchObject([
      expect.stringMatching(/^(?:500|refusal)$/),
      [{ kind: 'refused' }],
    ]);
  });

  it('is refused when there is none', async () => {
    expect([await becomes({}), checkPassword({})]).toMatchObject(['refusal', [{ kind: 'refused' }]]);
  });

  it('that a web hook is to check never logs in without one', async () => {
    const config = { use_password_migration_hook: true };
    expect([await becomes(config), checkPassword(config)]).toMatchObject(['no login', [{ kind: 'doubtful' }]]);
  });
});
