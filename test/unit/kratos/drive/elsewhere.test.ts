import { describe, expect, it } from 'vitest';
import { createExplorer } from '../../../../src/kratos/drive/explorer';
import type { Explorer } from '../../../../src/kratos/drive/explorer';
import { AddressBook } from '../../../../src/kratos/store/addressBook';
import type { Remembrance } from '../../../../src/kratos/store/addressBook';
import type { ClientKind } from '../../../../src/kratos/flow/types';
import type { Connection } from '../../../../src/kratos/record/types';
import { recorded } from '../../../kit/replay';
import { memoryStorage } from '../../../kit/storage';
import type { Storage } from '../../../kit/storage';
import { scripted } from './scripted';
import type { ScriptedTransport } from './scripted';

const home = 'http://127.0.0.1:6433';
const away = 'http://127.0.0.1:9999';

const given = (url: string): string => (url.startsWith(home) ? 'cAnArY' : 'another');

/** A window on one storage. Whatever server is asked, it answers as in a recorded login. */
class Window {
  connection: Connection = { id: 'c', name: 'practice', publicUrl: home, adminUrl: 'http://127.0.0.1:6434' };
  readonly transport: ScriptedTransport;
  readonly explorer: Explorer;
  readonly book: AddressBook;

  constructor(client: ClientKind, storage: Storage, memory: { kept?: Remembrance }) {
    const steps = recorded('v26.2.0', client === 'native' ? 'login-password-api' : 'login-password-spa');
    const flow = steps.find(({ request }) => request.path.startsWith('/self-service/login/'))?.response?.body;
    const { id } = flow as { readonly id: string };
    const another: unknown = JSON.parse(JSON.stringify(flow).replaceAll(id, id.replace(/^..../, 'ffff')));
    const done = steps.find(({ request, response }) => request.method === 'POST' && response?.status === 200)?.response;
    this.transport = scripted(({ method, url }) => {
      if (url.includes('whoami')) return { status: 401, body: {} };
      if (method !== 'POST')
        return {
          status: 200,
          body: url.startsWith(home) ? flow : another,
          headers: [['Set-Cookie', `csrf_token_a=${given(url)}; Path=/`]],
        };
      return { status: 200, body: done?.body, headers: [['Set-Cookie', `ory_kratos_session=${given(url)}; Path=/`]] };
    });
    this.book = new AddressBook({ get: () => memory.kept, set: (next) => (memory.kept = next) });
    this.explorer = createExplorer({
      transport: this.transport,
      vault: storage.vault,
      documents: storage.documents,
      connections: () => [this.connection],
      apiKey: () => Promise.resolve(undefined),
      addresses: this.book,
    });
  }

  moveTo(publicUrl: string): void {
    this.connection = { ...this.connection, publicUrl };
  }

  /** What servers other than the first one were shown of what it gave. */
  get leaked(): readonly string[] {
    const given = /cAnArY|ory_st_|csrf_token["=]|[?&](?:flow|id)=/i;
    return this.transport.requests
      .filter(({ url }) => !url.startsWith(home))
      .map((request) => JSON.stringify(request))
      .filter((request) => given.test(request));
  }
}

async function signedIn(
  client: ClientKind,
  storage = memoryStorage(),
  memory: { kept?: Remembrance } = {},
): Promise<{ window: Window; id: string; flowId: string }> {
  const window = new Window(client, storage, memory);
  const { personas, driver } = window.explorer;
  const { id } = personas.add({ name: 'alice', client, connectionId: 'c' });
  const started = await driver.start({ personaId: id, type: 'login' });
  await driver.submit(started.id, press);
  return { window, id, flowId: started.id };
}

const press = {
  submitter: 'method=password',
  entries: { identifier: 'alice', password: 'a-password-77' },
  encoding: 'json',
} as const;

describe.each(['browser', 'native'] as const)('a %s persona of a connection that leads elsewhere', (client) => {
  it('shows the other server nothing that the first one gave', async () => {
    const { window, id, flowId } = await signedIn(client);
    const { driver, ownSessions, personas } = window.explorer;
    window.moveTo(away);
    await driver.checkSession(id);
    await driver.stepUp(id);
    await driver.refetch(flowId);
    await driver.submit(flowId, press);
    await driver.open({ personaId: id, id: flowId });
    await driver.follow(flowId, { kind: 'use-flow' });
    await ownSessions.list(id, { size: 5 });
    await ownSessions.revokeOthers(id);
    expect(driver.preview(flowId, press)).toBeUndefined();
    expect(personas.session(id).status).not.toBe('signed-in');
    const before = window.transport.requests.length;
    await driver.signOut(id);
    expect(window.transport.requests.length - before).toBeLessThanOrEqual(2);
    expect(window.leaked).toEqual([]);
    expect(window.explorer.flows.get(flowId)?.outcome).toMatchObject({ kind: 'unreachable' });
  });

  it('starts a flow again without the challenge that was meant for the first one', async () => {
    const { window, id } = await signedIn(client);
    const { driver } = window.explorer;
    const parameters = { login_challenge: 'cAnArY', return_to: 'http://127.0.0.1:4455/' };
    const { id: flowId } = await driver.start({ personaId: id, type: 'login', parameters });
    window.moveTo(away);
    await driver.follow(flowId, { kind: 'step-up' });
    await driver.restart(flowId);
    expect(window.leaked).toEqual([]);
    expect(window.transport.requests.at(-1)?.url).toContain(`${away}/self-service/login/`);
  });

  it('has all of it again when the address is changed back, whatever was done elsewhere', async () => {
    const { window, id, flowId } = await signedIn(client);
    const { driver, personas } = window.explorer;
    const before = await personas.keys(id);
    const cookies = before.jar?.header(home);
    window.moveTo(away);
    await driver.signOut(id);
    window.moveTo(home);
    const after = await personas.keys(id);
    expect(after.sessionToken).toBe(before.sessionToken);
    expect(after.jar?.header(home)).toBe(cookies);
    window.transport.requests.length = 0;
    await driver.refetch(flowId);
    expect(window.transport.requests).toHaveLength(1);
  });

  it('shows it to another server that the person said is the same', async () => {
    const { window, id, flowId } = await signedIn(client);
    const kept = await window.explorer.personas.keys(id);
    window.book.allow('c', home, away);
    window.moveTo(away);
    expect(await window.explorer.personas.keys(id)).toBe(kept);
    window.transport.requests.length = 0;
    await window.explorer.driver.refetch(flowId);
    expect(window.transport.requests.at(0)?.url).toContain(away);
  });

  it('keeps it back also when the address was changed between two sessions', async () => {
    const [storage, memory] = [memoryStorage(), {}];
    const { window, id } = await signedIn(client, storage, memory);
    await window.explorer.flush();
    const next = new Window(client, storage, memory);
    next.moveTo(away);
    await next.explorer.persistence.restore();
    expect(next.explorer.personas.session(id).status).toBe('unknown');
    await next.explorer.driver.checkSession(id);
    await next.explorer.driver.start({ personaId: id, type: 'settings' });
    expect(next.leaked).toEqual([]);
    next.moveTo(home);
    expect(await next.explorer.personas.holdsAnything(id, home)).toBe(true);
  });

  it('keeps what was kept before realms were for the server that the connection led to then', async () => {
    const [storage, memory] = [memoryStorage(), {}];
    const old = client === 'native' ? { sessionToken: 'ory_st_old' } : { totp: { secret: 'ABC', since: 1 } };
    const window = new Window(client, storage, memory);
    const { id } = window.explorer.personas.add({ name: 'alice', client, connectionId: 'c' });
    expect(window.explorer.personas.session(id).status).toBe('unknown');
    storage.secrets.set(`persona.${id}`, JSON.stringify(old));
    window.moveTo(away);
    expect(await window.explorer.personas.keys(id)).not.toMatchObject(old);
    window.moveTo(home);
    expect(await window.explorer.personas.keys(id)).toMatchObject(old);
  });
});

it('a token that comes while the address changes is kept for the server that gave it', async () => {
  const window = new Window('native', memoryStorage(), {});
  const { personas, driver } = window.explorer;
  const { id } = personas.add({ name: 'alice', client: 'native', connectionId: 'c' });
  const started = await driver.start({ personaId: id, type: 'login' });
  const submitted = driver.submit(started.id, press);
  await new Promise((resolve) => setImmediate(resolve));
  window.moveTo(away);
  await submitted;
  expect((await personas.keys(id)).sessionToken).toBeUndefined();
  expect((await personas.keys(id, home)).sessionToken).toMatch(/^ory_st_/);
  expect(window.leaked).toEqual([]);
});
