import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { eventually, suite, test } from './harness';

/** As much of a Kratos as connections and starting flows need. */
async function withKratos(use: (url: string) => Promise<void>): Promise<void> {
  let number = 0;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://kratos');
    const [status, body] = answer(pathname, `http://${request.headers.host ?? ''}`, () => (number += 1));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

function answer(pathname: string, url: string, count: () => number): [number, unknown] {
  if (pathname.endsWith('/health/ready')) return [200, { status: 'ok' }];
  if (pathname.endsWith('/version')) return [200, { version: 'v26.2.0' }];
  const [, type, client] = /^\/self-service\/(\w+)\/(browser|api)$/.exec(pathname) ?? [];
  if (type === undefined) return [401, { error: { code: 401, status: 'Unauthorized', message: 'No session.' } }];
  const id = `00000000-0000-4000-8000-${String(count()).padStart(12, '0')}`;
  const ui = { action: `${url}/self-service/${type}?flow=${id}`, method: 'POST', nodes: [] };
  const times = { issued_at: new Date().toISOString(), expires_at: new Date(Date.now() + 3_600_000).toISOString() };
  return [200, { id, type: client, state: 'choose_method', request_url: url, ...times, ui }];
}

const run = <Result>(command: string, argument?: unknown): Thenable<Result> =>
  vscode.commands.executeCommand<Result>(`kratosFlows.${command}`, argument);

interface Flow {
  readonly id: string;
  readonly type: string;
  readonly client: string;
  readonly persona: string;
  readonly status: string;
}

/** The names of the connections in the user settings. */
const names = (): readonly (string | undefined)[] => stored().map(({ name }) => name);

const stored = (): readonly { readonly name?: string }[] =>
  vscode.workspace.getConfiguration('kratosFlows').inspect<{ name?: string }[]>('connections')?.globalValue ?? [];

suite('commands with arguments', () => {
  test('add, edit, check and remove a connection', async () => {
    await withKratos(async (url) => {
      const added = await run<{ id: string; name: string; publicUrl: string; health: string }>('addConnection', {
        publicUrl: url.replace('http://', ''),
        adminUrl: `${url}/admin`,
        apiKey: 'ory_pat_canary',
      });
      assert.equal(added.publicUrl, url);
      assert.equal(added.health, 'v26.2.0 · healthy');
      assert.ok(!JSON.stringify(stored()).includes('canary'), 'the API key is not in the settings');
      await assert.rejects(
        async () => run('addConnection', { name: added.name.toUpperCase(), publicUrl: 'http://127.0.0.1:1' }),
        /already/,
      );
      await run('editConnection', { connection: added.id, name: 'renamed' });
      assert.ok(names().includes('renamed') && !names().includes(added.name));
      const checked = await run<{ kind: string }>('checkConnection', { connection: 'renamed' });
      assert.equal(checked.kind, 'healthy');
      await run('removeConnection', { connection: 'renamed', confirmed: true });
      assert.ok(!names().includes('renamed'));
    });
  });

  test('say which connection is down, and why', async () => {
    const added = await run<{ id: string; health: string }>('addConnection', {
      name: 'silent',
      publicUrl: 'http://127.0.0.1:9',
    });
    assert.match(added.health, /Nothing is listening at 127\.0\.0\.1:9/);
    await run('removeConnection', { connection: added.id, confirmed: true });
  });

  test('refuse an address that is none, in a sentence', async () => {
    const before = names();
    await assert.rejects(async () => run('addConnection', { publicUrl: 'javascript:alert(1)' }), /http:\/\//);
    assert.deepEqual(names(), before);
  });

  test('start flows for personas that live side by side', async () => {
    await withKratos(async (url) => {
      const { id } = await run<{ id: string }>('addConnection', { name: 'practice', publicUrl: url });
      const login = await run<Flow>('startFlow', { type: 'login', client: 'browser', persona: 'alice' });
      const again = await run<Flow>('startFlow', { type: 'registration', client: 'browser', persona: 'Alice' });
      const native = await run<Flow>('startFlow', { type: 'login', client: 'native' });
      assert.deepEqual([login.type, login.client, login.status], ['login', 'browser', 'open']);
      assert.equal(again.persona, login.persona, 'a persona is found whatever the case');
      assert.notEqual(native.persona, login.persona);

      const opened = await run<Flow>('openFlow', { id: login.id });
      assert.equal(opened.id, login.id);
      const restarted = await run<Flow>('restartFlow', { id: login.id });
      assert.notEqual(restarted.id, login.id);
      const forgotten = await run<{ forgotten: string[] }>('forgetFlow', { id: login.id });
      assert.deepEqual(forgotten.forgotten, [login.id]);
      await assert.rejects(async () => run('restartFlow', { id: login.id }), /no flow/);
      await assert.rejects(async () => run('startFlow', { type: 'log-in', client: 'browser' }), /not a flow type/);

      await eventually(() =>
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes('alice')),
      );
      await run('removeConnection', { connection: id, confirmed: true });
      await assert.rejects(async () => run('restartFlow', { id: restarted.id }), /no flow/);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
  });

  test('add, rename and remove a persona', async () => {
    await withKratos(async (url) => {
      const { id } = await run<{ id: string }>('addConnection', { name: 'practice', publicUrl: url });
      const carol = await run<{ id: string; name: string }>('addPersona', { name: 'carol', client: 'native' });
      await assert.rejects(async () => run('addPersona', { name: 'Carol', client: 'native' }), /already/);
      const renamed = await run<{ name: string }>('renamePersona', { persona: carol.id, name: 'caroline' });
      assert.equal(renamed.name, 'caroline');
      await run('removePersona', { persona: 'caroline', confirmed: true });
      await assert.rejects(async () => run('signOut', { persona: 'caroline' }), /no persona/);
      await run('removeConnection', { connection: id, confirmed: true });
    });
  });

  test('explain an id', async () => {
    assert.equal(await run('explain', { id: 4000006 }), '4000006');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
