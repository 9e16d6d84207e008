import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../kit';

describe('openWorkbench', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench({
      connection: { publicUrl: 'http://127.0.0.1:4433' },
      workspace: { 'log.txt': 'the message id 4000006 was shown', 'src/a.ts': 'export const a = 1;\n' },
    });
  });

  it('runs functions and commands in the extension host', async () => {
    const greeting = workbench.inHost(
      (vscode, word: string) => `${word} ${vscode.workspace.name ?? ''}`,
      'This is the',
    );
    expect(await greeting).toBe('This is the workspace');
    expect(await workbench.executeCommand('setContext', 'test', true)).toBeUndefined();
    await expect(workbench.executeCommand('no.such.command')).rejects.toThrow(/no\.such\.command/);
  });

  it('has the extension installed and the settings in place', async () => {
    const seen = await workbench.inHost((vscode) => ({
      version: vscode.extensions.getExtension('flow-explorer.kratos-flow-explorer')?.packageJSON as unknown,
      connections: vscode.workspace.getConfiguration('kratosFlows').get('connections'),
    }));
    expect(seen.version).toMatchObject({ name: 'kratos-flow-explorer' });
    expect(seen.connections).toEqual([{ id: 'practice', name: 'practice', publicUrl: 'http://127.0.0.1:4433' }]);
  });

  it('draws trees, expands and selects', async () => {
    await workbench.runCommand('View: Show Explorer');
    const files = workbench.tree('workspace');
    await expect(files).toHaveTree(`
      ▸ src
      log.txt
    `);
    await files.expand('src');
    await expect(files).toHaveTree(`
      ▾ src
        {/[a-z]/}.ts
      …
    `);
    await files.item('log.txt').dblclick();
    await expect.poll(() => workbench.tabs()).toEqual(['log.txt']);
    await expect.poll(() => workbench.editorText()).toContain('4000006');
  });

  it('answers the questions at the top of the window', async () => {
    const asked = workbench.inHost(async (vscode) => {
      const first = await vscode.window.showInputBox({ prompt: 'First?' });
      const second = await vscode.window.showInputBox({ prompt: 'Second?' });
      return [first, second, await vscode.window.showQuickPick(['red', 'green'])];
    });
    await workbench.quickInput.answer('one');
    await workbench.quickInput.answer('two');
    await expect.poll(() => workbench.quickInput.items()).toEqual(['red', 'green']);
    await workbench.quickInput.choose('green');
    expect(await asked).toEqual(['one', 'two', 'green']);
  });

  it('sees notifications and panels', async () => {
    await workbench.inHost((vscode) => {
      void vscode.window.showInformationMessage('It is done.');
      const panel = vscode.window.createWebviewPanel('test', 'A test panel', vscode.ViewColumn.One, {
        enableScripts: true,
      });
      panel.webview.html =
        '<html lang="en"><head><title>A test panel</title></head><body data-view="test"><main><h1>Hello</h1><button>Press</button></main></body></html>';
    });
    await expect.poll(() => workbench.notifications()).toEqual(['It is done.']);
    const panel = await workbench.panel('test');
    expect(await panel.text()).toContain('Hello');
    await panel.getByRole('button', { name: 'Press' }).click();
    expect(await panel.axe()).toEqual([]);
    await workbench.screenshot('kit');
  });

  it('survives a reload and a restart', async () => {
    await workbench.reload();
    await expect.poll(() => workbench.tabs()).toContain('log.txt');
    await workbench.restart();
    await expect.poll(() => workbench.tabs()).toContain('log.txt');
  });

  it('finds a secret wherever the editor wrote it', async () => {
    await workbench.inHost(async (vscode) => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      if (folder) await vscode.workspace.getConfiguration('editor').update('rulers', [123454321], true);
    });
    await expect
      .poll(() => workbench.find(['123454321', 'never-written']))
      .toContainEqual({ secret: '123454321', where: 'server/user/User/settings.json' });
    expect(await workbench.find(['never-written'])).toEqual([]);
    // A number of the editor's own program is no code that somebody was sent.
    expect(await workbench.find(['120802'])).toEqual([]);
  });
});
