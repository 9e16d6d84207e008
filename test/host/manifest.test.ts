import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { suite, test } from './harness';

/** The parts of package.json that are looked at here. */
interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

suite('the manifest and the running extension', () => {
  test('agree on the commands', async () => {
    const extension = vscode.extensions.getExtension('flow-explorer.kratos-flow-explorer');
    assert.ok(extension);
    await extension.activate();
    const declared = (extension.packageJSON as Manifest).contributes.commands.map(({ command }) => command);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
      'declared in package.json, registered by nobody',
    );
  });
});
