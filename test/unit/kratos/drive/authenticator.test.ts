import { describe, expect, it } from 'vitest';
import { totpCode } from '../../../../src/kratos/authenticator/totp';
import { availableTo } from '../../../../src/kratos/drive/authenticator';
import type { Explorer } from '../../../../src/kratos/drive/explorer';
import type { Persona } from '../../../../src/kratos/record/types';
import { memoryStorage } from '../../../kit/storage';
import { loginFlow, practice, stage } from './scripted';
import type { Said, Script } from './scripted';

const secret = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const alice = { id: 'i1', schema_id: 'default', traits: { email: 'alice@example.com' } };
const codes = ['code-one', 'code-two'];

const button = (group: string, name: string, value: string): object => ({
  type: 'input',
  group,
  attributes: { name, type: 'submit', value, disabled: false, node_type: 'input' },
  messages: [],
  meta: {},
});
const text = (group: string, id: string, context: object): object => ({
  type: 'text',
  group,
  attributes: { id, node_type: 'text', text: { id: 1, text: '', type: 'info', context } },
  messages: [],
  meta: {},
});
const action = (type: string, flow: unknown): object => ({
  action: `${practice.publicUrl}/self-service/${type}?flow=${String(flow)}`,
});
const nodes = [
  text('totp', 'totp_secret_key', { secret }),
  button('totp', 'method', 'totp'),
  button('totp', 'totp_unlink', 'true'),
  text('lookup_secret', 'lookup_secret_codes', {
    secrets: codes.map((code) => ({ id: 1, context: { secret: code } })),
  }),
  button('lookup_secret', 'lookup_secret_confirm', 'true'),
  button('lookup_secret', 'method', 'lookup_secret'),
];

/** A server where every client is the same identity, `identity`. */
const server = (identity: object): Script => {
  const flow = (type: string, parts: object = {}): Said => {
    const made = loginFlow({ ...parts, identity });
    return { status: 200, body: { ...made, ui: { ...(made.ui as object), ...action(type, made.id), nodes } } };
  };
  return ({ url, method }) => {
    if (url.includes('/whoami')) return { status: 403, body: { error: { code: 403, id: 'session_aal2_required' } } };
    const type = url.includes('/settings') ? 'settings' : 'login';
    if (method === 'GET') return flow(type);
    if (type === 'settings') return flow(type, { state: 'success' });
    const session = { id: 's', active: true, authenticator_assurance_level: 'aal1', authentication_methods: [] };
    return { status: 200, body: { session, session_token: 'ory_st_0123456789' } };
  };
};

async function pressIn(
  { driver }: Explorer,
  { id }: Persona,
  type: 'settings' | 'login',
  submitter: string,
  entries: Record<string, string> = {},
): Promise<void> {
  const flow = await driver.start({ personaId: id, type });
  await driver.submit(flow.id, { submitter, entries, encoding: 'json' });
}

/** Says to the core who a persona is by letting it give this identifier. */
async function signIn({ personas }: Explorer, { id }: Persona, identifier: string): Promise<void> {
  await personas.keep(id, { sessionToken: `ory_st_${id}` });
  personas.setSession({
    personaId: id,
    status: 'signed-in',
    wanted: { aal: 'aal2', askedBy: 'whoami' },
    identifier,
  });
}

describe('an authenticator belongs to the identity', () => {
  it('is offered to another persona of it, kept by that one after a press, and survives a restart', async () => {
    const storage = memoryStorage();
    const { explorer, persona } = stage(server(alice), { storage });
    const { personas, driver } = explorer;
    const [first, device, stranger] = ['alice', 'alice, new device', 'bob'].map((name) => persona(name, 'native'));
    if (!first || !device || !stranger) throw new Error('There are three.');
    await pressIn(explorer, first, 'settings', 'method=totp', { totp_code: '123456' });
    expect((await personas.keys(first.id)).authenticatorOf).toMatchObject({
      identity: 'i1',
      name: 'alice@example.com',
      enrolledBy: 'alice',
    });
    await signIn(explorer, device, 'Alice@example.com');
    await signIn(explorer, stranger, 'bob@example.com');
    expect(availableTo(personas, device)).toMatchObject({ offered: { totp: { secret } } });
    expect(availableTo(personas, stranger)).toEqual({});
    await driver.borrowAuthenticator(stranger.id);
    expect((await personas.keys(stranger.id)).totp).toBeUndefined();
    await driver.borrowAuthenticator(device.id);
    expect(availableTo(personas, device)).toMatchObject({ own: { totp: { secret } } });
    expect(totpCode((await personas.keys(device.id)).totp?.secret ?? '', 0)?.code).toMatch(/^\d{6}$/);
    await explorer.flush();

    const again = stage(server(alice), { storage }).explorer;
    await again.persistence.restore();
    expect((await again.personas.keys(device.id)).totp?.secret).toBe(secret);
    expect([...storage.files.values()].join()).not.toContain(secret);
    expect([...storage.secrets.values()].join()).toContain(secret);
    // Whoever goes takes nothing from the other.
    again.removePersona(first.id);
    expect((await again.personas.keys(device.id)).totp?.secret).toBe(secret);
  });

  it('is forgotten by all who keep it when one of them unlinks it', async () => {
    const { explorer, persona } = stage(server(alice));
    const { personas, driver } = explorer;
    const first = persona('alice', 'native');
    const device = persona('device', 'native');
    await pressIn(explorer, first, 'settings', 'method=totp', { totp_code: '123456' });
    await pressIn(explorer, first, 'settings', 'lookup_secret_confirm=true');
    await signIn(explorer, device, 'alice@example.com');
    await driver.borrowAuthenticator(device.id);
    await pressIn(explorer, device, 'settings', 'totp_unlink=true');
    for (const { id } of [first, device]) {
      const { totp, lookupCodes } = await personas.keys(id);
      expect(totp).toBeUndefined();
      expect(lookupCodes?.map(({ code }) => code)).toEqual(codes);
    }
  });

  it('has back-up codes that are spent for all, whoever used one', async () => {
    const { explorer, persona } = stage(server(alice));
    const { personas, driver } = explorer;
    const first = persona('alice', 'native');
    const device = persona('device', 'native');
    const byHand = persona('by hand', 'native');
    await pressIn(explorer, first, 'settings', 'lookup_secret_confirm=true');
    await signIn(explorer, device, 'alice@example.com');
    await driver.borrowAuthenticator(device.id);
    const used = async ({ id }: Persona): Promise<unknown> =>
      (await personas.keys(id)).lookupCodes?.map((one) => one.used);
    await pressIn(explorer, device, 'login', 'method=lookup_secret', { lookup_secret: codes[0] ?? '' });
    expect([await used(first), await used(device)]).toEqual([
      [true, false],
      [true, false],
    ]);
    await signIn(explorer, byHand, 'alice@example.com');
    await pressIn(explorer, byHand, 'login', 'method=lookup_secret', { lookup_secret: codes[1] ?? '' });
    expect([await used(first), await used(device), await used(byHand)]).toEqual([
      [true, true],
      [true, true],
      undefined,
    ]);
  });

  it('takes the place of what the persona kept for another identity', async () => {
    let identity: object = alice;
    const { explorer, persona } = stage((request, count) => server(identity)(request, count));
    const first = persona('alice', 'native');
    await pressIn(explorer, first, 'settings', 'lookup_secret_confirm=true');
    identity = { ...alice, id: 'i2', traits: { email: 'second@example.com' } };
    await pressIn(explorer, first, 'settings', 'method=totp', { totp_code: '123456' });
    expect(await explorer.personas.keys(first.id)).toMatchObject({
      totp: { secret },
      authenticatorOf: { identity: 'i2', identifiers: ['second@example.com'] },
    });
    expect((await explorer.personas.keys(first.id)).lookupCodes).toBeUndefined();
  });
});
