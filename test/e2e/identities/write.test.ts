import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, startKratos, type Kratos, type Panel, type Workbench } from '../../kit';

let kratos: Kratos;
let workbench: Workbench;

beforeAll(async () => {
  kratos = await startKratos();
  workbench = await openWorkbench({ connection: kratos, size: { width: 1400, height: 1000 } });
});

const form = (): Promise<Panel> => workbench.panel({ 'data-view': 'identity-form' });
const press = async (name: string): Promise<void> => {
  await (await form()).getByRole('button', { name, exact: true }).press('Enter');
};
const says = async (text: string | RegExp): Promise<void> => {
  await expect.poll(async () => (await form()).text()).toMatch(text);
};
const closeAll = (): Promise<unknown> => workbench.executeCommand('workbench.action.closeAllEditors');

interface Stored {
  readonly id: string;
  readonly traits: { readonly email: string; readonly name?: { readonly first?: string; readonly last?: string } };
  readonly metadata_public: unknown;
  readonly state: string;
}

async function storedAs(email: string): Promise<Stored | undefined> {
  const found = (await kratos.admin(
    `/admin/identities?credentials_identifier=${encodeURIComponent(email)}`,
  )) as Stored[];
  return found[0];
}

describe('a new identity', () => {
  it('is made in a form of its schema, by the keyboard alone; what the server refuses stands at its field', async () => {
    await workbench.executeCommand('kratosFlows.createIdentity', { connection: 'practice' });
    const panel = await form();
    await panel.locator('[data-key="traits/email"]').focus();
    await workbench.page.keyboard.type('nobody');
    await press('Create');
    await says('"nobody" is not valid "email"');
    expect(await panel.locator('[data-key="traits/email"]').inputValue()).toBe('nobody');
    expect(await panel.axe()).toEqual([]);
    await workbench.screenshot('identity-form-refused');
    await panel.locator('[data-key="traits/email"]').focus();
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.type('@example.com');
    await press('Create');
    await says('The identity is made.');
    expect(await storedAs('nobody@example.com')).toMatchObject({ state: 'active' });
  });

  it('whose address somebody has is refused, and whose it is is said', async () => {
    const { id } = await kratos.createIdentity({ email: 'taken@example.com' });
    await press('Another One');
    await (await form()).locator('[data-key="traits/email"]').fill('taken@example.com');
    await press('Create');
    await says(`Another identity has this already: ${id}`);
  });

  it('stays as it was typed when its form is closed and opened again, and is written nowhere', async () => {
    await closeAll();
    await workbench.executeCommand('kratosFlows.createIdentity', { connection: 'practice' });
    await says('This was typed before, and not sent.');
    expect(await (await form()).locator('[data-key="traits/email"]').inputValue()).toBe('taken@example.com');
    await press('Start Over');
    await expect.poll(async () => (await form()).locator('[data-key="traits/email"]').inputValue()).toBe('');
    await closeAll();
  });
});

describe('changing an identity', () => {
  it('shows the patch, sends it, and says what somebody else has changed meanwhile', async () => {
    const { id } = await kratos.createIdentity({ email: 'edit@example.com', traits: { name: { first: 'Ada' } } });
    await workbench.executeCommand('kratosFlows.editIdentity', { connection: 'practice', identity: id });
    const panel = await form();
    await panel.locator('[data-key="traits/name/first"]').fill('Grace');
    await panel.locator('[data-key="metadata_public"]').fill('{"a":1}');
    await press('Review Changes');
    await says('traits.name.first');
    expect(await storedAs('edit@example.com')).toMatchObject({ traits: { name: { first: 'Ada' } } });
    await kratos.admin(`/admin/identities/${id}`, {
      method: 'PATCH',
      body: [{ op: 'add', path: '/traits/name/last', value: 'Hopper' }],
    });
    await press('Send');
    await says('It was changed again in this moment, so nothing was sent.');
    await says(/traits\.name\.last/);
    expect(await panel.axe()).toEqual([]);
    await workbench.screenshot('identity-form-meanwhile');
    await press('Send Mine');
    await says('The change is written.');
    expect(await storedAs('edit@example.com')).toMatchObject({
      traits: { name: { first: 'Grace', last: 'Hopper' } },
      metadata_public: { a: 1 },
    });
    await closeAll();
  });
});

describe('a way in', () => {
  it('by a code opens as a recovery flow of a new persona, with the code filled in', async () => {
    const { id } = await kratos.createIdentity({ email: 'back@example.com' });
    const made = await workbench.executeCommand('kratosFlows.recoverIdentity', {
      connection: 'practice',
      identity: id,
      kind: 'code',
      lifetime: '10m',
      confirmed: true,
    });
    expect(JSON.stringify(made)).not.toMatch(/"code"/);
    const panel = await workbench.panel('recovery');
    await expect
      .poll(async () => panel.getByRole('textbox', { name: /code/i }).first().inputValue())
      .toMatch(/^\d{6}$/);
    await panel.getByRole('button', { name: 'Continue', exact: true }).press('Enter');
    await expect.poll(async () => panel.text()).toMatch(/back@example\.com|Signed in|settings/i);
    await closeAll();
  });

  it('refuses a lifetime that the server does not know', async () => {
    const { id } = await kratos.createIdentity({ email: 'week@example.com' });
    const asked = workbench.executeCommand('kratosFlows.recoverIdentity', {
      connection: 'practice',
      identity: id,
      kind: 'code',
      lifetime: '1w',
      confirmed: true,
    });
    await expect(asked).rejects.toThrow('Kratos knows no days and weeks: write 168h.');
  });
});
