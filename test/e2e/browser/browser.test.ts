import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../scripts/vscode-host.mjs';
import { openWorkbench, startKratos, type Kratos, type Panel, type Workbench } from '../../kit';
import { startLoginUi, type LoginUi } from '../../kit/login-ui';
import { haveDebuggerNearby, useBrowser } from '../../kit/persona-browser';
import { atProvider, startProvider, type Provider } from '../../server/provider';
import { button, press, title } from '../journeys/form';

const password = 'correct-horse-4242';
/** Takes the claims as they are. */
const mapper = `local claims = std.extVar('claims'); { identity: { traits: { email: claims.email } } }`;

let ui: LoginUi;
let provider: Provider;
let kratos: Kratos;
let workbench: Workbench;

beforeAll(async () => {
  ui = await startLoginUi();
  provider = await startProvider('explorer');
  const acme = atProvider(provider, mapper);
  const { selfservice } = ui.config;
  const after = { oidc: { hooks: [{ hook: 'session' }] } };
  kratos = await startKratos({
    config: {
      selfservice: {
        ...selfservice,
        methods: { oidc: { enabled: true, config: { providers: [acme] } } },
        flows: { ...selfservice.flows, registration: { ...selfservice.flows.registration, after } },
      },
    },
  });
  ui.at(kratos.publicUrl);
  workbench = await openWorkbench({
    connection: kratos,
    size: { width: 1400, height: 1000 },
  });
  await useBrowser(workbench, findBrowser());
});
afterAll(() => useBrowser(workbench, undefined));

/** The ids of browsers that work in profiles of this editor's personas. */
const personaBrowsers = (): readonly number[] => browsersIn('/browsers/');

/** The ids of those that its debugger started. */
const borrowedBrowsers = (): readonly number[] => browsersIn('/ms-vscode.js-debug/');

function browsersIn(folder: string): readonly number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes(`--user-data-dir=${workbench.dataDir}`) && line.includes(folder))
    .map((line) => Number(line.trim().split(' ')[0]));
}

/** The folders of profiles that are left. */
function profiles(): readonly string[] {
  return globSync('**/globalStorage/*/browsers/*', { cwd: workbench.dataDir }).map((one) => path.basename(one));
}

async function start(type: 'login' | 'registration', persona: string): Promise<Panel> {
  return (await workbench.startFlow({ type, persona, client: 'browser' })).panel;
}

const flows = (): ReturnType<Workbench['tree']> => workbench.tree('Flows');

describe('a flow that goes on in the persona’s own browser', () => {
  it('comes back signed in; the tree has the browser, and closes it', async () => {
    await kratos.createIdentity({ email: 'alice@example.com', password });
    const { promise: isSeen, resolve: see } = Promise.withResolvers<undefined>();
    ui.types('login', { identifier: 'alice@example.com', password }, 'password', isSeen);
    const panel = await start('login', 'alice');
    await press(panel, 'Continue in a browser');
    await title(panel, /^This goes on in Chrom/).waitFor();
    await workbench.screenshot('browser-goes-on');
    expect(personaBrowsers()).not.toEqual([]);
    see(undefined);
    await title(panel, 'Signed in as alice@example.com').waitFor();
    expect(await panel.text()).toContain('It was done in the persona’s browser');
    await expect(flows()).toHaveTree(`
      ▾ practice  …
        ▾ alice · browser  aal1 · signed in · in a browser
          Login  signed in · done
    `);
    await workbench.screenshot('browser-done');
    expect(await flows().text({ icons: true })).toMatch(/\(browser\) alice · browser/);
    expect(await flows().tooltip('alice · browser')).toMatch(/A browser with its cookies is open/);
    await flows().press('alice · browser', 'Bring Browser to Front');
    await flows().press('alice · browser', 'Close Browser');
    await expect(flows()).toHaveTree(`
      ▾ practice  …
        ▾ alice · browser  aal1 · signed in
          Login  signed in · done
    `);
    expect(await flows().text({ icons: true })).toMatch(/\(account\) alice · browser/);
    await expect.poll(personaBrowsers).toEqual([]);
  });

  it('goes to a provider and comes back, which no other browser can', async () => {
    provider.is({ sub: 'olga', email: 'olga@example.com' });
    const panel = await start('registration', 'olga');
    await button(panel, /acme/i).first().click();
    // The only way is gone at once.
    await title(panel, /igned in as olga@example\.com$/).waitFor();
    await workbench.executeCommand('kratosFlows.closeBrowser', { persona: 'olga' });
    await expect.poll(personaBrowsers).toEqual([]);
  });

  it('can go on here when its browser is killed in the middle', async () => {
    ui.rests('login');
    const panel = await start('login', 'kim');
    await press(panel, 'Continue in a browser');
    await title(panel, /^This goes on in Chrom/).waitFor();
    for (const pid of personaBrowsers()) process.kill(pid, 'SIGKILL');
    await title(panel, /ended before this was done$/).waitFor();
    // Whoever is elsewhere in the editor, and does not see it, is told.
    const told = panel.locator('.sr-only[role=status]');
    await expect.poll(() => told.textContent()).toMatch(/ended before this was done$/);
    await workbench.screenshot('browser-killed');
    await expect.poll(personaBrowsers).toEqual([]);
    await expect(flows()).toHaveTree(`
      ▾ practice  …
        …
        ▾ kim · browser  signed out
          Login  {/\\d+/} min · choose method
    `);
  });

  it('leaves neither a process nor a profile with a persona that is removed', async () => {
    const begun = (await workbench.executeCommand('kratosFlows.continueInBrowser', { persona: 'kim' })) as {
      persona: string;
    };
    expect(begun).toEqual(expect.objectContaining({ status: 'open' }));
    const { persona } = begun;
    expect(profiles()).toContain(persona);
    await expect.poll(personaBrowsers).not.toEqual([]);
    await workbench.executeCommand('kratosFlows.removePersona', { persona: 'kim', confirmed: true });
    await expect.poll(personaBrowsers).toEqual([]);
    await expect.poll(profiles).not.toContain(persona);
  });

  it('says what is in the way: no browser at that path, and none for a native flow', async () => {
    await useBrowser(workbench, '/nowhere/chrome');
    const panel = await start('login', 'lea');
    await press(panel, 'Continue in a browser');
    await title(panel, '/nowhere/chrome is no browser that can be started').waitFor();
    await workbench.screenshot('browser-none');
    await workbench.useTheme('contrast');
    await workbench.screenshot('browser-none-contrast');
    await workbench.useTheme('light');
    await workbench.screenshot('browser-none-light');
    await workbench.useTheme('dark');
    await press(panel, 'Look at the setting');
    await workbench.page.locator('.settings-editor').getByText('Browser: Path').first().waitFor();
    await workbench.screenshot('browser-setting');
    await workbench.executeCommand('workbench.action.closeActiveEditor');
    // A round that was begun with one press keeps its other ways.
    provider.is({ sub: 'mia', email: 'mia@example.com' });
    const round = await start('registration', 'mia');
    await button(round, /acme/i).first().click();
    await title(round, '/nowhere/chrome is no browser that can be started').waitFor();
    await round.getByText(/The sign-in at \S+ can be made without it\./).waitFor();
    await workbench.screenshot('browser-none-round');
    await press(round, 'Follow it here');
    await title(round, /igned in as mia@example\.com$/).waitFor();
    const native = await workbench.startFlow({ type: 'login', persona: 'nat', client: 'native' });
    expect(await workbench.executeCommand('kratosFlows.continueInBrowser', { id: native.id })).toMatchObject({
      problem: 'native',
    });
    await title(native.panel, 'A native flow has no page').waitFor();
    await useBrowser(workbench, findBrowser());
  });

  it('comes back signed in from a browser that the editor’s debugger opened, where none can be started', async () => {
    await useBrowser(workbench, '/nowhere/chrome');
    await haveDebuggerNearby(workbench, findBrowser());
    await kratos.createIdentity({ email: 'rita@example.com', password });
    const { promise: isSeen, resolve: see } = Promise.withResolvers<undefined>();
    ui.types('login', { identifier: 'rita@example.com', password }, 'password', isSeen);
    const { id, panel } = await workbench.startFlow({ type: 'login', persona: 'rita', client: 'browser' });
    const begun = await workbench.executeCommand('kratosFlows.continueInBrowser', { id, debugger: true });
    // The whole of it, so that a failure says its problem.
    expect(begun).toEqual(expect.objectContaining({ status: 'open' }));
    await title(panel, /^This goes on in Chrom/).waitFor();
    await panel
      .getByText(/The debugger opened it where you sit/)
      .first()
      .waitFor();
    expect(borrowedBrowsers()).not.toEqual([]);
    await workbench.screenshot('browser-borrowed');
    see(undefined);
    await title(panel, 'Signed in as rita@example.com').waitFor();
    await expect(flows()).toHaveTree(`
      ▾ practice  …
        …
        ▾ rita · browser  aal1 · signed in · in a browser
          Login  signed in · done
        …
    `);
    ui.rests('login');
    // One profile for all: another persona waits.
    expect(await workbench.executeCommand('kratosFlows.continueInBrowser', { persona: 'lea', debugger: true })).toEqual(
      expect.objectContaining({ status: 'failed', problem: 'lent-already' }),
    );
    await workbench.executeCommand('kratosFlows.closeBrowser', { persona: 'rita' });
    await expect.poll(borrowedBrowsers).toEqual([]);
    // What was chosen once holds where none can be started.
    expect(await workbench.executeCommand('kratosFlows.continueInBrowser', { persona: 'lea' })).toEqual(
      expect.objectContaining({ status: 'open' }),
    );
    // The debugger's own button ends it too.
    await workbench.inHost((vscode) => vscode.debug.stopDebugging());
    await expect(flows()).toHaveTree(`
      ▾ practice  …
        …
        ▾ lea · browser  signed out
        …
    `);
    await expect.poll(borrowedBrowsers).toEqual([]);
    await useBrowser(workbench, findBrowser());
  });

  it('ends with its window', async () => {
    await workbench.executeCommand('kratosFlows.continueInBrowser', { persona: 'lea' });
    await expect.poll(personaBrowsers).not.toEqual([]);
    await workbench.reload();
    await expect.poll(personaBrowsers).toEqual([]);
  });
});
