import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, startKratos, type Workbench } from '../../kit';

const configuration = `dsn: memory
selfservice:
  flows:
    registration:
      style: unified
    login:
      lifespan: 0s
  methods:
    totp:
      enabled: true
session:
  whoami:
    required_aal: highest_available
`;
const schema = `{
  "properties": {
    "traits": {
      "type": "object",
      "properties": {
        "email": { "type": "string", "ory.sh/kratos": { "recovery": { "via": "email" } } }
      }
    }
  }
}
`;

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench({
    trust: false,
    view: false,
    workspace: {
      'kratos.yml': configuration,
      'person.schema.json': schema,
      'kratos.env': 'SELFSERVICE_METHODS_TOTP_ENABLED=true\n',
      'other.yaml': 'log:\n  level: debug\nserve:\n  port: 1\n',
    },
  });
});

/** What is found in the active file: `code: text that it stands at`. */
const problems = (): Promise<string[]> =>
  workbench.inHost((vscode) => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return Promise.resolve([]);
    return Promise.resolve(
      vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === 'kratos')
        .map(
          ({ code, range }) => `${typeof code === 'object' ? code.value : (code ?? '')}: ${document.getText(range)}`,
        ),
    );
  });

describe('a configuration in a workspace that is not trusted', () => {
  it('explains keys, with what happens when they are left out', async () => {
    await workbench.openFile('kratos.yml');
    const shown = await workbench.hover('lifespan', 'Left out');
    expect(shown).toContain('selfservice.flows.login.lifespan');
    expect(shown).toContain('SELFSERVICE_FLOWS_LOGIN_LIFESPAN');
    await workbench.screenshot('config-hover');
  });

  it('is explained for a version, which stands in the status bar and is chosen by a press', async () => {
    await workbench.statusItem(/^Kratos v26\.2\.0/).click();
    await workbench.quickInput.ready();
    await workbench.screenshot('config-version');
    await workbench.quickInput.choose('v1.3.1');
    await workbench.statusItem(/^Kratos v1\.3\.1/).waitFor();
    expect(await workbench.hover('style', 'needs v25.4.0; this file is for v1.3.1')).toContain(
      'selfservice.flows.registration.style',
    );
    await workbench.executeCommand('kratosFlows.chooseConfigVersion', { version: 'auto' });
    await workbench.statusItem(/^Kratos v26\.2\.0/).waitFor();
  });

  it('says what is wrong at its place, and offers the cure', async () => {
    await expect.poll(problems).toContain('kratos/duration-of-no-time: 0s');
    await workbench.executeCommand('editor.action.marker.next');
    await workbench.screenshot('config-problem');
    await workbench.executeCommand('closeMarkersNavigation');
    const titles = await workbench.inHost(async (vscode) => {
      const document = vscode.window.activeTextEditor?.document;
      const at = document?.positionAt(document.getText().indexOf('0s') + 1);
      if (!document || !at) return [];
      const actions = await vscode.commands.executeCommand<{ title: string }[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(at, at),
      );
      return actions.map(({ title }) => title);
    });
    expect(titles).toContain('Ignore kratos/duration-of-no-time here');
  });

  it('leaves other files alone, and hides its version there', async () => {
    await workbench.openFile('other.yaml');
    await expect.poll(() => workbench.statusItem(/^Kratos v/).count()).toBe(0);
    expect(await problems()).toEqual([]);
  });

  it('explains identity schemas and variables', async () => {
    await workbench.openFile('person.schema.json');
    expect(await workbench.hover('via', 'channel for account recovery')).toContain('recovery.via');
    await workbench.screenshot('config-identity-schema');
    await workbench.openFile('kratos.env');
    expect(await workbench.hover('SELFSERVICE_METHODS_TOTP_ENABLED', 'Environment')).toContain(
      'selfservice.methods.totp.enabled',
    );
  });
});

describe('a configuration beside a server', () => {
  it('is explained for the version of that server, which nobody had to look at', async () => {
    const kratos = await startKratos();
    const beside = await openWorkbench({
      connection: kratos,
      view: false,
      workspace: { 'kratos.yml': configuration },
    });
    await beside.openFile('kratos.yml');
    await beside.statusItem(new RegExp(`^Kratos ${kratos.version.replaceAll('.', '\\.')}`)).waitFor();
  });
});
