import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import { field } from './form';
import { arrowDownTo, chooseByKeys, expectFocus, pressByKeys, startByKeys, typeFile } from './keyboard';
import type { Panel } from '../../kit';
import { addressOf, closeEditorsAfterEach, openStage, password, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});

closeEditorsAfterEach(() => stage);

/** Nothing in this file touches the mouse. */
describe('the keyboard alone', () => {
  const email = addressOf('alice');
  const wanted = /^Session of alice, persona alice, browser client, aal1, second factor wanted/;
  const fill = /^Fill \d{3} \d{3} from the authenticator, \d+ s$/;

  it('is enough to register and to enrol an authenticator', async () => {
    const { workbench } = stage;
    const { keyboard } = workbench.page;
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy
        No flow yet: start one
    `);
    const panel = await startByKeys(workbench, 'Registration', 'alice');
    await expectFocus(panel, 'E-mail');
    await keyboard.type(email);
    await keyboard.press('Enter');
    await expectFocus(panel, 'Password');
    await keyboard.type(password);
    await keyboard.press('Enter');
    await expectFocus(panel, `Registered and signed in as ${email}`);

    await pressByKeys(workbench, panel, 'Open settings');
    await expectFocus(panel, 'Verify code');
    await keyboard.press('Tab');
    await expectFocus(panel, fill);
    await keyboard.press('Enter');
    await expectFocus(panel, 'Verify code');
    expect(await field(panel, 'Verify code').inputValue()).toMatch(/^\d{6}$/);
    await keyboard.press('Enter');
    // The answer comes while the focus is in a view; who comes back finds it on what was achieved.
    await keyboard.press('Control+0');
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  …
        ▾ alice · browser  …
          Settings  authenticator paired · done
          Registration  registered, signed in · done
    `);
    await keyboard.press('Control+1');
    await expectFocus(panel, 'Authenticator paired');

    await pressByKeys(workbench, panel, 'Sign out');
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy
        ▾ alice · browser  signed out
          Settings  authenticator paired · done
          Registration  registered, signed in · done
    `);
    await expectFocus(panel, 'Authenticator paired');
  });

  it('is enough to step up in the panel', async () => {
    const { workbench } = stage;
    await logInByKeys();
    const { keyboard } = workbench.page;
    const panel = await workbench.panel('login');
    await pressByKeys(workbench, panel, 'Step up');
    await expectFocus(panel, 'Authentication code');
    await pressByKeys(workbench, panel, fill);
    await expectFocus(panel, 'Authentication code');
    await keyboard.press('Enter');
    await expectFocus(panel, `Signed in as ${email}`);
  });

  it('is enough to step up from the tree', async () => {
    const { workbench } = stage;
    const { keyboard } = workbench.page;
    await workbench.runCommand('Kratos: Sign Out');
    await expect(workbench.tree('Sessions')).toHaveTree(`
      ▾ Own  practice
        alice · browser  signed out
      ▸ All on practice (admin)
    `);
    await logInByKeys();
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Kratos: Focus on Sessions View');
    const sessions = workbench.tree('Sessions');
    await sessions.focused();
    const item = sessions.pane.locator('.monaco-list-row.focused');
    await arrowDownTo(workbench, () => item.getAttribute('aria-label', { timeout: 1000 }).catch(() => null), wanted);
    await keyboard.press('Shift+F10');
    await workbench.page.getByRole('menuitem', { name: 'Step Up to aal2', exact: true }).waitFor();
    const entry = (): Promise<string> => workbench.page.evaluate(() => document.activeElement?.textContent ?? '');
    await arrowDownTo(workbench, entry, /^Step Up to aal2$/);
    await keyboard.press('Enter');
    const panel = await workbench.panel('login');
    await expectFocus(panel, 'Authentication code');
    await pressByKeys(workbench, panel, fill);
    await expectFocus(panel, 'Authentication code');
    await keyboard.press('Enter');
    await expectFocus(panel, `Signed in as ${email}`);
  });

  /** Keys go to this panel. */
  const hasFocus = (panel: Panel): Promise<void> =>
    expect.poll(() => panel.evaluate(() => document.hasFocus())).toBe(true);

  /** The title of the tab that has the focus, once an editor of texts side by side is in it. */
  const comparisonShown = async (): Promise<string> =>
    stage.workbench.inHost((vscode) => {
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      return tab?.input instanceof vscode.TabInputTextDiff ? tab.label : '';
    });

  it('is enough to compare two flows', async () => {
    const { workbench } = stage;
    // Of the flow in the panel it is not asked which.
    await workbench.runCommand('Kratos: Compare Flows…');
    await expect.poll(() => workbench.quickInput.title()).toBe('Compare with');
    await chooseByKeys(workbench, 'Login');
    await expect.poll(comparisonShown).toContain('Login');
  });

  it('is enough to replay a flow, and to see both side by side', async () => {
    const { workbench } = stage;
    await workbench.runCommand('Kratos: Replay Flow…');
    await chooseByKeys(workbench, 'A fresh persona');
    await expect.poll(comparisonShown).toContain('Login');
  });

  it('is enough to examine a connection, and to read what was found', async () => {
    const { workbench } = stage;
    await workbench.runCommand('Kratos: Examine Connection…');
    const page = await workbench.panel({ 'data-view': 'page' });
    await page.getByRole('heading', { name: 'practice' }).first().waitFor();
    await hasFocus(page);
    await workbench.page.keyboard.press('Control+w');
  });

  it('is enough to explain what was copied, and to go on from there', async () => {
    const { workbench } = stage;
    const answer = { error: { id: 'session_aal2_required', code: 403, status: 'Forbidden' } };
    await workbench.inHost((vscode, text: string) => vscode.env.clipboard.writeText(text), JSON.stringify(answer));
    await workbench.runCommand('Kratos: Explain Anything from Kratos');
    const page = await workbench.panel({ 'data-view': 'page' });
    await page.getByRole('heading', { name: 'session_aal2_required' }).waitFor();
    await pressByKeys(workbench, page, 'Step up');
    await workbench.quickInput.ready();
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('Control+w');
  });

  it('is enough to import what a browser recorded', async () => {
    const { workbench } = stage;
    await workbench.runCommand('Kratos: Import Requests as Flows…');
    await typeFile(workbench, inRoot('test', 'fixtures', 'imported', 'firefox.har'));
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  …
      …
    `);
  });

  /** The first factor, up to the answer that a second one is wanted. */
  async function logInByKeys(): Promise<void> {
    const { workbench } = stage;
    const { keyboard } = workbench.page;
    const panel = await startByKeys(workbench, 'Login', 'alice');
    await expectFocus(panel, 'E-mail');
    await keyboard.type(email);
    await keyboard.press('Tab');
    await expectFocus(panel, 'Password');
    await keyboard.type(password);
    await keyboard.press('Enter');
    await expectFocus(panel, /^The first factor is right, and a second is wanted/);
  }
});
