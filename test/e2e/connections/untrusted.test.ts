import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import { openWorkbench, startFaultServer, type FaultServer, type Workbench } from '../../kit';

const config = `selfservice:
  flows:
    settings:
      ui_url: http://127.0.0.1:4455/settings
      required_aal: highest_available
session:
  whoami:
    required_aal: aal1
`;

let server: FaultServer;
/** Named by the workspace's own settings, which nobody confirmed. */
let foreign: FaultServer;
let workbench: Workbench;

beforeAll(async () => {
  [server, foreign] = await Promise.all([startFaultServer(), startFaultServer()]);
  const connections = [{ name: 'foreign', publicUrl: foreign.url, adminUrl: foreign.url }];
  workbench = await openWorkbench({
    connection: { publicUrl: server.url, adminUrl: server.url },
    trust: false,
    workspace: {
      '.vscode/settings.json': JSON.stringify({ 'kratosFlows.connections': connections }),
      'answer.json': '{ "id": 4000006, "error": "session_aal2_required" }\n',
      'kratos.yml': config,
    },
  });
});

describe('a workspace that is not trusted', () => {
  it('says in both views what works and how to trust it', async () => {
    await expect
      .poll(() => workbench.tree('Flows').message())
      .toBe(
        'This workspace is not trusted yet, so nothing is sent to any server. Explanations on hover and checks of Kratos files work.\n\nManage Trust',
      );
    await expect
      .poll(() => workbench.tree('Sessions').message())
      .toBe('Sessions are read from the server once the workspace is trusted.\n\nManage Trust');
    expect(await workbench.tree('Flows').text()).toBe('');
    expect((await workbench.statusBar()).filter((text) => text.includes('practice'))).toEqual([]);
    await workbench.screenshot('untrusted');
  });

  it('says the same where identities and messages would stand', async () => {
    for (const [view, said] of [
      ['Identities', 'Identities are read from the server once the workspace is trusted.'],
      ['Courier', 'Messages are read from the server once the workspace is trusted.'],
    ] as const) {
      await workbench.executeCommand(`kratosFlows.${view.toLowerCase()}.focus`);
      await expect.poll(() => workbench.tree(view).message()).toBe(`${said}\n\nManage Trust`);
      expect(await workbench.tree(view).text()).toBe('');
    }
  });

  it('explains ids and settings under the pointer', async () => {
    await workbench.openFile('answer.json');
    expect(await workbench.hover('4000006', '4000006')).toContain('The provided credentials are invalid');
    expect(await workbench.hover('session_aal2_required', 'aal2')).toContain('session_aal2_required');
    await workbench.openFile('kratos.yml');
    expect(await workbench.hover('highest_available', 'aal')).toContain('highest_available');
  });

  it('offers nothing of it in the palette', async () => {
    await workbench.page.keyboard.press('F1');
    await workbench.quickInput.ready();
    await workbench.quickInput.fill('>Kratos: ');
    await expect
      .poll(async () => (await workbench.quickInput.items()).filter((item) => item.startsWith('Kratos: ')).toSorted())
      .toEqual([
        'Kratos: Choose the Configuration of a Connection…',
        'Kratos: Choose the Kratos Version of Configurations',
        'Kratos: Explain Anything from Kratos',
        'Kratos: Explain Message, Error, Setting or Finding…',
        'Kratos: Explain This Configuration',
        'Kratos: Focus on Courier View',
        'Kratos: Focus on Flows View',
        'Kratos: Focus on Identities View',
        'Kratos: Focus on Sessions View',
        'Kratos: Show Documentation',
        'Kratos: Show Log',
        'Kratos: Try a Return URL…',
        'Kratos: Who Is Asked for a Second Factor?',
      ]);
    await workbench.quickInput.cancel();
  });

  it('refuses every command that would send something, in a sentence', async () => {
    const { contributes } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as {
      contributes: { commands: { command: string }[] };
    };
    const harmless = [
      'kratosFlows.chooseConfigVersion',
      'kratosFlows.chooseConfiguration',
      'kratosFlows.compareExchanges',
      'kratosFlows.compareFlows',
      'kratosFlows.explain',
      'kratosFlows.explainAnything',
      'kratosFlows.explainTerminalSelection',
      'kratosFlows.explainConfig',
      'kratosFlows.showDocumentation',
      'kratosFlows.showLog',
      'kratosFlows.tryReturnUrl',
      'kratosFlows.whoIsAsked',
    ];
    const ids = contributes.commands.map(({ command }) => command).filter((id) => !harmless.includes(id));
    expect(ids.length).toBeGreaterThan(20);
    const given = { type: 'login', client: 'native', persona: 'alice', connection: 'practice', publicUrl: server.url };
    for (const id of ids) {
      await expect(workbench.executeCommand(id, given)).rejects.toThrow(
        'The workspace is not trusted, so nothing is sent to a server.',
      );
    }
    await workbench.executeCommand('kratosFlows.explain', { id: '4000006' });
    await workbench.executeCommand('kratosFlows.explainAnything', { text: '{"error":{"code":403,"message":"no"}}' });
  });

  it('has sent nothing to any server', () => {
    expect(server.requests).toEqual([]);
    expect(foreign.requests).toEqual([]);
  });
});

describe('trust', () => {
  it('makes the views live, for the connections of the user alone', async () => {
    await workbench.grantTrust();
    await workbench.executeCommand('workbench.view.extension.kratosFlows');
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  v26.2.0 · healthy
        No flow yet: start one
    `);
    await expect(workbench.tree('Sessions')).toHaveTree('…\n▸ All on practice (admin)…');
    await expect.poll(() => workbench.statusBar()).toContain('practice');
    await workbench.executeCommand('kratosFlows.startFlow', { type: 'login', client: 'native', persona: 'alice' });
    await expect(workbench.tree('Flows')).toHaveTree('…\n    Login  not found · failed');
    expect(server.requests.map(({ path }) => path)).toContain('/self-service/login/api');
    expect(foreign.requests).toEqual([]);
  });
});
