import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { freePort } from '../../../scripts/processes.mjs';
import { openWorkbench, startKratos, type Kratos, type Panel, type Workbench } from '../../kit';
import { button, expectAccessible, message, press, title } from './form';

let workbench: Workbench;

beforeAll(async () => {
  const returnUrl = `http://127.0.0.1:${await freePort()}/`;
  const start = (oidc: object): Promise<Kratos> =>
    startKratos({
      provider: { alsoReturnsTo: [returnUrl.slice(0, -1)] },
      config: { selfservice: { allowed_return_urls: [returnUrl], methods: { oidc: { config: oidc } } } },
    });
  const [usual, toUs] = await Promise.all([start({}), start({ base_redirect_uri: returnUrl })]);
  workbench = await openWorkbench({
    connection: [
      { name: 'usual', publicUrl: usual.publicUrl, adminUrl: usual.adminUrl },
      { name: 'to us', publicUrl: toUs.publicUrl, adminUrl: toUs.adminUrl },
    ],
    settings: { 'kratosFlows.signIn.returnUrl': returnUrl },
    size: { width: 1400, height: 1000 },
  });
}, 600_000);

/** Presses something that opens the provider's page in the person's own browser, and chooses somebody there. */
async function signInAt(panel: Panel, name: string): Promise<Page> {
  const opened = workbench.page.context().waitForEvent('page');
  await press(panel, /^Sign in at localhost:\d+$/);
  const page = await opened;
  await page.getByRole('button', { name }).click();
  return page;
}

async function forgetWhoIsAtTheProvider(): Promise<void> {
  await workbench.page.context().clearCookies({ domain: 'localhost' });
}

beforeEach(forgetWhoIsAtTheProvider);

it.each([
  { client: 'native', connection: 'usual' },
  { client: 'browser', connection: 'to us' },
] as const)(
  'signs $client up at a provider, and in again, in the person’s own browser',
  async ({ client, connection }) => {
    const actor = { persona: `ada-${client}`, client, connection };
    const { panel } = await workbench.startFlow({ type: 'registration', ...actor });
    await press(panel, 'Sign up with the practice provider');
    await title(panel, /^Continue at the provider localhost:\d+/).waitFor();
    await expectAccessible(panel);
    await workbench.screenshot(`provider-${client}`);
    const page = await signInAt(panel, 'Ada Lovelace');
    await page.getByText('Go back to the editor').waitFor();
    await page.close();
    await title(panel, /signed in as ada@example\.com/i).waitFor();
    await expectAccessible(panel);

    await workbench.executeCommand('kratosFlows.signOut', actor);
    await forgetWhoIsAtTheProvider();
    const login = (await workbench.startFlow({ type: 'login', ...actor })).panel;
    await press(login, 'Sign in with the practice provider');
    // Ended before the person is back: the flow stays, and the round can be made again.
    const away = workbench.page.context().waitForEvent('page');
    await press(login, /^Sign in at localhost:\d+$/);
    await (await away).close();
    await press(login, 'Cancel');
    await button(login, 'Cancel').waitFor({ state: 'detached' });
    const back = await signInAt(login, 'Ada Lovelace');
    await back.getByText('Go back to the editor').waitFor();
    await back.close();
    await title(login, 'Signed in as ada@example.com').waitFor();
  },
);

it('asks for what the provider does not know, and goes round once more', async () => {
  const actor = { persona: 'linus', client: 'browser', connection: 'to us' } as const;
  const { panel } = await workbench.startFlow({ type: 'registration', ...actor });
  await press(panel, 'Sign up with the practice provider');
  await (await signInAt(panel, 'Linus Nomail')).close();
  await message(panel, 4_000_002, 'Property email is missing.').waitFor();
  await panel.getByLabel('E-mail').fill('linus@example.com');
  await press(panel, 'Continue');
  const opened = workbench.page.context().waitForEvent('page');
  await press(panel, /^Sign in at localhost:\d+$/);
  const page = await opened;
  await page.getByText('Go back to the editor').waitFor();
  await page.close();
  await title(panel, /signed in as linus@example\.com/i).waitFor();
  expect(await workbench.notifications()).toEqual([]);
});
