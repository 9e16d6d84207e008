import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { minimalConfiguration, openFiles, openWorkbench, startKratos, type Panel, type Workbench } from '../../kit';

const named = { schema: 'person', file: 'person.schema.json', pages: 'https://www.example.com/' };
const configuration = `version: v26.2.0
${minimalConfiguration(named)}  flows:
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

const unread = `dsn: memory
identity:
  schemas:
    - id: default
      url: https://schemas.example.com/person.json
selfservice:
  methods:
    code:
      mfa_enabled: true
session:
  whoami:
    required_aal: "\${REQUIRED_AAL}"
`;

const workspace = {
  'kratos.yml': configuration,
  'person.schema.json': schema,
  'quiet.kratos.yml': quiet,
  'unread.kratos.yml': unread,
};

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openFiles(workspace);
});

const lenses = (): ReturnType<Workbench['page']['locator']> =>
  workbench.page.locator('.codelens-decoration a', { hasText: 'Who is asked for a second factor?' });
const page = (): Promise<Panel> => workbench.panel({ 'data-view': 'who-is-asked' });
/** The page's text, read again until it says what is wanted. */
const says = async (text: string | RegExp): Promise<void> => {
  await expect.poll(async () => (await page()).text()).toMatch(text);
};
/** Shows a text in front of the page. */
const cover = (): Promise<void> =>
  workbench.inHost(async (vscode) => {
    const readMe = await vscode.workspace.openTextDocument({ content: 'in front' });
    const group = vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(({ label }) => label === 'Who Is Asked?'));
    if (group) await vscode.window.showTextDocument(readMe, { viewColumn: group.viewColumn });
  });
const cursorLine = (): Promise<string | undefined> =>
  workbench.inHost((vscode) => {
    const editor = vscode.window.activeTextEditor;
    return Promise.resolve(editor?.document.lineAt(editor.selection.active.line).text.trim());
  });
const uriOf = (name: string): Promise<string> =>
  workbench.inHost(
    (vscode, file) =>
      Promise.resolve(
        vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'), file).toString(),
      ),
    name,
  );

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

  it('is as it was left when its tab was behind another one', async () => {
    const scroll = async (): Promise<number> => (await page()).evaluate(() => Math.round(window.scrollY));
    await (
      await page()
    ).evaluate(() => {
      window.scrollTo(0, 200);
    });
    await expect.poll(scroll).toBe(200);
    await cover();
    await workbench.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await says(/Somebody of your choice/);
    await expect.poll(scroll).toBe(200);
  });

  it('is asked in the hover too, and by whoever calls the command', async () => {
    await workbench.openFile('kratos.yml');
    expect(await workbench.hover('required_aal', 'Who is asked for a second factor?')).toContain('required_aal');
    const uri = await workbench.inHost((vscode) =>
      Promise.resolve(
        vscode.workspace.textDocuments.find((one) => one.uri.path.endsWith('/kratos.yml'))?.uri.toString() ?? '',
      ),
    );
    const person = { credentials: ['password' as const, 'totp' as const], session: ['password', 'totp'] };
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

  it('is there after the window is reloaded, about the same person, and its links work', async () => {
    await workbench.reload();
    await says(/Alice[^]*Is asked for a second factor by login/);
    expect(await (await page()).axe()).toEqual([]);
    await (await page()).getByRole('link', { name: 'Has only a password' }).click();
    await says(/Has only a password[^]*Is asked for a second factor by whoami and login/);
  });

  it('makes way for a new one where nobody looked at it since the reload', async () => {
    await cover();
    await workbench.reload();
    const pages = async (): Promise<number> =>
      (await workbench.tabs()).filter((label) => label === 'Who Is Asked?').length;
    await expect.poll(pages).toBe(1);
    await workbench.executeCommand('kratosFlows.whoIsAsked', {
      uri: await uriOf('kratos.yml'),
      person: {},
      name: 'Bob',
    });
    await says('Bob');
    await expect.poll(pages).toBe(1);
  });

  it('says after a reload that its file is gone, and answers again when it is back', async () => {
    const uri = await uriOf('leaving.kratos.yml');
    const write = (): Promise<void> =>
      workbench.inHost(
        async (vscode, file, text) => {
          await vscode.workspace.fs.writeFile(vscode.Uri.parse(file), Buffer.from(text));
        },
        uri,
        quiet,
      );
    await write();
    await workbench.executeCommand('kratosFlows.whoIsAsked', { uri, person: {}, name: 'Carol' });
    await says('Carol');
    await workbench.inHost((vscode, file) => vscode.workspace.fs.delete(vscode.Uri.parse(file)), uri);
    await workbench.reload();
    await says(/leaving\.kratos\.yml[^]*This file is no longer there\./);
    expect(await (await page()).axe()).toEqual([]);
    await workbench.screenshot('simulator-gone');
    await write();
    await workbench.inHost(async (vscode, file) => {
      await vscode.workspace.openTextDocument(vscode.Uri.parse(file));
    }, uri);
    await says('Carol');
  });

  it('is about the file of its page, or of the comparison, when it is asked from the palette', async () => {
    const nameOf = async (): Promise<string | undefined> => {
      const person = { credentials: ['password' as const], session: ['password'] };
      const answer = (await workbench.executeCommand('kratosFlows.whoIsAsked', { person })) as { uri: string };
      return answer.uri.split('/').at(-1);
    };
    await workbench.openFile('quiet.kratos.yml');
    await workbench.executeCommand('workbench.action.closeActiveEditor');
    await workbench.executeCommand('kratosFlows.whoIsAsked', { uri: await uriOf('unread.kratos.yml'), person: {} });
    // The page is drawn anew for another file: what was found of it a moment ago may be gone.
    const isInFront = async (): Promise<boolean> => {
      const heading = (await page()).getByRole('heading', { level: 1 });
      return heading.click().then(
        () => true,
        () => false,
      );
    };
    await expect.poll(isInFront).toBe(true);
    expect(await nameOf()).toBe('unread.kratos.yml');
    // An identity schema belongs to the configuration that names it.
    await workbench.openFile('person.schema.json');
    expect(await nameOf()).toBe('kratos.yml');
    await workbench.inHost(
      async (vscode, one, other) => {
        await vscode.commands.executeCommand('vscode.diff', vscode.Uri.parse(one), vscode.Uri.parse(other));
      },
      await uriOf('quiet.kratos.yml'),
      await uriOf('unread.kratos.yml'),
    );
    expect(await nameOf()).toBe('unread.kratos.yml');
    await workbench.executeCommand('workbench.action.closeActiveEditor');
  });

  it('says in large letters what cannot be known, and why', async () => {
    await workbench.openFile('unread.kratos.yml');
    await workbench.executeCommand('kratosFlows.whoIsAsked', {
      person: { credentials: ['password'], session: ['password'] },
      name: 'Has only a password',
    });
    await says('It cannot be known whether a second factor is asked for by whoami, the settings flow and login.');
    const shown = await page();
    const text = await shown.text();
    expect(text).toContain('This one is elsewhere and was not read.');
    expect(text).toContain('The value is filled in before Kratos reads it, so it is not known here.');
    expect(text).not.toContain('Is not asked for a second factor.');
    await shown.getByRole('link', { name: 'Read it' }).waitFor();
    expect(await shown.axe()).toEqual([]);
    await workbench.screenshot('simulator-unknown');
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

describe.each([
  ['light', 'vscode-light'],
  ['contrast', 'vscode-high-contrast'],
] as const)('the page in the %s theme', (theme, kind) => {
  it('can be read', async () => {
    onTestFinished(() => workbench.useTheme('dark'));
    await workbench.useTheme(theme);
    await workbench.executeCommand('workbench.action.closeAllEditors');
    await workbench.openFile('kratos.yml');
    await workbench.executeCommand('kratosFlows.whoIsAsked', {
      person: { credentials: ['password', 'totp'], traits: ['email'], session: ['password'] },
      name: 'Alice',
    });
    const shown = await page();
    await expect.poll(() => shown.evaluate(() => document.body.dataset.vscodeThemeKind)).toBe(kind);
    expect(await shown.axe()).toEqual([]);
    await workbench.screenshot(`simulator-${theme}`);
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
    // The beginning of an address does, and of several people one is chosen.
    await kratos.createIdentity({ email: 'alicia@example.com' });
    await choose('ALIC');
    await other.quickInput.ready();
    await expect.poll(async () => (await other.quickInput.items()).length).toBe(2);
    await other.quickInput.choose('alicia@example.com');
    // The page is drawn anew for another person.
    const text = async (): Promise<string> => (await other.panel({ 'data-view': 'who-is-asked' })).text();
    await expect.poll(text).toMatch(/Addresses for codes\s+alicia@example\.com/);
    // The server is the one whose address the file has, whichever is active.
    const idle = { name: 'elsewhere', publicUrl: 'http://127.0.0.1:9', adminUrl: 'http://127.0.0.1:9' };
    await other.inHost(
      async (vscode, first, baseUrl) => {
        const settings = vscode.workspace.getConfiguration('kratosFlows');
        const list = settings.get<readonly object[]>('connections') ?? [];
        await settings.update('connections', [{ id: 'elsewhere', ...first }, ...list], true);
        const document = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('/kratos.yml'));
        const edit = new vscode.WorkspaceEdit();
        if (document)
          edit.insert(document.uri, new vscode.Position(0, 0), `serve:\n  public:\n    base_url: ${baseUrl}\n`);
        await vscode.workspace.applyEdit(edit);
      },
      idle,
      kratos.publicUrl,
    );
    await other.executeCommand('kratosFlows.switchConnection', { connection: 'elsewhere' });
    await choose(email);
    await expect.poll(text).toMatch(/Addresses for codes\s+alice@example\.com/);
    // What a server told of somebody is not written down: after a reload the page asks who it is.
    const shown = await other.panel({ 'data-view': 'who-is-asked' });
    const kept = await shown.evaluate(() => document.body.dataset.kept ?? '');
    expect(JSON.parse(kept)).toEqual({ uri: expect.stringMatching(/\/kratos\.yml$/) as string });
    await other.reload();
    await expect.poll(text).toContain('Who is it about?');
    expect(await text()).not.toContain(email);
    const back = await other.panel({ 'data-view': 'who-is-asked' });
    expect(await back.axe()).toEqual([]);
    await other.screenshot('simulator-question');
    await back.getByRole('link', { name: 'Choose a person' }).click();
    await other.quickInput.ready();
    await other.quickInput.choose('Has only a password');
    await expect.poll(text).toContain('Is asked for a second factor by whoami and login.');
  });
});
