import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, startKratos, type Kratos, type Panel, type Workbench } from '../../kit';

/** Of no URL of the server: which configuration it runs with must be said. */
const configuration = `dsn: memory
selfservice:
  default_browser_return_url: https://www.example.com/
  methods:
    totp:
      enabled: false
session:
  whoami:
    required_aal: highest_available
`;

let kratos: Kratos;
let workbench: Workbench;
let id: string;
beforeAll(async () => {
  kratos = await startKratos();
  for (const name of ['alice', 'bob', 'carol']) {
    const body = {
      schema_id: 'person',
      traits: { email: `${name}@example.com` },
      state: name === 'carol' ? 'inactive' : 'active',
      credentials: { password: { config: { password: 'correct-horse-4242' } } },
    };
    ({ id } = (await kratos.admin('/admin/identities', { method: 'POST', body })) as { id: string });
  }
  workbench = await openWorkbench({ connection: kratos, workspace: { 'server.kratos.yml': configuration } });
});

const page = (): Promise<Panel> => workbench.panel({ 'data-view': 'who-has-what' });
const says = async (text: string | RegExp): Promise<void> => {
  await expect.poll(async () => (await page()).text()).toMatch(text);
};
const clipboard = (): Promise<string> => workbench.inHost((vscode) => vscode.env.clipboard.readText());

describe('who has what', () => {
  it('is counted, also where no configuration is known', async () => {
    const counted = await workbench.executeCommand('kratosFlows.whoHasWhat', { connection: 'practice' });
    expect(counted).toMatchObject({ total: 3, active: 2, isWhole: true });
    expect(counted).not.toHaveProperty('asked');
    await says(/3 identities, 2 of them active[^]*Password\s+3 \(100%\)/);
    await says('No configuration is known of this connection');
  });

  it('is asked of the configuration that is chosen, which is remembered', async () => {
    await (await page()).getByRole('button', { name: 'Choose the Configuration' }).click();
    await workbench.quickInput.choose('server.kratos.yml');
    await says(/server\.kratos\.yml[^]*Asked at Login\s+0 \(0%\)/);
    expect(await (await page()).axe()).toEqual([]);
  });

  it('says what a change would do, as it is typed in, and is copied', async () => {
    const shown = await page();
    await shown.getByLabel('What if this line were different?').fill('mfa_enable: true');
    await shown.getByRole('button', { name: 'Work It Out' }).click();
    await says('Did you mean selfservice.methods.code.mfa_enabled?');
    await shown.getByLabel('What if this line were different?').fill('session.whoami.required_aal: aal1');
    await shown.getByRole('button', { name: 'Work It Out' }).click();
    await says('0 of 2 would be asked at the next login. Now it is 0.');
    await workbench.screenshot('who-has-what');
    await shown.getByRole('button', { name: 'Copy as CSV' }).click();
    await expect.poll(clipboard).toContain('"Password",3,0,,');
    expect(await clipboard()).not.toContain('@example.com');
  });
});

describe('an identity by the configuration of its connection', () => {
  it('is asked about by its id', async () => {
    const answer = await workbench.executeCommand('kratosFlows.whoIsAsked', { connection: 'practice', identity: id });
    expect(answer).toMatchObject({ person: { credentials: ['password'] }, answers: { login: { asked: false } } });
  });
});
