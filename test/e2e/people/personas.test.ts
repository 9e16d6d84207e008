import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Panel } from '../../kit';
import { button, field, message, openGroup, press, title } from '../journeys/form';
import { addressOf, closeEditorsAfterEach, openStage, password, type Stage } from '../journeys/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  for (const name of ['alice', 'bob']) await stage.kratos.createIdentity({ email: addressOf(name) });
});
closeEditorsAfterEach(() => stage);

async function signIn(panel: Panel, name: string): Promise<void> {
  await field(panel, 'E-mail').fill(addressOf(name));
  await field(panel, 'Password').fill(password);
  await press(panel, 'Sign in with password');
  await title(panel, `Signed in as ${addressOf(name)}`).waitFor();
}

describe('a new flow from the tree', () => {
  it('takes two presses: the type, then the persona, whom it makes', async () => {
    const { workbench } = stage;
    const flows = workbench.tree('Flows');
    await flows.press('practice', 'Start Flow…');
    await workbench.quickInput.ready();
    expect(await workbench.quickInput.title()).toBe('Start a flow at practice (1/2)');
    expect(await workbench.quickInput.items()).toEqual([
      'Login  prove who you are, with one factor or two',
      'Registration  make a new identity',
      'Settings  change profile, password, second factors',
      'Recovery  get back in by a mailed code',
      'Verification  prove that an address is yours',
    ]);
    await workbench.quickInput.choose('Login');
    await expect.poll(() => workbench.quickInput.title()).toBe('Login at practice (2/2)');
    expect(await workbench.quickInput.items()).toEqual([
      'alice · browser  new',
      'bob · native  new',
      'New persona, browser…',
      'New persona, native…',
    ]);
    await workbench.screenshot('people-who');
    await workbench.quickInput.choose('alice · browser');
    await signIn(await workbench.panel('login'), 'alice');
    await expect(flows).toHaveTree(`
      ▾ practice  … · healthy
        ▾ alice · browser  aal1 · signed in
          Login  signed in · done
    `);
  });

  it('remembers the order: what was used last comes first', async () => {
    const { workbench } = stage;
    await workbench.executeCommand('kratosFlows.addPersona', { name: 'bob', client: 'native' });
    await workbench.tree('Flows').press('bob · native', 'Start Flow…');
    await workbench.quickInput.ready();
    expect(await workbench.quickInput.title()).toBe('Start a flow as bob');
    await workbench.quickInput.choose('Login');
    await signIn(await workbench.panel({ 'data-view': 'flow' }), 'bob');

    await workbench.tree('Flows').press('practice', 'Start Flow…');
    await workbench.quickInput.ready();
    await workbench.quickInput.choose('Settings');
    await expect.poll(() => workbench.quickInput.title()).toBe('Settings at practice (2/2)');
    expect((await workbench.quickInput.items()).slice(0, 2)).toEqual([
      'bob · native  aal1 · signed in',
      'alice · browser  aal1 · signed in',
    ]);
    await workbench.quickInput.choose('alice · browser');
    await title(await workbench.panel('settings'), 'Settings').waitFor();

    await workbench.tree('Flows').press('practice', 'Start Flow…');
    await workbench.quickInput.ready();
    expect((await workbench.quickInput.items()).slice(0, 2).map((item) => item.split('  ')[0])).toEqual([
      'Settings',
      'Login',
    ]);
    await workbench.quickInput.choose('Login');
    await expect.poll(() => workbench.quickInput.title()).toBe('Login at practice (2/2)');
    expect((await workbench.quickInput.items()).slice(0, 2).map((item) => item.split('  ')[0])).toEqual([
      'alice · browser',
      'bob · native',
    ]);
    await workbench.quickInput.cancel();
  });

  it('has the options of its type behind the gear', async () => {
    const { workbench } = stage;
    await workbench.tree('Flows').press('practice', 'Start Flow…');
    await workbench.quickInput.ready();
    await workbench.quickInput.choose('Login');
    await expect.poll(() => workbench.quickInput.title()).toBe('Login at practice (2/2)');
    const alice = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'alice' });
    await alice.hover();
    await alice.getByRole('button', { name: 'Options (refresh, aal, return_to, …)' }).click();
    await expect.poll(() => workbench.quickInput.title()).toBe('Login as alice: options');
    const names = async (): Promise<(string | undefined)[]> =>
      (await workbench.quickInput.items()).map((item) => item.split('  ')[0]);
    const own = ['refresh', 'aal', 'return_to', 'via', 'organization', 'identity_schema', 'login_challenge'];
    // What a provider is told comes last; the list draws what is in sight.
    await expect.poll(async () => (await names()).slice(0, 9)).toEqual(['Start', ...own, 'login_hint']);
    await workbench.screenshot('people-options');
    await workbench.quickInput.choose('refresh');
    await expect.poll(async () => (await workbench.quickInput.items())[0]).toBe('Start  refresh=true');
    await workbench.quickInput.choose('return_to');
    await expect.poll(() => workbench.quickInput.message()).toContain('return_to: Where a browser goes afterwards');
    await workbench.quickInput.answer('http://127.0.0.1:4455/after');
    await expect
      .poll(async () => (await workbench.quickInput.items())[0])
      .toBe('Start  refresh=true&return_to=http%3A%2F%2F127.0.0.1%3A4455%2Fafter');
    await workbench.quickInput.choose('Start');
    const panel = await workbench.panel('login');
    await message(panel, 1_010_003, 'Please confirm this action by verifying that it is you.').waitFor();
    await panel.getByRole('tab', { name: /^Timeline/ }).click();
    await expect
      .poll(() => panel.getByRole('region', { name: 'Request as sent' }).textContent())
      .toContain(
        `GET ${stage.kratos.publicUrl}/self-service/login/browser?refresh=true&return_to=http%3A%2F%2F127.0.0.1%3A4455%2Fafter\n`,
      );
  });
});

describe('alice in a browser and bob with a native client', () => {
  const alice = { persona: 'alice', client: 'browser' } as const;
  const bob = { persona: 'bob', client: 'native' } as const;

  it('stand side by side, each with credentials of its own', async () => {
    const { workbench } = stage;
    const ids: string[] = [];
    for (const actor of [alice, bob]) {
      const panel = await stage.start('settings', actor);
      ids.push(await panel.evaluate(() => document.body.dataset.flowId ?? ''));
    }
    await workbench.executeCommand('workbench.action.moveEditorToRightGroup');
    const [left, right] = await Promise.all(ids.map((id) => workbench.panel({ 'data-flow-id': id })));
    if (!left || !right) throw new Error('Both panels are open.');
    await workbench.screenshot('people-side-by-side');
    for (const [panel, { persona }] of [
      [left, alice],
      [right, bob],
    ] as const)
      expect(await field(await openGroup(panel, 'Profile'), 'E-mail').inputValue()).toBe(addressOf(persona));
    await expect(workbench.tree('Sessions')).toHaveTree(`
      ▾ Own  practice
        ▸ alice@example.com  aal1 · {/2[34]/} h · password · here · alice, browser
        ▸ bob@example.com  aal1 · {/2[34]/} h · password · here · bob, native
      ▸ All on practice (admin)
    `);
    const cookies = await sentHeaders(left);
    expect(cookies).toContain('Cookie');
    expect(cookies).not.toContain('X-Session-Token');
    const token = await sentHeaders(right);
    expect(token).toContain('X-Session-Token');
    expect(token).not.toContain('Cookie');
  });

  it('use the authenticator of their identity, whichever persona enrolled it', async () => {
    const { workbench } = stage;
    await stage.enrolTotp(alice);
    await stage.signOut(alice);
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy
        ▾ alice · browser  signed out
          …
        ▾ bob · native  aal1 · signed in
          …
    `);
    // The same person with another client: it is asked once whether it uses the same authenticator.
    const elsewhere = await stage.start('login', { persona: 'alice elsewhere', client: 'native' });
    await field(elsewhere, 'E-mail').fill(addressOf('alice'));
    await field(elsewhere, 'Password').fill(password);
    await press(elsewhere, 'Sign in with password');
    await press(elsewhere, 'Step up');
    await elsewhere.getByText('This persona has no authenticator here: type the code of your app.').waitFor();
    await button(elsewhere, 'Use the authenticator that alice enrolled').waitFor();
    expect(await elsewhere.axe()).toEqual([]);
    await workbench.screenshot('people-offered');
    await press(elsewhere, 'Use the authenticator that alice enrolled');
    await expect.poll(() => field(elsewhere, 'Authentication code').inputValue()).toMatch(/^\d{6}$/);
    await elsewhere.getByText('Enrolled for alice@example.com by alice.').waitFor();
    expect(await elsewhere.axe()).toEqual([]);
    await workbench.screenshot('people-borrowed');
    await press(elsewhere, 'Use Authenticator');
    await title(elsewhere, `Signed in as ${addressOf('alice')}`).waitFor();

    // From then on it is there, also after a restart of the window; bob is somebody else.
    await workbench.executeCommand('kratosFlows.signOut', { persona: 'alice elsewhere' });
    await workbench.reload();
    const again = await stage.start('login', { persona: 'alice elsewhere', client: 'native' });
    await field(again, 'E-mail').fill(addressOf('alice'));
    await field(again, 'Password').fill(password);
    await press(again, 'Sign in with password');
    await press(again, 'Step up');
    await press(again, /^Fill \d{3} \d{3} from the authenticator/);
    await press(again, 'Use Authenticator');
    await title(again, `Signed in as ${addressOf('alice')}`).waitFor();
    const own = await stage.logIn(alice);
    await press(own, 'Step up');
    await press(own, /^Fill \d{3} \d{3} from the authenticator/);
    await press(own, 'Use Authenticator');
    await title(own, `Signed in as ${addressOf('alice')}`).waitFor();
  });
});

describe('a new device of alice', () => {
  it('gets back in by recovery, with the authenticator that she enrolled on the other', async () => {
    const { workbench } = stage;
    const panel = await stage.start('recovery', { persona: 'alice (new device)', client: 'browser' });
    await field(panel, 'Email').fill(addressOf('alice'));
    await press(panel, 'Continue');
    // Other mails to alice may be older: the panel knows which one is for this flow.
    await press(panel, /^Fill \d{3} \d{3} from the mail to alice@example\.com$/);
    await press(panel, 'Continue');
    // Whoami refuses: nobody is called signed in.
    await title(panel, 'Recovered: a second factor is wanted now').waitFor();
    await panel.getByText(/^session\.whoami\.required_aal is highest_available/).waitFor();
    expect(await panel.axe()).toEqual([]);
    await workbench.screenshot('people-recovered');
    await press(panel, 'Continue');
    await title(panel, /^A second factor is wanted/).waitFor();
    await press(panel, 'Step up');
    await press(panel, 'Use the authenticator that alice enrolled');
    await expect.poll(() => field(panel, 'Authentication code').inputValue()).toMatch(/^\d{6}$/);
    await press(panel, 'Use Authenticator');
    const change = await openGroup(panel, 'Password');
    await field(change, 'Password').fill('another-horse-4242');
    await press(change, 'Save');
    await title(panel, 'Password changed').waitFor();
  });
});

it('leaves no line of a tree that the editor could not find in its log', async () => {
  const logs = (await readdir(stage.workbench.dataDir, { recursive: true })).filter((name) =>
    name.endsWith('exthost.log'),
  );
  expect(logs).not.toEqual([]);
  const texts = await Promise.all(logs.map((name) => readFile(path.join(stage.workbench.dataDir, name), 'utf8')));
  expect(texts.join('\n')).not.toContain('Failed to resolve tree node');
});

/** The names of the headers of the request that is shown. */
async function sentHeaders(panel: Panel): Promise<string[]> {
  if (await panel.getByText(/^Request, timeline and (cookies|token)$/).isVisible())
    await panel.getByText(/^Request, timeline and (cookies|token)$/).click();
  await panel.getByRole('tab', { name: /^Timeline/ }).click();
  const region = panel.getByRole('region', { name: 'Request as sent' });
  await region.waitFor();
  const [head = ''] = ((await region.textContent()) ?? '').split('\n\n');
  return head
    .split('\n')
    .slice(1)
    .map((line) => line.split(':')[0] ?? '');
}
