import { beforeAll, describe, expect, it } from 'vitest';
import { openFiles, type Workbench } from '../../kit';

const configuration = `version: v26.2.0
dsn: memory
selfservice:
  default_browser_return_url: http://localhost:3000/
  methods:
    password:
      enabled: true
  flows:
    login:
      ui_url: http://localhost:3000/login
identity:
  default_schema_id: person
  schemas:
    - id: person
      url: file://./other.json
    - id: other
      url:
session:
  lifespan: 24h
`;
const schema = `{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "properties": {
    "traits": {
      "type": "object",
      "properties": {
        "email": {
          "type": "string",
          "format": "email"
        }
      }
    }
  }
}
`;

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openFiles({
    'kratos.yml': configuration,
    'empty.kratos.yml': '',
    'two-places.kratos.yml':
      'selfservice:\n  flows:\n    settings:\n      ui_url: http://localhost:3000/settings\nsession:\n  lifespan: 24h\n',
    'person.schema.json': schema,
    'new.schema.json': '',
    'claims.jsonnet': '{}',
    'kratos.env': 'SELFSERVICE_METHODS_TOTP_ENABLED=\n',
  });
});

/** Puts the cursor behind the first place of a text, and opens a line of its own there with what is typed. */
async function typeBehind(text: string, typed: string): Promise<void> {
  await workbench.inHost((vscode, behind) => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return Promise.resolve();
    const at = editor.document.positionAt(editor.document.getText().indexOf(behind) + behind.length);
    editor.selection = new vscode.Selection(at, at);
    return Promise.resolve();
  }, text);
  await workbench.executeCommand('workbench.action.focusActiveEditorGroup');
  await workbench.page.keyboard.type(typed);
}

/** Asks for suggestions until one with a label shows; its row. */
async function suggestion(label: string): Promise<ReturnType<Workbench['page']['locator']>> {
  const row = workbench.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
  for (let attempt = 0; attempt < 30; attempt += 1) {
    await workbench.executeCommand('editor.action.triggerSuggest');
    const shown = await row.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (shown) return row;
    await workbench.executeCommand('hideSuggestWidget');
  }
  await workbench.screenshot('failed-completion');
  throw new Error(`${label} is not offered in:\n${await workbench.editorText()}`);
}

/** Shows what is said of the chosen suggestion. */
async function documentation(text: string): Promise<string> {
  const details = workbench.page.locator('.suggest-details-container:visible', { hasText: text });
  if (!(await details.isVisible())) await workbench.executeCommand('toggleSuggestionDetails');
  await details.waitFor();
  return details.innerText();
}

describe('a configuration that is written', () => {
  it('offers keys with their documentation, and goes on with what is below', async () => {
    await workbench.openFile('kratos.yml');
    await workbench.statusItem(/^Kratos v26\.2\.0/).waitFor();
    await typeBehind('/login', '\nlif');
    await suggestion('lifespan');
    expect(await documentation('Left out')).toContain('SELFSERVICE_FLOWS_LOGIN_LIFESPAN');
    await workbench.screenshot('completion-key');
    await workbench.page.keyboard.press('Enter');
    await expect.poll(() => workbench.editorText()).toContain('      lifespan: 1h\n');
    await workbench.page.keyboard.press('Escape');

    await typeBehind('  lifespan: 24h', '\nwhoa');
    await (await suggestion('whoami')).click();
    await expect.poll(() => workbench.editorText()).toContain('  whoami:\n    ');
    // The members are offered at once.
    await workbench.page
      .locator('.suggest-widget.visible .monaco-list-row', { hasText: 'required_aal' })
      .first()
      .waitFor();
    await workbench.page.keyboard.type('requ');
    await workbench.page
      .locator('.suggest-widget.visible .monaco-list-row', { hasText: 'required_aal' })
      .first()
      .waitFor();
    await workbench.page.keyboard.press('Enter');
    await expect.poll(() => workbench.editorText()).toContain('    required_aal: ');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('Escape');
  });

  it('offers values with what they mean', async () => {
    await typeBehind('required_aal: ', '');
    await workbench.executeCommand('editor.action.triggerSuggest');
    await suggestion('aal1');
    await documentation('aal1');
    await workbench.screenshot('completion-value');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('Escape');
  });

  it('offers the files that fit, and writes whole blocks', async () => {
    await typeBehind('- id: other\n      url:', ' ');
    await suggestion('file://./person.schema.json');
    await workbench.screenshot('completion-file');
    await workbench.page.keyboard.press('Enter');
    await expect.poll(() => workbench.editorText()).toMatch(/url: file:\/\/\.\/(?:new|person)\.schema\.json\n/);

    await typeBehind('password:\n      enabled: true', '\n');
    await workbench.page.keyboard.press('Shift+Tab');
    await workbench.page.keyboard.type('totp');
    await (await suggestion('TOTP: codes of')).hover();
    await workbench.page.keyboard.press('ArrowDown');
    await documentation('issuer');
    await workbench.screenshot('completion-block');
    await (await suggestion('TOTP: codes of')).click();
    await expect
      .poll(() => workbench.editorText())
      .toContain('    totp:\n      enabled: true\n      config:\n        issuer: Example\n  flows:');
    await workbench.page.keyboard.press('Escape');
  });

  it('writes what belongs together in two places', async () => {
    await workbench.openFile('two-places.kratos.yml');
    await typeBehind('/settings', '\nask');
    await (await suggestion('in both places')).click();
    await expect
      .poll(() => workbench.editorText())
      .toBe(
        [
          'selfservice:',
          '  flows:',
          '    settings:',
          '      ui_url: http://localhost:3000/settings',
          '      required_aal: highest_available',
          'session:',
          '  lifespan: 24h',
          '  whoami:',
          '    required_aal: highest_available',
          '',
        ].join('\n'),
      );
  });

  it('writes a whole configuration into an empty file', async () => {
    await workbench.openFile('empty.kratos.yml');
    await typeBehind('', '');
    await (await suggestion('Whole configuration')).click();
    await expect.poll(() => workbench.editorText()).toContain('version: v26.2.0\ndsn: memory\nserve:\n  public:\n');
    await workbench.screenshot('completion-whole');
    await workbench.page.keyboard.press('Escape');
  });

  it('completes variables', async () => {
    await workbench.openFile('kratos.env');
    await typeBehind('ENABLED=', '');
    await (await suggestion('true')).click();
    await expect.poll(() => workbench.editorText()).toBe('SELFSERVICE_METHODS_TOTP_ENABLED=true\n');
  });
});

describe('an identity schema that is written', () => {
  it('offers what Kratos does with a trait', async () => {
    await workbench.openFile('person.schema.json');
    await typeBehind('"format": "email"', ',\n"ory');
    await (await suggestion('login name, verification and recovery')).hover();
    await workbench.screenshot('completion-identity-schema');
    await (await suggestion('login name, verification and recovery')).click();
    await expect.poll(() => workbench.editorText()).toContain('"recovery"');
    const text = await workbench.editorText();
    const { properties } = JSON.parse(text) as {
      properties: { traits: { properties: { email: Record<string, unknown> } } };
    };
    expect(properties.traits.properties.email['ory.sh/kratos']).toEqual({
      credentials: { password: { identifier: true } },
      verification: { via: 'email' },
      recovery: { via: 'email' },
    });
    expect(text).toContain('          "ory.sh/kratos": {\n            "credentials": {\n');
  });

  it('begins in an empty file', async () => {
    await workbench.openFile('new.schema.json');
    await typeBehind('', '');
    await (await suggestion('Identity schema: e-mail')).click();
    await expect.poll(() => workbench.editorText()).toContain('"title": "Person"');
    const written = JSON.parse(await workbench.editorText()) as object;
    expect(Object.keys(written)).toEqual(['$id', '$schema', 'title', 'type', 'properties']);
    await workbench.screenshot('completion-new-schema');
  });
});
