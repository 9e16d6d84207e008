import { beforeAll, describe, expect, it } from 'vitest';
import type { Explorer } from '../../../src/kratos/drive/explorer';
import { passwordOperations } from '../../../src/kratos/identity/patch/passwordOperations';
import { startKratos, type Kratos } from '../../kit';
import { exploring, Person } from '../people';

const oneHour = { lifetime: '1h' } as const;

let kratos: Kratos;
let explorer: Explorer;
beforeAll(async () => {
  kratos = await startKratos();
  explorer = exploring(kratos);
}, 300_000);

let count = 0;
const address = (): string => `back-${++count}@example.com`;
const connection = (of: Kratos = kratos): { id: string; name: string; publicUrl: string; adminUrl: string } => ({
  id: 'practice',
  name: 'practice',
  publicUrl: of.publicUrl,
  adminUrl: of.adminUrl,
});

describe('a recovery code', () => {
  it('works in the flow that it belongs to, as a new persona, and does not verify the address', async () => {
    const { id } = await kratos.createIdentity({ email: address() });
    const answer = await explorer.recoveries.make(connection(), id, { kind: 'code', lifetime: '10m' });
    if (answer.kind === 'problem') throw new Error(answer.what);
    const { code = '', flow = '', expiresAt = '' } = answer.recovery;
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(600_000);
    const somebody = new Person(explorer, `somebody ${count}`, 'browser');
    const opened = await explorer.driver.open({ personaId: somebody.id, type: 'recovery', id: flow });
    expect(opened.flow?.state).toBe('sent_email');
    const used = await somebody.press(opened, 'method=code', { code });
    expect(used.status).not.toBe('failed');
    expect(somebody.session).toMatchObject({ status: 'signed-in', session: { identity: { id } } });
    const { verifiable_addresses } = (await kratos.admin(`/admin/identities/${id}`)) as {
      verifiable_addresses: { verified: boolean }[];
    };
    expect(verifiable_addresses.map(({ verified }) => verified)).toEqual([false]);
  });

  it('of an inactive identity is made, and refused', async () => {
    const { id } = await kratos.createIdentity({ email: address(), extra: { state: 'inactive' } });
    const answer = await explorer.recoveries.make(connection(), id, { kind: 'code', ...oneHour });
    if (answer.kind === 'problem') throw new Error(answer.what);
    const { code = '', flow = '' } = answer.recovery;
    const somebody = new Person(explorer, `nobody ${count}`, 'browser');
    const opened = await explorer.driver.open({ personaId: somebody.id, type: 'recovery', id: flow });
    const used = await somebody.press(opened, 'method=code', { code });
    expect(used.exchanges.at(-1)?.response?.status).toBe(401);
    expect(somebody.session.status).not.toBe('signed-in');
  });

  it('is none for an identity that is gone', async () => {
    const gone = '00000000-0000-4000-8000-000000000000';
    expect(await explorer.recoveries.make(connection(), gone, { kind: 'code', ...oneHour })).toMatchObject({
      kind: 'problem',
      what: 'The identity is not there any more.',
    });
  });
});

describe('a recovery link', () => {
  it('is none where the method is off, and the setting is named', async () => {
    const { id } = await kratos.createIdentity({ email: address() });
    expect(await explorer.recoveries.make(connection(), id, { kind: 'link', ...oneHour })).toMatchObject({
      kind: 'problem',
      what: 'Recovery by link is off at this server.',
      todo: 'Set selfservice.methods.link.enabled to true, or choose the other way.',
    });
  });

  it('leads to Kratos itself where it is on', async () => {
    const linking = await startKratos({ config: { selfservice: { methods: { link: { enabled: true } } } } });
    const { id } = await linking.createIdentity({ email: address() });
    const answer = await exploring(linking).recoveries.make(connection(linking), id, { kind: 'link', ...oneHour });
    expect(answer).toMatchObject({ kind: 'made', recovery: { kind: 'link' } });
    const link = answer.kind === 'made' ? answer.recovery.address : '';
    expect(link.startsWith(`${linking.publicUrl}/self-service/recovery?`)).toBe(true);
  });
});

describe('a hash that is stored', () => {
  // Of the text that stands here.
  const [secret, hash] = ['password', '$md5$X03MO1qnZdYdgyfeuILPmQ=='];

  it.each([
    ['instead of a password', {}],
    ['where there was none', { credentials: { password: null } }],
  ])('%s signs in', async (_what, extra) => {
    const email = address();
    const { id } = await kratos.createIdentity({ email, extra });
    const answer = await explorer.adminIdentities.read(connection(), id);
    if (answer.kind === 'problem') throw new Error(answer.what);
    const operations = passwordOperations(answer.identity, hash);
    expect(await explorer.identityWrites.patch(connection(), id, operations)).toMatchObject({ kind: 'written' });
    const owner = new Person(explorer, `owner ${count}`, 'native');
    await owner.logIn(email, secret);
    expect(owner.session.status).toBe('signed-in');
  });

  it('is not looked at by the server', async () => {
    const { id } = await kratos.createIdentity({ email: address() });
    const answer = await explorer.adminIdentities.read(connection(), id);
    if (answer.kind === 'problem') throw new Error(answer.what);
    const nonsense = passwordOperations(answer.identity, 'no hash at all');
    expect(await explorer.identityWrites.patch(connection(), id, nonsense)).toMatchObject({ kind: 'written' });
  });
});
