import { scryptSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, startKratos, type Kratos, type Panel, type Workbench } from '../../kit';

let kratos: Kratos;
let workbench: Workbench;

beforeAll(async () => {
  kratos = await startKratos({ config: { selfservice: { methods: { link: { enabled: true } } } } });
  workbench = await openWorkbench({ connection: kratos, size: { width: 1400, height: 1000 } });
});

const form = (): Promise<Panel> => workbench.panel({ 'data-view': 'identity-form' });
const closeAll = (): Promise<unknown> => workbench.executeCommand('workbench.action.closeAllEditors');

async function idOf(email: string): Promise<string | undefined> {
  const found = (await kratos.admin(`/admin/identities?credentials_identifier=${encodeURIComponent(email)}`)) as {
    id: string;
  }[];
  return found[0]?.id;
}

/** Chooses in the question about a recovery, and agrees to what is said of it. */
async function agree(kind: string, lifetime: string): Promise<string> {
  await workbench.quickInput.choose(kind);
  await workbench.quickInput.choose(lifetime);
  const dialog = workbench.dialog();
  await dialog.filter({ hasText: 'Make It' }).waitFor();
  const said = await dialog.innerText();
  await dialog.getByRole('button', { name: 'Make It', exact: true }).click();
  return said;
}

/** Goes through the recovery that was opened, with the code that is filled in. */
async function recover(): Promise<Panel> {
  const panel = await workbench.panel('recovery');
  const code = panel.getByRole('textbox', { name: /code/i }).first();
  await expect.poll(() => code.inputValue()).toMatch(/^\d{6}$/);
  await panel.getByRole('button', { name: 'Continue', exact: true }).press('Enter');
  await expect.poll(() => panel.text()).toContain('is signed in');
  return panel;
}

const minutes = (expiresAt: unknown): number => (Date.parse(String(expiresAt)) - Date.now()) / 60_000;
const clipboard = (): Promise<string> => workbench.inHost((vscode) => vscode.env.clipboard.readText());

describe('inviting', () => {
  it('makes an identity in its form, and a code that opens as a recovery flow of a new persona', async () => {
    await workbench.executeCommand('kratosFlows.inviteIdentity', { connection: 'practice' });
    await (await form()).locator('[data-key="traits/email"]').fill('guest@example.com');
    await (await form()).getByRole('button', { name: 'Create and Invite…', exact: true }).press('Enter');
    expect(await agree('Recovery code', '10m')).toContain('Kratos mails nothing of its own here');
    await workbench.panel('recovery');
    await expect.poll(() => workbench.notifications()).toContainEqual(expect.stringContaining('Kratos mails nothing'));
    await workbench.screenshot('identity-invited');
    expect((await kratos.courier()).filter(({ recipient }) => recipient === 'guest@example.com')).toEqual([]);
    await recover();
    await workbench.tree('Flows').menu({ label: 'Recovery', description: /^recovered/ }, 'Show Identity of Flow');
    await expect
      .poll(async () => (await workbench.panel({ 'data-view': 'identity' })).text())
      .toContain('guest@example.com');
    await expect(workbench.tree('Sessions')).toHaveTree(`
      …
        ▸ guest@example.com  aal1…
      …
    `);
    await closeAll();
  });

  it('by arguments asks nothing, keeps to the lifetime, and yields no code', async () => {
    const made = (await workbench.executeCommand('kratosFlows.inviteIdentity', {
      connection: 'practice',
      schema: 'person',
      traits: { email: 'friend@example.com' },
      kind: 'code',
      lifetime: '20m',
      confirmed: true,
    })) as Readonly<Record<string, unknown>>;
    expect(made).toEqual({
      created: await idOf('friend@example.com'),
      flow: expect.any(String) as string,
      persona: expect.any(String) as string,
      expiresAt: expect.any(String) as string,
    });
    expect(minutes(made.expiresAt)).toBeGreaterThan(5);
    expect(minutes(made.expiresAt)).toBeLessThan(25);
    await closeAll();
  });

  it('by a link copies it, and says that nobody was sent it', async () => {
    const made = await workbench.executeCommand('kratosFlows.inviteIdentity', {
      connection: 'practice',
      schema: 'person',
      traits: { email: 'remote@example.com' },
      kind: 'link',
      lifetime: '24h',
      confirmed: true,
    });
    expect(made).toMatchObject({ copied: true, created: await idOf('remote@example.com') });
    expect(minutes((made as { expiresAt: string }).expiresAt)).toBeGreaterThan(23 * 60);
    expect(await clipboard()).toMatch(new RegExp(`^${kratos.publicUrl}/self-service/recovery\\?flow=.*token=`));
    await expect
      .poll(() => workbench.notifications())
      .toContainEqual(expect.stringContaining('The recovery link is copied. Kratos mails nothing'));
    expect((await kratos.courier()).filter(({ recipient }) => recipient === 'remote@example.com')).toEqual([]);
  });

  it('makes nobody whom the server refuses, and says why', async () => {
    const refused = await workbench.executeCommand('kratosFlows.inviteIdentity', {
      connection: 'practice',
      schema: 'person',
      traits: { email: 'nobody at all' },
      kind: 'code',
      lifetime: '10m',
      confirmed: true,
    });
    expect(refused).toBeUndefined();
    await expect
      .poll(() => workbench.notifications())
      .toContainEqual('No identity was made: traits.email: "nobody at all" is not valid "email"');
  });
});

describe('a new password', () => {
  const signsIn = async (email: string, password: string): Promise<boolean> => {
    const start = await fetch(`${kratos.publicUrl}/self-service/login/api`);
    const { ui } = (await start.json()) as { ui: { action: string } };
    const body = JSON.stringify({ method: 'password', identifier: email, password });
    const headers = { 'Content-Type': 'application/json' };
    return (await fetch(ui.action, { method: 'POST', headers, body })).status === 200;
  };
  const salt = Buffer.from('pepper-and-salt!');
  const derived = scryptSync('another-horse-7171', salt, 32, { N: 1024, r: 8, p: 1 });
  const hash = `$scrypt$ln=1024,r=8,p=1$${salt.toString('base64')}$${derived.toString('base64')}`;

  it('has no call: what there is instead is offered, and leads on', async () => {
    const { id } = await kratos.createIdentity({ email: 'forgot@example.com' });
    void workbench.executeCommand('kratosFlows.setPassword', { connection: 'practice', identity: id });
    await expect
      .poll(() => workbench.quickInput.items())
      .toEqual([
        expect.stringMatching(/^Recovery code .*sets a password in the settings flow/) as string,
        expect.stringMatching(/^Store a hash .*checked before/) as string,
      ]);
    await workbench.screenshot('identity-new-password');
    await workbench.quickInput.choose('Recovery code');
    await workbench.quickInput.choose('1h');
    await workbench.dialog().getByRole('button', { name: 'Make It', exact: true }).click();
    await (await recover()).getByRole('button', { name: 'Continue', exact: true }).press('Enter');
    const settings = await workbench.panel('settings');
    await settings.getByLabel('Password', { exact: true }).fill('a-horse-of-its-own-11');
    await settings.getByRole('button', { name: 'Save', exact: true }).last().press('Enter');
    await expect.poll(() => signsIn('forgot@example.com', 'a-horse-of-its-own-11')).toBe(true);
    await closeAll();
  });

  it('is stored as a hash once it is one that works, and signs in', async () => {
    const { id } = await kratos.createIdentity({ email: 'hashed@example.com' });
    const store = { connection: 'practice', identity: id, confirmed: true } as const;
    await expect(
      workbench.executeCommand('kratosFlows.setPassword', { ...store, hash: '$1$salt$2Fd8MlwiQeFbNnbBVAXFy.' }),
    ).rejects.toThrow(/\$md5-crypt\$/);
    expect(await workbench.executeCommand('kratosFlows.setPassword', { ...store, hash })).toEqual({ stored: id });
    await expect.poll(() => signsIn('hashed@example.com', 'another-horse-7171')).toBe(true);
  });
});

describe('an identity whose configuration is not at hand', () => {
  const page = (id: string): Promise<Panel> => workbench.panel({ 'data-identity': id });
  const shows = async (id: string, text: string | RegExp): Promise<void> => {
    await expect.poll(async () => (await page(id)).text()).toMatch(text);
  };

  it('says that nobody is signed in as it, and signs somebody in, whose settings say what they offer', async () => {
    const { id } = await kratos.createIdentity({ email: 'offers@example.com' });
    await workbench.executeCommand('kratosFlows.showIdentity', { connection: 'practice', identity: id });
    await shows(id, 'no persona is signed in as this identity. A recovery code signs a new one in.');
    await workbench.screenshot('identity-unknown');
    await (await page(id)).getByRole('button', { name: 'Recovery code or link…' }).last().press('Enter');
    await agree('Recovery code', '10m');
    await recover();
    await workbench.executeCommand('kratosFlows.showIdentity', { connection: 'practice', identity: id });
    await shows(id, /By the settings flow that Kratos makes for .*, whose session is aal1/);
    await shows(id, /TOTP\s+second factor\s+no\s+yes/);
    await shows(id, /Code by e-mail\s+first or second factor: not known\s+\S+\s+(\S+\s+)?not known/);
    const shown = await page(id);
    expect(await shown.axe()).toEqual([]);
    await shown.getByText('Its settings offer it').scrollIntoViewIfNeeded();
    await workbench.screenshot('identity-offered');
  });
});
