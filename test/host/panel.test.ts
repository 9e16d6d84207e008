import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, suite, test } from './harness';

/** Nobody listens on port 1: a flow that is started there is refused, and shown all the same. */
const nobody = 'http://127.0.0.1:1';

const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
const panels = (): readonly vscode.Tab[] =>
  tabs().filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('kratosFlows.flow'));

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await eventually(() => (tabs().length === 0 ? true : undefined));
}

async function textOf(path: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'kratos-flows-view', path }));
  return document.getText();
}

suite('flow panels', () => {
  test('one panel for each flow, named after type and persona', async () => {
    await closeAll();
    await vscode.commands.executeCommand('kratosFlows.addConnection', { name: 'nobody', publicUrl: nobody });
    const started: unknown = await vscode.commands.executeCommand('kratosFlows.startFlow', {
      type: 'login',
      client: 'native',
      persona: 'alice',
      connection: 'nobody',
    });
    const { id } = started as { id: string };
    const tab = await eventually(() => panels()[0]);
    assert.equal(tab.label, 'Login · alice');
    await vscode.commands.executeCommand('kratosFlows.openFlow', { id });
    assert.equal(panels().length, 1);
    await closeAll();
    assert.equal(panels().length, 0);
    await vscode.commands.executeCommand('kratosFlows.openFlow', { id });
    await eventually(() => panels()[0]);
  });
});

suite('documents', () => {
  test('explain a message, an error, and a name that nobody knows', async () => {
    assert.match(await textOf('/explanation/4000006/4000006.md'), /4000006/);
    assert.match(await textOf('/explanation/session_aal2_required/session_aal2_required.md'), /session_aal2_required/);
    assert.match(await textOf('/explanation/9999999/9999999.md'), /not a message id/);
  });

  test('say so when what they showed is not kept any more', async () => {
    assert.equal(await textOf('/flow/gone/login-gone.json'), 'This is no longer kept.');
    assert.equal(await textOf('/nonsense/x.json'), 'This is no longer kept.');
  });

  test('are read-only', async () => {
    const uri = vscode.Uri.from({ scheme: 'kratos-flows-view', path: '/explanation/4000006/4000006.md' });
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('type', { text: 'never-typed' });
    assert.doesNotMatch(await textOf(uri.path), /never-typed/);
    await closeAll();
  });
});
