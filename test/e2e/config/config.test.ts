import { beforeAll, describe, expect, it } from 'vitest';
import { openFiles, openWorkbench, startKratos, type Workbench } from '../../kit';

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

/** Blocks that once held the editor up: what decides is not among their first lines. */
const rules = Array.from({ length: 30 }, (_, at) => `  rule_${String(at)}:\n    port: ${String(4455 + at)}\n`).join('');
const oathkeeper = `serve:\n${rules}access_rules:\n  repositories: []\n`;
const umbrella = `global:
  domain: acme.example
kratos:
${rules}  development: false
idp:
  image:
    tag: v1.3.1
  kratos:
    identity:
      default_schema_id: person
    config:
      selfservice:
        default_browser_return_url: https://www.acme.example/
        flows:
          settings:
            required_aal: aal7
      identity:
        schemas:
          - id: person
            url: file:///etc/config/person.schema.json
    identitySchemas:
      person.schema.json: |
        {
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
const compose = `services:
  kratos:
    image: oryd/kratos:v25.4.0
    command: serve -c /etc/kratos/base.yml -c /etc/kratos/more.yml
    environment:
      - DSN=memory
      - SELFSERVICE_FLOWS_LOGIN_LIFESPAN=1h
`;
const configMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: accounts
data:
  kratos.yml: |
    dsn: memory
    selfservice:
      flows:
        login:
          lifespan: 0s
`;

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openFiles({
    'kratos.yml': configuration,
    'person.schema.json': schema,
    'kratos.env': 'SELFSERVICE_METHODS_TOTP_ENABLED=true\n',
    'ignoring.kratos.yml':
      '# kratos-ignore no-courier \ndsn: memory\nselfservice:\n  flows:\n    recovery:\n      enabled: true\n',
    'oathkeeper.kratos.yml': oathkeeper,
    'umbrella/values.yaml': umbrella,
    'compose/docker-compose.kratos.yml': compose,
    'compose/base.yml': 'dsn: memory\nselfservice:\n  flows:\n    registration:\n      style: unified\n',
    'compose/line.kratos.yml': 'version: v1.3.1\ndsn: memory\n',
    'line/kratos.yml':
      'version: v1.3.1\nselfservice:\n  default_browser_return_url: https://a.example/\n  flows:\n    registration:\n      style: unified\n',
    'started/docker-compose.yml':
      'services:\n  kratos:\n    image: oryd/kratos:v26.2.0\n    env_file:\n      - ./auth.env\n      - ../../outside.env\n',
    'started/auth.env': 'LOG_LEVEL=info\nSESSION_WHOAMI_REQUIRED_AAL=aal2\n',
    'kratos.toml': 'dsn = "memory"\n[selfservice.methods.totp]\nenabled = "yes"\n',
    'configmap.yaml': configMap,
    'other.yaml': 'log:\n  level: debug\nserve:\n  port: 1\n',
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

/** What is explained at the first place of a word in the active file. */
const explainedAt = (wanted: string): Promise<string> =>
  workbench.inHost(async (vscode, word) => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return '';
    const hovers = await vscode.commands.executeCommand<{ contents: { value: string }[] }[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().indexOf(word) + 1),
    );
    return hovers.flatMap(({ contents }) => contents.map(({ value }) => value)).join('');
  }, wanted);

/** The page that is shown beside the editor. */
const page = () =>
  workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator('body');

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
    expect(titles.at(-1)).toBe('Explain kratos/duration-of-no-time');
  });

  it('leads from the code of a finding to its page', async () => {
    await workbench.openFile('kratos.yml');
    await expect.poll(problems).toContain('kratos/duration-of-no-time: 0s');
    await workbench.hover('0s', 'This is no time at all.');
    await workbench.screenshot('config-problem-code');
    await workbench.page.locator('.monaco-hover:visible a', { hasText: 'kratos/duration-of-no-time' }).first().click();
    await page().getByText('Whatever this limits expires the moment it is made').waitFor();
    expect(await page().innerText()).toContain('# kratos-ignore duration-of-no-time');
    await workbench.screenshot('config-rule-page');
    await workbench.executeCommand('workbench.action.closeActiveEditor');
  });

  it('leads there from the list of problems as well', async () => {
    await workbench.executeCommand('workbench.actions.view.problems');
    const code = workbench.page.locator('.markers-panel a', { hasText: 'kratos/duration-of-no-time' }).first();
    await code.click();
    await page().getByText('Whatever this limits expires the moment it is made').waitFor();
    await workbench.executeCommand('workbench.action.closeActiveEditor');
    await workbench.executeCommand('workbench.action.closePanel');
  });

  it('opens the page of a finding by the keyboard', async () => {
    await workbench.openFile('kratos.yml');
    await workbench.executeCommand('closeMarkersNavigation');
    await workbench.inHost((vscode) => {
      const editor = vscode.window.activeTextEditor;
      const at = editor?.document.positionAt(editor.document.getText().indexOf('0s') + 1);
      if (editor && at) editor.selection = new vscode.Selection(at, at);
      return Promise.resolve();
    });
    await workbench.executeCommand('editor.action.quickFix');
    const menu = workbench.page.locator('.action-widget');
    await menu.getByText('Explain kratos/duration-of-no-time').waitFor();
    await workbench.screenshot('config-quick-fixes');
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.press('ArrowUp');
    await workbench.page.keyboard.press('Enter');
    await page().getByText('Whatever this limits expires the moment it is made').waitFor();
    await workbench.executeCommand('workbench.action.closeActiveEditor');
  });

  it('explains the path of a setting and the code of a finding', async () => {
    await workbench.executeCommand('kratosFlows.explain', { id: 'session.whoami.required_aal' });
    await page().getByText('SESSION_WHOAMI_REQUIRED_AAL').waitFor();
    await workbench.executeCommand('workbench.action.closeActiveEditor');
    await workbench.executeCommand('kratosFlows.explain', { id: 'kratos/no-courier' });
    await page().getByText('Kratos queues the messages without complaint').waitFor();
    await workbench.executeCommand('workbench.action.closeActiveEditor');
  });

  it('explains and offers the names behind kratos-ignore', async () => {
    await workbench.openFile('ignoring.kratos.yml');
    expect(await explainedAt('no-courier')).toContain('**`kratos/no-courier`** —');
    const offered = await workbench.inHost(async (vscode) => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document) return [];
      const { items } = await vscode.commands.executeCommand<{
        items: { label: string | { label: string; description?: string } }[];
      }>('vscode.executeCompletionItemProvider', document.uri, document.lineAt(0).range.end, ' ');
      return items.map(({ label }) =>
        typeof label === 'string' ? label : `${label.label}: ${label.description ?? ''}`,
      );
    });
    expect(offered).toContain('strategy-switched-off: recovery or verification by a method that is off');
    expect(offered.filter((label) => label.startsWith('no-courier'))).toEqual([]);
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

/** The gravest that is said of the active file, by whomever. */
const errors = (): Promise<string[]> =>
  workbench.inHost((vscode) => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const all = uri ? vscode.languages.getDiagnostics(uri) : [];
    return Promise.resolve(
      all.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).map(({ message }) => message),
    );
  });

describe('files of others, and what stands within files', () => {
  it.each(['oathkeeper.kratos.yml', 'compose/docker-compose.kratos.yml'])(
    'leaves %s alone, and lets people type',
    async (name) => {
      await workbench.openFile(name);
      await workbench.executeCommand('cursorBottom');
      await workbench.executeCommand('type', { text: '# goes on' });
      await expect.poll(() => workbench.editorText()).toContain('# goes on');
      expect(await errors()).toEqual([]);
      expect(await problems()).toEqual([]);
      await workbench.executeCommand('workbench.action.files.revert');
    },
  );

  it('explains the variables of a compose file, for the version of its image', async () => {
    await workbench.openFile('compose/docker-compose.kratos.yml');
    await workbench.statusItem(/^Kratos v25\.4\.0/).waitFor();
    expect(await workbench.hover('SELFSERVICE_FLOWS_LOGIN_LIFESPAN', 'Environment')).toContain(
      'selfservice.flows.login.lifespan',
    );
  });

  it('explains and checks a configuration and its schema in the values of a chart of charts', async () => {
    await workbench.openFile('umbrella/values.yaml');
    await workbench.statusItem(/^Kratos v1\.3\.1/).waitFor();
    // Its default schema is named where the chart does not look, and its schema has no identifier.
    await expect
      .poll(problems)
      .toEqual([
        'kratos/chart-ignores: identity',
        'kratos/not-allowed: aal7',
        'kratos/default-schema-missing: person',
        'kratos/identity-without-identifier: "properties"',
      ]);
    // What is hovered has to be in sight.
    await workbench.executeCommand('cursorBottom');
    expect(await workbench.hover('required_aal', 'Environment')).toContain('selfservice.flows.settings.required_aal');
    await workbench.screenshot('config-umbrella');
    // A text in YAML is one piece to the mouse, whatever stands in it.
    expect(await explainedAt('via')).toContain('**`recovery.via`**');
    await workbench.executeCommand('type', { text: '# goes on' });
    await expect.poll(() => workbench.editorText()).toContain('# goes on');
    await workbench.executeCommand('workbench.action.files.revert');
  });

  it('does the same in the text of a ConfigMap', async () => {
    await workbench.openFile('configmap.yaml');
    await expect.poll(problems).toContain('kratos/duration-of-no-time: 0s');
    expect(await workbench.hover('lifespan', 'Left out')).toContain('selfservice.flows.login.lifespan');
    await workbench.screenshot('config-in-configmap');
  });

  it('misses nothing in a file that is started together with another', async () => {
    await workbench.openFile('compose/base.yml');
    await workbench.statusItem(/^Kratos v25\.4\.0/).waitFor();
    await expect.poll(problems).toContain('kratos/development-setting: memory');
    expect((await problems()).filter((one) => one.startsWith('kratos/missing'))).toEqual([]);
  });

  it('checks the files of variables that a compose file names, and says their lines', async () => {
    await workbench.openFile('started/docker-compose.yml');
    await expect.poll(problems).toEqual(['kratos/not-allowed: ./auth.env']);
    const [said] = await errors();
    expect(said).toContain('./auth.env, line 2: Variable SESSION_WHOAMI_REQUIRED_AAL');
    const places = await workbench.inHost((vscode) => {
      const uri = vscode.window.activeTextEditor?.document.uri;
      const all = uri ? vscode.languages.getDiagnostics(uri) : [];
      return Promise.resolve(
        all.flatMap(({ relatedInformation = [] }) =>
          relatedInformation.map(({ location }) => {
            const name = location.uri.path.split('/').at(-1) ?? '';
            return `${name}:${location.range.start.line + 1}:${location.range.start.character + 1}`;
          }),
        ),
      );
    });
    expect(places).toEqual(['auth.env:2:29']);
    await workbench.screenshot('config-env-file');
  });

  it('says of a configuration in TOML that it is neither explained nor checked', async () => {
    await workbench.openFile('kratos.toml');
    await workbench.statusItem(/TOML is not checked/).waitFor();
    expect(await problems()).toEqual([]);
    expect(await explainedAt('enabled')).toBe('');
    await workbench.screenshot('config-toml');
  });

  it('takes the version of the image before the line in the file, and the line for what it is', async () => {
    await workbench.openFile('compose/line.kratos.yml');
    await workbench.statusItem(/^Kratos v25\.4\.0/).waitFor();
    await workbench.openFile('line/kratos.yml');
    await workbench.statusItem(/^Kratos v1\.3\.1/).waitFor();
    await expect.poll(problems).toContain('kratos/other-version: style');
    expect(await errors()).toEqual([]);
  });
});
