import { beforeAll, describe, expect, it } from 'vitest';
import type { Explorer } from '../../../src/kratos/drive/explorer';
import { startKratos, type Kratos } from '../../kit';
import { exploring, Person } from '../people';
import { password, someHashes } from './someHashes';
import { someImport } from './someImports';

let kratos: Kratos;
let explorer: Explorer;
beforeAll(async () => {
  kratos = await startKratos();
  explorer = exploring(kratos);
}, 300_000);

let count = 0;
const address = (): string => `import-${String(++count)}@example.com`;

async function logsIn(email: string): Promise<boolean> {
  const { outcome } = await new Person(explorer, `p${String(++count)}`, 'native').logIn(email);
  return outcome?.kind === 'signed-in';
}

async function countAt(server: Kratos): Promise<number> {
  let total = 0;
  for (let token = '00000000-0000-0000-0000-000000000000'; ;) {
    const list = (await server.admin(`/admin/identities?page_size=500&page_token=${token}`)) as { id: string }[];
    total += list.length;
    const last = list.at(-1);
    if (!last || list.length < 500) return total;
    token = last.id;
  }
}

const right = someHashes.filter(([, , becomes]) => becomes === 'login');
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A file of somebody for each kind of hash, and one with a password in clear, in each format. */
const files = {
  'people.json': (people: readonly { email: string; config: object }[]) =>
    JSON.stringify({
      identities: people.map(({ email, config }) => ({
        create: { schema_id: 'person', traits: { email }, credentials: { password: { config } } },
      })),
    }),
  'people.jsonl': (people: readonly { email: string; config: object }[]) =>
    people
      .map(({ email, config }) => JSON.stringify({ traits: { email }, credentials: { password: { config } } }))
      .join('\r\n'),
  'people.csv': (people: readonly { email: string; config: { hashed_password?: string; password?: string } }[]) =>
    `\ufeffemail;hashed_password;password\r\n${people
      .map(({ email, config }) => [email, config.hashed_password ?? '', config.password ?? ''].map(cell).join(';'))
      .join('\r\n')}\r\n`,
};

describe('a file with a hash of each kind', () => {
  it.each(Object.keys(files) as (keyof typeof files)[])('%s makes people who all log in', async (name) => {
    const people = [
      ...right.map(([, hash]) => ({ email: address(), config: { hashed_password: hash } })),
      { email: address(), config: { password } },
    ];
    const imported = await someImport(kratos, explorer, files[name](people), name);
    expect(imported.entries.flatMap(({ findings }) => findings)).toEqual([]);
    expect(await imported.run()).toEqual({ kind: 'done' });
    expect([...imported.outcomes().values()].map(({ kind }) => kind)).toEqual(people.map(() => 'made'));
    for (const [at, { email }] of people.entries())
      expect([right[at]?.[0] ?? 'clear', await logsIn(email)]).toEqual([right[at]?.[0] ?? 'clear', true]);
    expect(imported.journal()).not.toMatch(/@|\$|horse/);
  });

  it('leaves out each hash that would be refused or never log in', async () => {
    const wrong = someHashes.filter(([, , becomes]) => becomes !== 'login');
    const people = wrong.map(([, hash]) => ({ email: address(), config: { hashed_password: hash } }));
    const { entries } = await someImport(kratos, explorer, files['people.csv'](people), 'people.csv');
    const missed = entries.flatMap(({ findings }, at) =>
      findings.some(({ path }) => path === 'credentials.password') ? [] : [wrong[at]?.[0]],
    );
    expect(missed).toEqual([]);
  });
});

describe('what a server refuses', () => {
  it('is found line by line, and everybody else is made', async () => {
    const taken = address();
    await kratos.createIdentity({ email: taken });
    const [long, odd] = [address(), address()];
    const lines = [
      { traits: { email: address() } },
      { traits: { email: taken } },
      { traits: { email: 'no address' } },
      { traits: { email: address() }, credentials: { password: { config: { hashed_password: '{CRYPT}x' } } } },
      { traits: { email: long }, credentials: { password: { config: { password: 'x'.repeat(73) } } } },
      { traits: { email: odd }, nickname: 'x' },
      { traits: { email: address(), name: { first: 5 } } },
      { schema_id: 'nobody', traits: { email: address() } },
      { traits: { email: address() }, state: 'inactive', metadata_admin: { from: 'file' } },
    ];
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    const imported = await someImport(kratos, explorer, text, 'people.jsonl', { withProblems: true });
    const weights = imported.entries.map(({ findings }) => findings.map(({ weight, path }) => `${weight} ${path}`));
    expect(weights).toEqual([
      [],
      [],
      ['doubtful traits.email'],
      ['wrong credentials.password'],
      ['wrong credentials.password'],
      ['wrong nickname'],
      ['wrong traits.name.first'],
      ['wrong schema_id'],
      [],
    ]);
    expect(await imported.run()).toEqual({ kind: 'done' });
    const outcomes = [...imported.outcomes()].sort(([one], [other]) => one - other).map(([, outcome]) => outcome);
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      'made',
      'exists',
      'refused',
      'refused',
      'refused',
      'refused',
      'refused',
      'refused',
      'made',
    ]);
    for (const outcome of outcomes) if (outcome.kind === 'made') await kratos.admin(`/admin/identities/${outcome.id}`);
    const said = outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.what : ''));
    expect(said[2]).toMatch(/traits\.email: .*not valid "email"/);
    expect(said[3]).toMatch(/hash format/);
    expect(said[5]).toMatch(/nickname/);
    expect(said[6]).toMatch(/traits\.name\.first: expected string/);
  });

  it('is never taken for made: v1.3 takes back a whole batch with a duplicate, and answers as if it were there', async () => {
    const before = await countAt(kratos);
    const taken = [address(), address()];
    for (const email of taken) await kratos.createIdentity({ email });
    const fresh = Array.from({ length: 20 }, address);
    const text = [...fresh.slice(0, 10), taken[0], ...fresh.slice(10), taken[1]]
      .map((email) => JSON.stringify({ traits: { email } }))
      .join('\n');
    const imported = await someImport(kratos, explorer, text, 'people.jsonl');
    expect(await imported.run()).toEqual({ kind: 'done' });
    expect(await countAt(kratos)).toBe(before + 22);
    for (const outcome of imported.outcomes().values())
      if (outcome.kind === 'made') await kratos.admin(`/admin/identities/${outcome.id}`);
    expect([...imported.outcomes().values()].filter(({ kind }) => kind === 'made')).toHaveLength(20);
  });

  it('is foretold of an external id by the version', async () => {
    const text = JSON.stringify([{ traits: { email: address() }, external_id: 'staff-1' }]);
    const imported = await someImport(kratos, explorer, text, 'people.json', { withProblems: true });
    const isKnown = imported.entries[0]?.findings.length === 0;
    await imported.run();
    expect(imported.outcomes().get(1)?.kind).toBe(isKnown ? 'made' : 'refused');
  });
});

describe('an import', () => {
  it('verifies addresses, as the server stores them', async () => {
    const [yes, no] = [address(), address()];
    const imported = await someImport(
      kratos,
      explorer,
      `email,verified\n${yes.toUpperCase()},true\n${no},false\n`,
      'people.csv',
    );
    await imported.run();
    const found = (await kratos.admin(`/admin/identities?credentials_identifier=${yes}`)) as {
      verifiable_addresses: { verified: boolean; status: string }[];
    }[];
    expect(found[0]?.verifiable_addresses).toMatchObject([{ verified: true, status: 'completed' }]);
  });

  it('whose answer never came goes on and makes nobody twice', async () => {
    const before = await countAt(kratos);
    const text = Array.from({ length: 30 }, () => JSON.stringify({ traits: { email: address() } })).join('\n');
    const imported = await someImport(kratos, explorer, text, 'people.jsonl');
    const lost = await imported.run({
      send: async (body) => {
        const { adminUrl } = kratos;
        await fetch(`${adminUrl}/admin/identities`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body,
        });
        return {
          request: { method: 'PATCH', url: adminUrl, headers: [] },
          startedAt: 0,
          durationMs: 0,
          failure: { kind: 'reset', receivedBytes: 0 },
        } as never;
      },
    });
    expect(lost.kind).toBe('trouble');
    expect(imported.outcomes().size).toBe(0);
    expect(await imported.run()).toEqual({ kind: 'done' });
    expect([...imported.outcomes().values()].every((one) => one.kind === 'made' && one.earlier === true)).toBe(true);
    expect(await countAt(kratos)).toBe(before + 30);
    expect(await imported.run({ send: () => Promise.reject(new Error('sent again')) })).toEqual({ kind: 'done' });
  });

  it('of more than a batch is stopped between batches, and goes on', async () => {
    const before = await countAt(kratos);
    const text = Array.from({ length: 1300 }, () => JSON.stringify({ traits: { email: address() } })).join('\n');
    const imported = await someImport(kratos, explorer, text, 'people.jsonl');
    const stop = new AbortController();
    const sizes: number[] = [];
    const send = async (body: string) => {
      sizes.push((JSON.parse(body) as { identities: unknown[] }).identities.length);
      stop.abort();
      return explorer.identityWrites.batch(connectionTo(kratos), body);
    };
    expect(await imported.run({ send }, stop.signal)).toEqual({ kind: 'stopped' });
    expect(imported.outcomes().size).toBe(sizes[0]);
    expect(await imported.run({ send })).toEqual({ kind: 'done' });
    expect(sizes.every((size) => size <= 1000)).toBe(true);
    expect(await countAt(kratos)).toBe(before + 1300);
  });

  it('takes no more passwords in one batch than the server does', async () => {
    const text = Array.from({ length: 210 }, () =>
      JSON.stringify({ traits: { email: address() }, credentials: { password: { config: { password } } } }),
    ).join('\n');
    const imported = await someImport(kratos, explorer, text, 'people.jsonl');
    expect(await imported.run()).toEqual({ kind: 'done' });
    expect([...imported.outcomes().values()].every(({ kind }) => kind === 'made')).toBe(true);
  });

  it('of the list of another server has the same people log in there', async () => {
    const email = address();
    await kratos.createIdentity({ email, password, verified: true });
    const list = (await kratos.admin(
      `/admin/identities?credentials_identifier=${email}&include_credential=password`,
    )) as object[];
    const other = await startOther();
    const imported = await someImport(other.kratos, other.explorer, JSON.stringify(list), 'list.json');
    expect(imported.entries.flatMap(({ findings }) => findings)).toEqual([]);
    expect(await imported.run()).toEqual({ kind: 'done' });
    const { outcome } = await new Person(other.explorer, 'moved', 'native').logIn(email);
    expect(outcome?.kind).toBe('signed-in');
  });
});

function connectionTo({ publicUrl, adminUrl }: Kratos): {
  id: string;
  name: string;
  publicUrl: string;
  adminUrl: string;
} {
  return { id: 'practice', name: 'practice', publicUrl, adminUrl };
}

async function startOther(): Promise<{ kratos: Kratos; explorer: Explorer }> {
  const server = await startKratos();
  return { kratos: server, explorer: exploring(server) };
}
