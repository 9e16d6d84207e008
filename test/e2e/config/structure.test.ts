import { expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../../kit';

const configuration = `dsn: memory
identity:
  schemas:
    - id: default
      url: file://./identity.schema.json
selfservice:
  default_browser_return_url: http://127.0.0.1:4455/
session:
  lifespan: 1d
log:
  level: warn
  levl: info
`;

/** What is found in the active file, above hints: `code: text that it stands at`. */
const problems = (workbench: Workbench): Promise<string[]> =>
  workbench.inHost((vscode) => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return Promise.resolve([]);
    const found = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source, severity }) => source === 'kratos' && severity < vscode.DiagnosticSeverity.Hint);
    return Promise.resolve(
      found.map(
        ({ code, range }) => `${typeof code === 'object' ? code.value : (code ?? '')}: ${document.getText(range)}`,
      ),
    );
  });

const plain = ['kratos/not-allowed: warn', 'kratos/unknown-key: levl'];
const ours = ['kratos/wrong-form: 1d'];

it('says what Kratos would refuse, with its cure', async () => {
  const workbench = await openWorkbench({
    trust: false,
    view: false,
    workspace: {
      'kratos.yml': configuration,
      'big.kratos.yml': `${configuration}#${'-'.repeat(3_000_000)}\n`,
      'large.kratos.yml': `${configuration}#${'-'.repeat(300_000)}\n`,
    },
  });
  await workbench.openFile('big.kratos.yml');
  await workbench.statusItem(/left alone, 3 MB/).waitFor();
  await workbench.openFile('large.kratos.yml');
  await workbench.statusItem(/left alone, 300 kB/).waitFor();
  await expect.poll(() => problems(workbench)).toEqual([': dsn: memory']);
  await workbench.openFile('kratos.yml');
  await expect.poll(() => problems(workbench)).toEqual([...ours, ...plain]);
  await workbench.executeCommand('editor.action.marker.next');
  await workbench.screenshot('config-structure');
  const text = await workbench.inHost(async (vscode) => {
    const document = vscode.window.activeTextEditor?.document;
    const at = document?.positionAt(document.getText().indexOf('1d') + 1);
    if (!document || !at) return '';
    const [action] = await vscode.commands.executeCommand<{ edit?: InstanceType<typeof vscode.WorkspaceEdit> }[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
    );
    if (action?.edit) await vscode.workspace.applyEdit(action.edit);
    return document.getText();
  });
  expect(text).toContain('lifespan: 24h');
  await expect.poll(() => problems(workbench)).toEqual(plain);
});

it('leaves to the YAML extension what it says by the schema that it was given, until a setting says otherwise', async () => {
  const workbench = await openWorkbench({
    trust: false,
    view: false,
    workspace: { 'kratos.yml': configuration },
    extensions: ['yaml-stand-in'],
  });
  await workbench.openFile('kratos.yml');
  await expect.poll(() => problems(workbench)).toEqual([...ours, ...plain]);
  const given = await workbench.inHost((vscode) => {
    interface Api {
      readonly askFor: (resource: string) => { readonly schema: string; readonly content?: string } | undefined;
    }
    const api = vscode.extensions.getExtension<Api>('redhat.vscode-yaml')?.exports;
    const answer = api?.askFor(String(vscode.window.activeTextEditor?.document.uri));
    return Promise.resolve([answer?.schema, (answer?.content ?? '').length > 100_000]);
  });
  expect(given).toEqual(['kratos-config://schema/v26.2.0', true]);
  await expect.poll(() => problems(workbench)).toEqual(ours);
  await workbench.inHost((vscode) =>
    vscode.workspace.getConfiguration('kratosFlows').update('config.structureChecks', 'always', true),
  );
  await expect.poll(() => problems(workbench)).toEqual([...ours, ...plain]);
});
