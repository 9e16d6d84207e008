import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, startKratos, type Panel, type Workbench } from '../../kit';

const configuration = `version: v26.2.0
dsn: memory
identity:
  default_schema_id: person
  schemas:
    - id: person
      url: file://./person.schema.json
selfservice:
  default_browser_return_url: https://www.example.com/
  flows:
    settings:
      ui_url: https://www.example.com/settings
      required_aal: aal1
  methods:
    password:
      enabled: true
    totp:
      enabled: true
    code:
      enabled: true
      mfa_enabled: true
session:
  whoami:
    required_aal: highest_available
`;
const schema = `{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "traits": {
      "type": "object",
      "properties": {
        "email": {
          "type": "string",
          "format": "email",
          "ory.sh/kratos": {
            "credentials": {
              "password": { "identifier": true },
              "code": { "identifier": true, "via": "email" }
            },
            "verification": { "via": "email" }
          }
        }
      }
    }
  }
}
`;
const quiet = 'dsn: memory\nselfservice:\n  methods:\n    totp:\n      enabled: true\n';

const workspace = { 'kratos.yml': configuration, 'person.schema.json': schema, 'quiet.kratos.yml': quiet };

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench({ trust: false, view: false, workspace });
});

const lenses = (): ReturnType<Workbench['page']['locator']> =>
  workbench.page.locator('.codelens-decoration a', { hasText: 'Who is asked for a second factor?' });
const page = (): Promise<Panel> => workbench.panel({ 'data-view': 'who-is-asked' });
/** The page's text, read again until it says what is wanted. */
const says = async (text: string | RegExp): Promise<void> => {
  await expect.poll(async () => (await page()).text()).toMatch(text);
};
const cursorLine = (): Promise<string | undefined> =>
  workbench.inHost((vscode) => {
    const editor = vscode.window.activeTextEditor;
    return Promise.resolve(editor?.document.lineAt(editor.selection.active.line).text.trim());
  });

describe('who is asked for a second factor, in a workspace that is not trusted', () => {
  it('is a question above each required_aal', async () => {
    await workbench.openFile('kratos.yml');
    await expect.poll(() => lenses().count()).toBe(2);
    await workbench.screenshot('simulator-lens');
  });

  it('is answered for a person that is chosen', async () => {
    await lenses().last().click();
    await workbench.quickInput.ready();
    expect(await workbench.quickInput.items()).toEqual([
      'Has only a password',
      'Has a password and no address',
      'Has a password and TOTP',
      'Has a password and TOTP, and passed both',
      'Has a password and a security key',
      'Signed in by a code, has no password',
      'Signed in by a social provider',
      'Has every kind of credential',
      'Choose credentials and addresses…',
    ]);
    await workbench.screenshot('simulator-person');
    await workbench.quickInput.choose('Has only a password');
    await says('Is asked for a second factor by whoami and login.');
    const shown = await page();
    expect(await shown.text()).toContain('email → credentials.code.identifier: true (person.schema.json, line 14)');
    expect(await shown.axe()).toEqual([]);
    await workbench.screenshot('simulator');
  });

  it('names the lines that decide, and a press goes there', async () => {
    const shown = await page();
    await shown.getByRole('link', { name: 'session.whoami.required_aal: highest_available' }).first().click();
    await expect.poll(cursorLine).toBe('required_aal: highest_available');
    await (await page()).getByRole('link', { name: 'email → credentials.code.identifier: true' }).first().click();
    await expect.poll(cursorLine).toBe('"code": { "identifier": true, "via": "email" }');
  });

  it('follows what is typed, and changes a line when it is told to', async () => {
    await workbench.openFile('kratos.yml');
    const changeOf = (name: string): Promise<void> =>
      page().then((shown) =>
        shown.getByRole('listitem').filter({ hasText: name }).getByRole('link', { name: 'Change it' }).click(),
      );
    await changeOf('selfservice.methods.code.mfa_enabled: false');
    await says('Is not asked for a second factor.');
    await says('No second factor is enrolled, and this line keeps codes from being one.');
    await workbench.inHost(async (vscode) => {
      const document = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('/kratos.yml'));
      if (!document) return;
      const start = document.getText().indexOf('mfa_enabled: false');
      const edit = new vscode.WorkspaceEdit();
      const range = new vscode.Range(document.positionAt(start), document.positionAt(start + 18));
      edit.replace(document.uri, range, 'mfa_enabled: true');
      await vscode.workspace.applyEdit(edit);
    });
    await says('Is asked for a second factor by whoami and login.');
  });

  it('is about another person after a press, also by the keyboard alone', async () => {
    await (await page()).getByRole('link', { name: 'Has a password and no address' }).click();
    await says(/Has a password and no address[^]*Is not asked for a second factor/);
    await says('the person has no value in a trait that is an address for them');
    // The old release asks everyone, and stands beside.
    await says(/v1\.3\.1[^]*nothing: locked out/);
    await workbench.screenshot('simulator-versions');
    const choose = (await page()).getByRole('link', { name: 'Choose another person' });
    await choose.focus();
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput.ready();
    await workbench.quickInput.choose('Choose credentials and addresses…');
    await workbench.quickInput.ready();
    await expect.poll(async () => (await workbench.quickInput.items()).length).toBeGreaterThan(8);
    await workbench.screenshot('simulator-choose');
    await workbench.quickInput.choose('TOTP');
    await workbench.page.keyboard.press('Enter');
    await says('Somebody of your choice');
    await says(/Has\s+password, TOTP/);
  });

  it('is asked in the hover too, and by whoever calls the command', async () => {
    await workbench.openFile('kratos.yml');
    expect(await workbench.hover('required_aal', 'Who is asked for a second factor?')).toContain('required_aal');
    const uri = await workbench.inHost((vscode) =>
      Promise.resolve(
        vscode.workspace.textDocuments.find((one) => one.uri.path.endsWith('/kratos.yml'))?.uri.toString() ?? '',
      ),
    );
    const person = { credentials: ['password', 'totp'], session: ['password', 'totp'] };
    expect(await workbench.executeCommand('kratosFlows.whoIsAsked', { uri, person, name: 'Alice' })).toMatchObject({
      uri,
      version: 'v26.2.0',
      level: 'aal2',
      answers: { whoami: { asked: false, status: 200, line: 'session.whoami.required_aal' }, login: { asked: true } },
      decidedBy: ['session.whoami.required_aal', 'selfservice.methods.totp.enabled'],
      counted: ['totp'],
      offered: ['totp'],
      stuck: false,
    });
    await says('Alice');
  });

  it('is one question where required_aal is left to its default, and none when it is switched off', async () => {
    await workbench.openFile('quiet.kratos.yml');
    await workbench.page
      .locator('.codelens-decoration a', { hasText: 'required_aal is highest_available by default' })
      .waitFor();
    await workbench.inHost((vscode) =>
      vscode.workspace.getConfiguration('kratosFlows').update('config.codeLens', false, true),
    );
    await expect.poll(() => lenses().count()).toBe(0);
  });
});

describe.each(['light', 'contrast'] as const)('the page in the %s theme', (theme) => {
  it('can be read', async () => {
    const other = await openWorkbench({ trust: false, view: false, workspace, theme });
    await other.openFile('kratos.yml');
    await other.executeCommand('kratosFlows.whoIsAsked', {
      person: { credentials: ['password', 'totp'], traits: ['email'], session: ['password'] },
      name: 'Alice',
    });
    const shown = await other.panel({ 'data-view': 'who-is-asked' });
    expect(await shown.axe()).toEqual([]);
    await other.screenshot(`simulator-${theme}`);
  });
});

describe('a person of the server', () => {
  it('is read when it is asked for, and said in a sentence when it is not there', async () => {
    const kratos = await startKratos();
    const { id, email } = await kratos.createIdentity({ email: 'alice@example.com' });
    const other = await openWorkbench({ connection: kratos, workspace });
    await other.openFile('kratos.yml');
    const choose = async (answer: string): Promise<void> => {
      void other.executeCommand('kratosFlows.whoIsAsked').catch(() => undefined);
      await other.quickInput.ready();
      await other.quickInput.choose('From an identity on the server…');
      // The list makes way for the question.
      await expect.poll(() => other.quickInput.message()).toContain('The id of an identity');
      await other.quickInput.fill(answer);
      await other.page.keyboard.press('Enter');
    };
    await choose('nobody@example.com');
    await expect.poll(() => other.notifications()).toContain('No identity has the identifier nobody@example.com.');
    for (const answer of [email, id]) {
      await choose(answer);
      const shown = await other.panel({ 'data-view': 'who-is-asked' });
      await expect.poll(() => shown.text()).toMatch(/Addresses for codes\s+alice@example\.com/);
      expect(await shown.text()).toMatch(/Has\s+password\s/);
    }
    await other.screenshot('simulator-identity');
  });
});
