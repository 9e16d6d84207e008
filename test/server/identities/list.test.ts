import { beforeAll, describe, expect, it } from 'vitest';
import type { Explorer } from '../../../src/kratos/drive/explorer';
import type { Connection } from '../../../src/kratos/record/types';
import { startKratos, type CreatedIdentity, type Kratos } from '../../kit';
import { exploring } from '../people';

let kratos: Kratos;
let explorer: Explorer;
let connection: Connection;
let alice: CreatedIdentity;
let noor: CreatedIdentity;

beforeAll(async () => {
  kratos = await startKratos({});
  explorer = exploring(kratos);
  const { publicUrl, adminUrl } = kratos;
  connection = { id: 'practice', name: 'practice', publicUrl, adminUrl };
  // Servers before v26 refuse an external id.
  const extra = kratos.atLeast(26) ? { external_id: 'crm-17' } : {};
  alice = await kratos.createIdentity({ email: 'Alice.Smith@example.com', extra });
  await kratos.createIdentity({ email: 'alicia@example.com', extra: { state: 'inactive' } });
  noor = await kratos.createIdentity({ email: 'noor@example.com', traits: { name: { first: 'نور', last: 'Jones' } } });
});

describe('a list of identities', () => {
  it('comes by pages, each with the credentials and without their secrets', async () => {
    const { adminIdentities } = explorer;
    const first = await adminIdentities.list(connection, { size: 2 });
    if (first.kind === 'problem') throw new Error(first.what);
    expect(first.identities).toHaveLength(2);
    const second = await adminIdentities.list(connection, { size: 2, token: first.next ?? '' });
    if (second.kind === 'problem') throw new Error(second.what);
    expect(second.next).toBeUndefined();
    const all = [...first.identities, ...second.identities];
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
    const found = all.find(({ id }) => id === alice.id);
    expect(found).toMatchObject({ state: 'active', ...(kratos.atLeast(26) && { externalId: 'crm-17' }) });
    expect(found?.credentials?.map(({ type }) => type)).toEqual(expect.arrayContaining(['password', 'code']));
    expect(JSON.stringify(all)).not.toContain('$2a$');
  });

  it('says to begin anew where a place in it is not known any more', async () => {
    const [identities, messages] = await Promise.all([
      explorer.adminIdentities.list(connection, { size: 2, token: 'garbage' }),
      explorer.adminCourier.list(connection, { size: 2, token: 'garbage' }),
    ]);
    for (const page of [identities, messages])
      expect(page).toMatchObject({
        kind: 'problem',
        startOver: true,
        todo: expect.stringContaining('refresh') as unknown,
      });
  });

  it('is looked through to its end', async () => {
    let read = 0;
    for await (const page of explorer.adminIdentities.scan(connection, new AbortController().signal))
      if (page.kind === 'page') read += page.identities.length;
    expect(read).toBe(3);
  });
});

describe('finding an identity', () => {
  const find = (text: string): ReturnType<Explorer['adminIdentities']['find']> =>
    explorer.adminIdentities.find(connection, text);

  it.each(['alice.smith@example.com', '  ALICE.SMITH@EXAMPLE.COM '])('takes a whole identifier: %o', async (text) => {
    expect(await find(text)).toMatchObject({ kind: 'found', by: 'identifier', identities: [{ id: alice.id }] });
  });

  it('takes an id, and says where nobody has it', async () => {
    expect(await find(noor.id)).toMatchObject({ kind: 'found', by: 'id', identities: [{ id: noor.id }] });
    expect(await find('9f425a8d-7efc-4768-8f23-7647a74fdf13')).toMatchObject({ kind: 'problem', isThere: false });
  });

  it('takes an external id of servers that know them', async () => {
    const found = await find('crm-17');
    if (kratos.atLeast(26)) expect(found).toMatchObject({ by: 'externalId', identities: [{ id: alice.id }] });
    else expect(found).toMatchObject({ kind: 'problem', isThere: false });
  });

  it('takes the beginning of an identifier, and no other part of it', async () => {
    const found = await find('ALIC');
    expect(found).toMatchObject({ kind: 'found', by: 'beginning', isCut: false });
    expect(found.kind === 'found' && found.identities).toHaveLength(2);
    expect(await find('smith')).toMatchObject({ kind: 'problem', isThere: false });
    expect(await find('Jones')).toMatchObject({ kind: 'problem', isThere: false });
  });

  it('lists nobody for an empty text', async () => {
    expect(await find('  ')).toMatchObject({ kind: 'problem' });
  });
});
