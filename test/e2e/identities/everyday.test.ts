import { beforeAll, describe, expect, it } from 'vitest';
import {
  openWorkbench,
  startFaultServer,
  startKratos,
  type FaultServer,
  type Kratos,
  type TreeView,
  type Workbench,
} from '../../kit';
import { findViolations } from '../../kit/axe';
import { pressByKeys } from '../journeys/keyboard';
import { failed, reason, standIn } from './standIn';

/** More than a page of either list. */
const count = 60;
let kratos: Kratos;
let many: FaultServer;
let workbench: Workbench;
let identities: TreeView;
let courier: TreeView;

async function makeMany(): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => `p${String(index).padStart(2, '0')}@example.com`);
  const body = { identities: names.map((email) => ({ create: { schema_id: 'person', traits: { email } } })) };
  await kratos.admin('/admin/identities', { method: 'PATCH', body });
  const headers = { 'Content-Type': 'application/json' };
  for (const email of names) {
    const start = await fetch(`${kratos.publicUrl}/self-service/recovery/api`);
    const { ui } = (await start.json()) as { ui: { action: string } };
    await fetch(ui.action, { method: 'POST', headers, body: JSON.stringify({ method: 'code', email }) });
  }
}

beforeAll(async () => {
  kratos = await startKratos();
  await makeMany();
  many = await startFaultServer(standIn);
  workbench = await openWorkbench({
    connection: [
      { ...kratos, name: 'practice' },
      { name: 'many', publicUrl: many.url, adminUrl: many.url },
      { name: 'mistaken', publicUrl: kratos.publicUrl, adminUrl: kratos.publicUrl },
    ],
  });
  identities = workbench.tree('Identities');
  courier = workbench.tree('Courier');
});

const lines = async (tree: TreeView): Promise<number> => (await tree.text()).split('\n').length;
const focus = (view: 'identities' | 'courier'): Promise<unknown> =>
  workbench.executeCommand(`kratosFlows.${view}.focus`);

describe('lists longer than a page', () => {
  it('of identities are read on by their last line', async () => {
    await focus('identities');
    await expect.poll(() => identities.text()).toContain('Load more (50 read)');
    expect(await lines(identities)).toBe(51);
    await identities.focused();
    await workbench.page.keyboard.press('End');
    await identities.select('Load more (50 read)');
    await expect.poll(() => lines(identities)).toBe(count);
    expect(await identities.text()).not.toContain('Load more');
  });

  it('of messages are read on by their last line', async () => {
    await focus('courier');
    await expect.poll(() => courier.text()).toContain('Load more (50 read)');
    await courier.focused();
    await workbench.page.keyboard.press('End');
    await courier.select('Load more (50 read)');
    await expect.poll(() => lines(courier)).toBe(count);
    expect(await courier.text()).not.toContain('Load more');
  });
});

describe('finding somebody', () => {
  it('by the beginning of an identifier lists those alone, and says that it is a preview', async () => {
    await focus('identities');
    const { found } = (await workbench.executeCommand('kratosFlows.findIdentity', { text: 'P0' })) as {
      found: string[];
    };
    expect(found).toHaveLength(10);
    await expect.poll(() => identities.text()).toContain('p07@example.com');
    expect(await identities.text()).not.toContain('p10@example.com');
    await expect
      .poll(() => identities.message())
      .toContain('10 with an identifier that begins with “P0” (a preview of Kratos).');
  });

  it('without a text finds nobody, rather than everybody', async () => {
    await workbench.executeCommand('kratosFlows.clearIdentitySearch');
    await workbench.runCommand('Kratos: Find Identity…');
    await workbench.quickInput.ready();
    for (const text of ['', '   ', ' * ']) {
      await workbench.quickInput.fill(text);
      await workbench.page.keyboard.press('Enter');
      await expect.poll(() => workbench.quickInput.message()).toContain('Enter a text: without one, all');
    }
    await workbench.quickInput.cancel();
    // As an argument it is as good as none: it is asked for.
    for (const id of ['kratosFlows.findIdentity', 'kratosFlows.lookThroughIdentities'] as const) {
      const asked = workbench.executeCommand(id, { text: ' ' });
      await workbench.quickInput.ready();
      await workbench.quickInput.cancel();
      expect(await asked).toBeUndefined();
    }
    expect(await identities.message()).toBe('');
  });

  it('offers to clear a search only while there is one', async () => {
    const offered = async (): Promise<string[]> => {
      await workbench.page.keyboard.press('F1');
      await workbench.quickInput.ready();
      await workbench.quickInput.fill('>Kratos: Clear Search');
      await workbench.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
      const items = await workbench.quickInput.items();
      await workbench.quickInput.cancel();
      return items.filter((item) => item.startsWith('Kratos: Clear Search'));
    };
    expect(await offered()).toEqual([]);
    await workbench.executeCommand('kratosFlows.findIdentity', { text: 'p11@example.com' });
    await expect.poll(offered).toHaveLength(1);
    await workbench.executeCommand('kratosFlows.clearIdentitySearch');
    await expect.poll(offered).toEqual([]);
  });
});

describe('a server with more identities than anybody waits for', () => {
  it('is looked through until somebody stops it, and says how far that was', async () => {
    await workbench.executeCommand('kratosFlows.switchConnection', { connection: 'many' });
    const looking = workbench.executeCommand('kratosFlows.lookThroughIdentities', { text: 'p750@' });
    await expect.poll(() => identities.message()).toMatch(/^Looking through all for “p750@”: [\d,]+ read, 1 found…$/);
    await expect.poll(() => identities.text()).toContain('p750@example.com');
    const cancel = workbench.page.locator('.notifications-toasts').getByRole('button', { name: 'Cancel' });
    await cancel.click();
    expect(await looking).toMatchObject({ found: ['00000000-0000-4000-8000-000000000750'] });
    await expect.poll(() => identities.message()).toMatch(/^“p750@”: stopped after [\d,]+ were read, 1 found\.$/);
    many.forget();
    await workbench.executeCommand('kratosFlows.clearIdentitySearch');
    await expect.poll(() => identities.text()).toContain('Load more (50 read)');
    expect(many.requests.filter(({ query }) => query.get('page_size') === '500')).toEqual([]);
  });

  it('tells of a message why it did not go out to whoever points at it', async () => {
    await focus('courier');
    await expect.poll(() => courier.text()).toContain('lost@example.com  email · verification_code_valid · given up');
    expect(many.requests.filter(({ path }) => path.endsWith(failed.id))).toEqual([]);
    expect(await courier.tooltip('lost@example.com')).toContain(reason);
    await courier.expand('lost@example.com');
    await expect.poll(() => courier.text()).toContain(`\n  ${reason}`);
  });
});

describe('an admin URL that is the public one', () => {
  it('is said in both lists, with the address that it is to be', async () => {
    await workbench.executeCommand('kratosFlows.switchConnection', { connection: 'mistaken' });
    await expect
      .poll(() => identities.message())
      .toMatch(`leads to the public side of Kratos, which sends on to ${kratos.adminUrl}. Edit the connection: make `);
    await expect.poll(() => courier.message()).toContain(`make ${kratos.adminUrl} its admin URL`);
    await expect(identities).toHaveTree('Read again');
    await expect(courier).toHaveTree('Read again');
    await workbench.screenshot('identities-mistaken');
    await workbench.executeCommand('kratosFlows.switchConnection', { connection: 'practice' });
  });
});

describe('by the keyboard alone', () => {
  const key = (...keys: readonly string[]): Promise<void> =>
    keys.reduce((before, one) => before.then(() => workbench.page.keyboard.press(one)), Promise.resolve());
  const focusedLine = (): Promise<string> =>
    workbench.page.evaluate(() => {
      const list = document.activeElement;
      const line = list?.querySelector(`#${CSS.escape(list.getAttribute('aria-activedescendant') ?? 'none')}`);
      return line?.getAttribute('aria-label') ?? '';
    });

  it('an identity is found in its view, opened and changed, and the way leads back', async () => {
    await workbench.runCommand('Kratos: Focus on Identities View');
    await expect.poll(() => identities.text()).toContain('Load more (50 read)');
    await identities.focused();
    await key('Home', 'ArrowDown');
    await expect.poll(focusedLine).toMatch(/^Identity p\d\d@example\.com, schema person, no second factor, changed /);
    const [, email = ''] = /^Identity (\S+),/.exec(await focusedLine()) ?? [];
    await key('Enter');
    const page = await workbench.panel({ 'data-view': 'identity' });
    await expect.poll(() => page.text()).toContain(email);
    await pressByKeys(workbench, page, 'Deactivate…');
    await workbench
      .dialog()
      .filter({ hasText: `Deactivate ${email}?` })
      .waitFor();
    await key('Enter');
    await expect.poll(() => page.text()).toContain('Nobody can sign in with it');
    await key('Control+0');
    await expect.poll(focusedLine).toMatch(new RegExp(`^Identity ${email}, inactive, `));
    await key('End');
    await expect.poll(focusedLine).toBe('Load more (50 read)');
    await key('Enter');
    await expect.poll(() => lines(identities)).toBe(count);
  });

  it('a message is opened from its view, and the way leads back', async () => {
    await workbench.runCommand('Kratos: Focus on Courier View');
    await expect.poll(() => courier.text()).toContain('recovery_code_valid');
    await courier.focused();
    await key('Home');
    await expect
      .poll(focusedLine)
      .toMatch(/^Message to \S+@example\.com, email, recovery_code_valid, waits to be sent, /);
    const [, recipient = ''] = /^Message to (\S+),/.exec(await focusedLine()) ?? [];
    await key('Enter');
    await expect.poll(() => workbench.editorText()).toContain(recipient);
    await key('Control+0');
    await expect.poll(focusedLine).toContain(recipient);
  });

  it('leads through trees in which axe-core finds nothing wrong', async () => {
    for (const { pane } of [identities, courier]) {
      // The heading above is the editor's own.
      const body = pane.locator('.pane-body');
      await body.evaluate((element) => {
        element.setAttribute('data-looked-at', '');
      });
      const found = await findViolations(workbench.page, '[data-looked-at]');
      // A line is called more than it shows; that its label is among it is looked at below.
      expect(found.filter((one) => !one.startsWith('label-content-name-mismatch'))).toEqual([]);
      const named = await body
        .locator('.monaco-list-row')
        .evaluateAll((rows) =>
          rows.map((row) => [row.getAttribute('aria-label'), row.querySelector('.label-name')?.textContent] as const),
        );
      for (const [name, label] of named) expect(name).toContain(label);
      await body.evaluate((element) => {
        element.removeAttribute('data-looked-at');
      });
    }
  });
});
