import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import { openWorkbench, startKratos, type Kratos, type Panel, type Workbench } from '../../kit';

/** Signs that a page of HTML, a tree and a pick list each take for something. */
const odd = 'O’Neil <b>$(trash)</b>';
const canary = 'canary-note-4711';

let kratos: Kratos;
let workbench: Workbench;
let alice: { id: string; email: string };

async function make(email: string, extra: object = {}): Promise<{ id: string; email: string }> {
  const credentials = {
    password: { config: { password: 'correct-horse-4242' } },
    oidc: { config: { providers: [{ provider: 'practice', subject: `subject of ${email}` }] } },
  };
  const body = { schema_id: 'person', traits: { email, name: { first: 'Ada', last: odd } }, credentials, ...extra };
  const { id } = (await kratos.admin('/admin/identities', { method: 'POST', body })) as { id: string };
  return { id, email };
}

beforeAll(async () => {
  kratos = await startKratos({ provider: true });
  alice = await make('alice@example.com', { metadata_admin: { note: canary, more: 'm'.repeat(200_000) } });
  const schema = readFileSync(inRoot('scripts', 'practice', 'workspace', 'identity.schema.json'), 'utf8');
  workbench = await openWorkbench({
    connection: kratos,
    size: { width: 1500, height: 1000 },
    workspace: { 'kratos.yml': JSON.stringify(kratos.config, undefined, 2), 'identity.schema.json': schema },
  });
});

const page = (id = alice.id): Promise<Panel> => workbench.panel({ 'data-identity': id });
const says = async (text: string | RegExp, id?: string): Promise<void> => {
  await expect.poll(async () => (await page(id)).text()).toMatch(text);
};
const show = (id: string): Promise<unknown> =>
  workbench.executeCommand('kratosFlows.showIdentity', { connection: 'practice', identity: id });
const press = async (name: string | RegExp, id?: string): Promise<void> => {
  await (await page(id)).getByRole('button', { name }).first().click();
};
/** Presses an answer of the dialog, once it asks this. */
const answer = async (question: string | RegExp, name: string): Promise<string> => {
  const dialog = workbench.dialog();
  await dialog.filter({ hasText: question }).waitFor();
  const said = await dialog.innerText();
  await dialog.getByRole('button', { name, exact: true }).click();
  return said;
};
const signIn = async (persona: string, email: string): Promise<void> => {
  const { panel } = await workbench.startFlow({ type: 'login', client: 'native', persona });
  await panel
    .getByLabel(/^(ID|E-Mail|Email)/i)
    .first()
    .fill(email);
  await panel.getByLabel('Password', { exact: true }).fill('correct-horse-4242');
  await panel.getByRole('button', { name: 'Sign in with password' }).click();
  await expect.poll(() => panel.text()).toContain('Signed in as');
};

describe('the page of an identity', () => {
  it('is found by an identifier from the palette, and shows who it is, part by part', async () => {
    await signIn('alice', alice.email);
    const opened = workbench.executeCommand('kratosFlows.showIdentity');
    await workbench.quickInput.answer(alice.email);
    await opened;
    await says(/alice@example\.com[^]*active[^]*E-mail/);
    await says(/name › Last name\s+O’Neil <b>\$\(trash\)<\/b>/);
    await says(/Hash\s+bcrypt/);
    await says(/practice\s+subject subject of alice@example\.com/);
    await says(/Sessions[^]*kratos-flow-explorer · 127\.0\.0\.1/);
    await says('The courier knows no message to them.');
    await says(/Metadata for administrators\s+200\.\d kB/);
    const shown = await page();
    expect(await shown.axe()).toEqual([]);
    await workbench.screenshot('identity');
  });

  it('says by the configuration of the server what it could set up, and a press goes to the line', async () => {
    await says(/What it has, and could set up\s+By kratos\.yml[^]*TOTP\s+second factor\s+no\s+yes/);
    const shown = await page();
    await shown
      .getByRole('link', { name: /^selfservice\.methods/ })
      .first()
      .click();
    const where = (): Promise<string | undefined> =>
      workbench.inHost((vscode) =>
        Promise.resolve(vscode.window.activeTextEditor?.document.uri.path.split('/').at(-1)),
      );
    await expect.poll(where).toBe('kratos.yml');
    await show(alice.id);
  });

  it('leads on to who is asked for a second factor, about this identity', async () => {
    await press('Who is asked?');
    const asked = await workbench.panel({ 'data-view': 'who-is-asked' });
    await expect.poll(() => asked.text()).toContain(alice.email);
    await show(alice.id);
  });

  it('opens its JSON with secrets masked', async () => {
    await press('Open as JSON');
    await expect.poll(() => workbench.editorText()).toContain('"hashed_password"');
    expect(await workbench.editorText()).not.toMatch(/\$2a\$/);
    await workbench.executeCommand('workbench.action.closeActiveEditor');
  });

  it('is brought forward rather than opened twice', async () => {
    await show(alice.id);
    await show(alice.id);
    const tabs = await workbench.tabs();
    expect(tabs.filter((label) => label === `Identity ${alice.id.slice(0, 8)}`)).toHaveLength(1);
  });

  it('comes back after a reload, and only ids are kept of it', async () => {
    const kept = await (await page()).evaluate(() => document.body.dataset.kept ?? '');
    expect(JSON.parse(kept)).toEqual({ connection: expect.any(String) as string, identity: alice.id });
    await workbench.reload();
    await says(/alice@example\.com[^]*Hash\s+bcrypt/);
  });

  it('says that an identity is not there', async () => {
    const id = '00000000-0000-4000-8000-00000000abcd';
    await show(id);
    await says('The server has no identity with this id', id);
    expect(await (await page(id)).axe()).toEqual([]);
    await workbench.executeCommand('workbench.action.closeActiveEditor');
  });
});

describe('an identity from everywhere', () => {
  it('is led to by a session of the administrator and by one of a persona', async () => {
    await workbench.executeCommand('kratosFlows.showIdentityOfSession', { persona: 'alice', client: 'native' });
    await says('alice@example.com');
    await workbench.executeCommand('workbench.action.closeAllEditors');
    await workbench.executeCommand('workbench.view.extension.kratosFlows');
    const sessions = workbench.tree('Sessions');
    await sessions.expand(/^All on practice/);
    await sessions.menu('alice@example.com', 'Show Identity of Session');
    await says('alice@example.com');
  });

  it('is led to by a flow that ended, by its line and by its panel', async () => {
    await signIn('second', alice.email);
    const panel = await workbench.panel('flow');
    await workbench.executeCommand('workbench.action.closeEditorsInOtherGroups');
    await panel.getByRole('button', { name: 'Show identity' }).click();
    await says('alice@example.com');
  });
});

describe('verbs', () => {
  it('deactivate says what happens to sessions, and they count again afterwards', async () => {
    await show(alice.id);
    await press('Deactivate…');
    const said = await answer('Deactivate alice@example.com?', 'Deactivate');
    expect(said).toContain('count again once the identity is active');
    expect(said).toContain('Deactivate and Revoke Sessions');
    await says(/inactive[^]*Nobody can sign in with it[^]*does not count/);
    await workbench.screenshot('identity-inactive');
    await press('Activate…');
    await answer('Activate alice@example.com?', 'Activate');
    await says(/alice@example\.com\s+active[^]*Revoke…/);
  });

  it('revoke one session, and all', async () => {
    await signIn('third', alice.email);
    await show(alice.id);
    const count = async (): Promise<number> =>
      (await page()).getByRole('button', { name: /^Revoke the session/ }).count();
    await expect.poll(count).toBeGreaterThan(1);
    const before = await count();
    await press(/^Revoke the session/);
    await answer('Revoke this session?', 'Revoke');
    await expect.poll(count).toBe(before - 1);
    await press('Revoke all…');
    await answer('Revoke all sessions of this identity?', 'Revoke');
    await says('It has no session.');
  });

  it('remove a credential, by the keyboard alone', async () => {
    const button = (await page()).getByRole('button', { name: /^Unlink practice/ });
    await button.focus();
    await workbench.page.keyboard.press('Enter');
    const dialog = workbench.dialog();
    await dialog.filter({ hasText: 'Unlink practice:subject of alice@example.com?' }).waitFor();
    await workbench.page.keyboard.press('Enter');
    await says('None is linked.');
  });

  it('say of what the server would refuse why, and do not send it', async () => {
    if (!kratos.atLeast(2)) await says('Kratos v1 removes no passwords; later versions do.');
    await says('Kratos has no call that removes credentials of the type code.');
    expect(
      await workbench.executeCommand('kratosFlows.removeCredential', {
        connection: 'practice',
        identity: alice.id,
        type: 'code',
        confirmed: true,
      }),
    ).toBeUndefined();
  });

  it('delete once the identifier was typed, and the page says that it is gone', async () => {
    await press('Delete…');
    const said = await answer('Delete alice@example.com?', 'Type Its Name to Delete It…');
    expect(said).toContain('can be registered again at once');
    await workbench.quickInput.ready();
    await workbench.quickInput.fill('alice@example.org');
    await workbench.quickInput.accept();
    await expect.poll(() => workbench.quickInput.message()).toContain('This is not its identifier');
    await workbench.screenshot('identity-delete');
    await workbench.quickInput.fill(alice.email);
    await workbench.quickInput.accept();
    await says('The server has no identity with this id');
    await expect(
      workbench.executeCommand('kratosFlows.deleteIdentity', {
        connection: 'practice',
        identity: (await make('bob@example.com')).id,
        confirmed: 'carol@example.com',
      }),
    ).rejects.toThrow('nothing was deleted');
  });
});

describe.each([
  ['light', 'vscode-light'],
  ['contrast', 'vscode-high-contrast'],
] as const)('the page in the %s theme', (theme, kind) => {
  it('can be read', async () => {
    onTestFinished(() => workbench.useTheme('dark'));
    await workbench.useTheme(theme);
    const { id } = await make(`${theme}@example.com`);
    await show(id);
    await says(/Hash\s+bcrypt/, id);
    const shown = await page(id);
    await expect.poll(() => shown.evaluate(() => document.body.dataset.vscodeThemeKind)).toBe(kind);
    expect(await shown.axe()).toEqual([]);
    await workbench.screenshot(`identity-${theme}`);
  });
});

describe('what an identity holds', () => {
  it('is in no file that the editor wrote, the log included', async () => {
    await workbench.executeCommand('kratosFlows.showLog');
    expect(await workbench.find([canary])).toEqual([]);
  });
});
