import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findBrowser } from '../../../scripts/vscode-host.mjs';
import { openWorkbench, startKratos } from '../../kit';
import type { FlowToStart, Kratos, Panel, Workbench } from '../../kit';
import { html } from '../../kit/answers';
import { startApps, type Apps } from '../../kit/apps';
import { keySchema, keySettings, page } from '../../kit/keySettings';
import { useBrowser } from '../../kit/persona-browser';
import { atProvider, startProvider, type Provider } from '../../server/provider';
import { input, openGroup, press, title } from '../journeys/form';
import { startEavesdropper, type Eavesdropper } from './eavesdrop';

/** With signs that JSON, URLs and forms each write in their own way. */
const password = 'Canary "4242"+é/\\&% horse';

const linkToken = 'cAnArYlInK7d31f0';

/** How every private key of this kind begins (PKCS#8, P-256), in base64 and in base64url: no wire ever has one. */
const privateKeys = ['MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQ'];

/** What the page of somebody's own does by itself: it signs in, and then at a provider. */
const watchedPage = (publicUrl: string): string => `<title>Watched</title><script type="module">
  const asJson = { credentials: 'include', headers: { Accept: 'application/json', 'Content-Type': 'application/json' } };
  const send = async (query, fields) => {
    const start = await fetch('${publicUrl}/self-service/login/browser' + query, asJson);
    const { ui } = await start.json();
    const { value: csrf_token } = ui.nodes.map(({ attributes }) => attributes).find(({ name }) => name === 'csrf_token');
    const answer = await fetch(ui.action, { ...asJson, method: 'POST', body: JSON.stringify({ csrf_token, ...fields }) });
    return answer.json();
  };
  await send('', { method: 'password', identifier: 'canary-browser@example.com', password: ${JSON.stringify(password)} });
  location.href = (await send('?refresh=true', { method: 'oidc', provider: 'acme' })).redirect_browser_to;
</script>`;

let kratos: Kratos;
let apps: Apps;
let provider: Provider;
let spy: Eavesdropper;
let workbench: Workbench;

beforeAll(async () => {
  spy = await startEavesdropper();
  apps = await startApps();
  provider = await startProvider('explorer');
  provider.is({ sub: 'canary' });
  const acme = atProvider(provider, '{ identity: { traits: {} } }');
  const { selfservice } = keySettings(false) as { selfservice: { methods: object } };
  const oidc = { enabled: true, config: { providers: [acme] } };
  kratos = await startKratos({
    config: {
      serve: { public: { ...(apps.config.serve.public as object), base_url: `${spy.publicUrl}/` } },
      selfservice: { ...selfservice, methods: { ...selfservice.methods, oidc } },
    },
    schema: keySchema(),
  });
  apps.route('/watched', html(watchedPage(spy.publicUrl)));
  spy.standBefore(kratos);
  workbench = await openWorkbench({
    connection: { publicUrl: spy.publicUrl, adminUrl: spy.adminUrl },
    size: { width: 1400, height: 1000 },
  });
  await workbench.logAll();
});

const group = (panel: Panel, name: string): ReturnType<Panel['locator']> => panel.locator(`[data-group="${name}"]`);

async function start(type: FlowToStart['type'], persona: string, client: FlowToStart['client']): Promise<Panel> {
  return (await workbench.startFlow({ type, persona, client })).panel;
}

/**
 * Shows all that a panel can show of secrets: revealed fields and exchanges, and their JSON in editors with its
 * secrets.
 */
async function look(panel: Panel): Promise<void> {
  const wire = panel.getByRole('tabpanel');
  for (const tab of ['Request', /^(Cookies|Token)/, 'Timeline']) {
    await panel.getByRole('tab', { name: tab }).click();
    const reveal = wire.getByRole('button', { name: /^Reveal/ });
    while ((await reveal.count()) > 0) await reveal.first().click();
  }
  await wire.getByRole('button', { name: 'Open in an editor' }).last().click();
  await showSecrets();
  await panel.getByRole('button', { name: 'Open the flow as raw JSON' }).click();
  await showSecrets();
}

/** Shows the secrets of the JSON that was opened beside, and closes it. */
async function showSecrets(): Promise<void> {
  await expect.poll(() => workbench.editorText()).not.toBe('');
  const masked = await workbench.editorText();
  if (masked.includes('••••')) {
    await workbench.page.getByRole('button', { name: 'Secrets are masked. Show them' }).click();
    await expect.poll(() => workbench.editorText()).not.toContain('••••');
  }
  await workbench.executeCommand('workbench.action.closeEditorsInGroup');
}

describe.each(['browser', 'native'] as const)('a %s client', (client) => {
  const persona = `canary-${client}`;
  const email = `${persona}@example.com`;

  it('registers, and verifies its address with a code from a mail', async () => {
    const panel = await start('registration', persona, client);
    await input(panel, 'traits.email').fill(email);
    // Where the profile comes first, the password is asked for in a second step.
    if ((await input(panel, 'password').count()) === 0) await press(panel, 'Sign up');
    await input(panel, 'password').fill(password);
    await press(panel, 'Sign up');
    await title(panel, `Registered and signed in as ${email}`).waitFor();
    await press(panel, 'Continue');
    await panel.getByRole('button', { name: /^Fill \d{3} \d{3} from the mail/ }).click();
    await look(panel);
    await press(group(panel, 'code'), 'Continue');
    await title(panel, 'Address verified').waitFor();
  });

  it('enrols an authenticator', async () => {
    const panel = await start('settings', persona, client);
    const app = group(panel, 'totp');
    await app.getByRole('button', { name: 'Reveal the secret' }).click();
    await press(app, /^Fill \d{3} \d{3} from the authenticator/);
    await look(panel);
    await press(app, 'Save');
    await title(panel, 'Authenticator paired').waitFor();
  });

  it.runIf(client === 'browser')('adds a passkey', async () => {
    await workbench.executeCommand('kratosFlows.choosePageOrigin', { site: 'localhost', origin: page });
    const panel = await start('settings', persona, client);
    await press(await openGroup(panel, 'Passkey'), `Add ${persona}’s key as a passkey`);
    await title(panel, 'Passkey added').waitFor();
    await look(panel);
  });

  it('signs in again, with a wrong password first and the authenticator at last', async () => {
    await workbench.executeCommand('kratosFlows.signOut', { persona });
    const panel = await start('login', persona, client);
    await input(panel, 'identifier').fill(email);
    await input(panel, 'password').fill(`${password} wrong`);
    await press(panel, 'Sign in with password');
    await panel.getByText('The provided credentials are invalid').first().waitFor();
    await input(panel, 'password').fill(password);
    await press(panel, 'Sign in with password');
    await press(panel, 'Step up');
    await press(panel, /^Fill \d{3} \d{3} from the authenticator/);
    await look(panel);
    await press(group(panel, 'totp'), 'Use Authenticator');
    await title(panel, `Signed in as ${email}`).waitFor();
  });
});

describe('a page of one’s own that is watched', () => {
  it('signs in with a password, and at a provider', async () => {
    await useBrowser(workbench, findBrowser({ isWhole: true }));
    onTestFinished(() => useBrowser(workbench, undefined));
    await workbench.executeCommand('kratosFlows.addPersona', { name: 'watched', client: 'browser' });
    await workbench.executeCommand('kratosFlows.watchApp', { persona: 'watched', url: `${apps.url}/watched` });
    await expect.poll(() => [...(spy.heard().get('code') ?? [])].some((code) => /^[\da-f]{64}$/.test(code))).toBe(true);
    // The account has an authenticator by now.
    await expect.poll(() => workbench.tree('Flows').text()).toMatch(/Login.*second factor wanted.*captured/);
  });
});

describe('a link with a token', () => {
  it('that names no flow is quoted without it', async () => {
    const url = `${spy.publicUrl}/somewhere/else?token=${linkToken}`;
    await expect(workbench.executeCommand('kratosFlows.openFlow', { url })).rejects.toThrow(
      `“${spy.publicUrl}/somewhere/else?token=[redacted]`,
    );
  });
});

describe('what the editor wrote', () => {
  it('holds none of the secrets that passed, also after a reload', async () => {
    const sessions = await workbench.tree('Sessions').text();
    await workbench.reload();
    // The secrets are kept where they belong: both personas are signed in as before.
    await expect(workbench.tree('Sessions')).toHaveTree(sessions.replaceAll(/\d+ (min|h)\b/g, '…'));
    const heard = spy.heard();
    const names = ['cookie', 'session_token', 'csrf_token', 'password', 'totp_code', 'secret', 'code', 'mailed'];
    for (const name of [...names, 'passkey_settings_register']) expect(heard.has(name), name).toBe(true);
    const secrets = [...new Set([...heard.values()].flatMap((values) => [...values]))];
    expect(secrets).toContain(password);
    expect(secrets.length).toBeGreaterThan(20);
    // The search finds what is written: addresses are no secrets.
    expect(await workbench.find(['canary-browser@example.com'])).not.toEqual([]);
    expect(provider.tokens().length).toBeGreaterThan(1);
    expect(await workbench.find([...secrets, linkToken, ...privateKeys, ...provider.tokens()])).toEqual([]);
  });
});
