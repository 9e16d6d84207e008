import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { freePort } from '../../../scripts/processes.mjs';
import { openWorkbench, startKratos, type Kratos, type Panel, type Workbench } from '../../kit';
import { readExplanation } from './explanation';
import type { ProviderOptions } from '../../kit/kratos';
import { button, expectAccessible, field, message, press, title } from './form';

const names = ['usual', 'to us', 'broken'];
/** Breaks off in its third line. */
const broken = `local claims = std.extVar('claims');

{ identity: { traits: { email: error 'nobody is welcome: ' + claims.sub } } }
`;

let workbench: Workbench;

beforeAll(async () => {
  const returnUrl = `http://127.0.0.1:${await freePort()}/`;
  const start = (oidc: object, options: ProviderOptions = {}): Promise<Kratos> =>
    startKratos({
      provider: { alsoReturnsTo: [returnUrl.slice(0, -1)], ...options },
      config: { selfservice: { allowed_return_urls: [returnUrl], methods: { oidc: { config: oidc } } } },
    });
  const toUs = { base_redirect_uri: returnUrl };
  const servers = await Promise.all([start({}), start(toUs), start(toUs, { mapper: broken })]);
  workbench = await openWorkbench({
    connection: servers.map(({ publicUrl, adminUrl }, at) => ({ name: names[at] ?? '', publicUrl, adminUrl })),
    workspace: { 'claims.jsonnet': broken },
    settings: { 'kratosFlows.signIn.returnUrl': returnUrl },
    size: { width: 1400, height: 1000 },
  });
}, 600_000);

/** Presses what opens the provider's page in the person's own browser. */
async function goTo(panel: Panel, label: string | RegExp): Promise<Page> {
  const opened = workbench.page.context().waitForEvent('page');
  await press(panel, label);
  return opened;
}

/** Goes to the provider's page, and chooses somebody there. */
async function signInAt(panel: Panel, label: string | RegExp, name: string): Promise<void> {
  const page = await goTo(panel, label);
  await page.getByRole('button', { name }).click();
  await leave(page);
}

/** Closes the page once it says that it is done: one that is closed on its way there may stay open for good. */
async function leave(page: Page): Promise<void> {
  await page.getByText('Go back to the editor').waitFor();
  await page.close();
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
    const page = await goTo(panel, 'Sign up with the practice provider');
    await title(panel, /^Continue at the provider localhost:\d+/).waitFor();
    await button(panel, 'Cancel').waitFor();
    await expectAccessible(panel);
    await workbench.screenshot(`provider-${client}`);
    await page.getByRole('button', { name: 'Ada Lovelace' }).click();
    await leave(page);
    await title(panel, /signed in as ada@example\.com/i).waitFor();
    await expectAccessible(panel);

    await workbench.executeCommand('kratosFlows.signOut', actor);
    await forgetWhoIsAtTheProvider();
    const login = (await workbench.startFlow({ type: 'login', ...actor })).panel;
    // Ended before the person is back: the flow stays, and the round can be made again.
    const given = await goTo(login, 'Sign in with the practice provider');
    await given.getByRole('button', { name: 'Ada Lovelace' }).waitFor();
    await given.close();
    await press(login, 'Cancel');
    await button(login, 'Cancel').waitFor({ state: 'detached' });
    await signInAt(login, /^Sign in at localhost:\d+$/, 'Ada Lovelace');
    await title(login, 'Signed in as ada@example.com').waitFor();
  },
);

it('asks for what the provider does not know, and goes round once more', async () => {
  const actor = { persona: 'linus', client: 'browser', connection: 'to us' } as const;
  const { panel } = await workbench.startFlow({ type: 'registration', ...actor });
  await signInAt(panel, 'Sign up with the practice provider', 'Linus Nomail');
  await message(panel, 4_000_002, 'Property email is missing.').waitFor();
  await panel.getByLabel('E-mail').fill('linus@example.com');
  await leave(await goTo(panel, 'Continue'));
  await title(panel, /signed in as linus@example\.com/i).waitFor();
  expect(await workbench.notifications()).toEqual([]);
});

it('leads to the line of the mapper that broke off', async () => {
  const { panel } = await workbench.startFlow({
    type: 'registration',
    persona: 'ada',
    client: 'browser',
    connection: 'broken',
  });
  await signInAt(panel, 'Sign up with the practice provider', 'Ada Lovelace');
  await title(panel, 'Jsonnet failed: a mapper of a provider, or the body of a web hook').waitFor();
  await panel.getByText(/It broke off at line 3, column \d+ of .*claims\.jsonnet/).waitFor();
  await press(panel, 'Open claims.jsonnet');
  const shown = (): Promise<unknown> =>
    workbench.inHost(({ window: { activeTextEditor: editor } }) => [
      editor?.document.uri.path.split('/').at(-1),
      editor?.selection.active.line,
    ]);
  await expect.poll(shown).toEqual(['claims.jsonnet', 2]);
});

it('sends along what was typed behind the gear, and says what is no JSON', async () => {
  const { panel } = await workbench.startFlow({
    type: 'login',
    persona: 'grace',
    client: 'browser',
    connection: 'to us',
  });
  await panel.getByText('What else goes along').click();
  const payload = field(panel, 'transient_payload');
  await payload.fill('{"plan": free}');
  await panel
    .locator('.along .field-message')
    .getByText(/^This is not JSON: /)
    .waitFor();
  expect(await payload.getAttribute('aria-invalid')).toBe('true');
  await expectAccessible(panel);
  await workbench.screenshot('along-broken');
  await press(panel, 'Sign in with the practice provider');
  await title(panel, 'The transient payload cannot be sent').waitFor();
  await payload.fill('{"plan": "free"}');
  await panel.locator('.along .field-message').waitFor({ state: 'detached' });
  await field(panel, 'upstream_parameters.login_hint').fill('grace');
  const page = await goTo(panel, 'Sign in with the practice provider');
  expect(await page.getByRole('button').first().innerText()).toContain('Grace Hopper');
  await page.getByRole('button', { name: 'Go back' }).click();
  await leave(page);
  await message(panel, 4_000_001, 'access_denied').waitFor();
  await panel.getByText('What else goes along: transient_payload, upstream_parameters.login_hint').waitFor();
});

it('explains an error that Kratos keeps for its error page', async () => {
  const publicUrl = await workbench.inHost(({ workspace }) => {
    const [first] = workspace.getConfiguration('kratosFlows').get<{ publicUrl: string }[]>('connections') ?? [];
    return first?.publicUrl ?? '';
  });
  const answer = await fetch(`${publicUrl}/self-service/login/browser?return_to=http://elsewhere.example.com/`, {
    headers: { accept: 'text/html' },
    redirect: 'manual',
  });
  const url = answer.headers.get('location') ?? '';
  await workbench.executeCommand('kratosFlows.openFlow', { url, connection: 'usual' });
  const id = new URL(url).searchParams.get('id') ?? '';
  const explanation = await readExplanation(workbench, `${id} — an error that Kratos kept for its error page`);
  expect(explanation).toContain('self_service_flow_return_to_forbidden');
  expect(explanation).toContain('allowed_return_urls');
  expect(explanation).toContain('http://elsewhere.example.com/');
  await workbench.screenshot('stored-error');
});
