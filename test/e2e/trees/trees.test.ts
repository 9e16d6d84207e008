import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pagedSessions, startFaultServer, startKratos, type Kratos, type TreeView, type Workbench } from '../../kit';
import { inRoot } from '../../../scripts/places.mjs';
import { field, press, title } from '../journeys/form';
import { addressOf, clients, closeEditorsAfterEach, openStage, type Stage } from '../journeys/stage';

let stage: Stage;
/** Its logins live for ten seconds, its sessions for thirty. */
let short: Kratos;
let workbench: Workbench;
let flows: TreeView;
let sessions: TreeView;
beforeAll(async () => {
  stage = await openStage(undefined, { settings: { 'kratosFlows.sessions.pageSize': 50 } });
  short = await startKratos({
    config: { selfservice: { flows: { login: { lifespan: '10s' } } }, session: { lifespan: '30s' } },
  });
  workbench = stage.workbench;
  flows = workbench.tree('Flows');
  sessions = workbench.tree('Sessions');
});
closeEditorsAfterEach(() => stage);
// The tooltip of one test is not in the way of the next.
afterEach(() => workbench.page.mouse.move(700, 5));

/** The words by which a screen reader knows an item. */
const spokenName = async (tree: TreeView, item: Parameters<TreeView['item']>[0]): Promise<string | null> =>
  tree.item(item).getAttribute('aria-label');

describe('empty trees', () => {
  it('say what to do, and do it by a press', async () => {
    await expect(flows).toHaveTree(`
      ▾ practice  … · healthy
        No flow yet: start one
    `);
    await expect(sessions).toHaveTree(`
      ▾ Own  practice
        Nobody yet: start a flow
      ▸ All on practice (admin)
    `);
    await sessions.expand('All on practice (admin)');
    await expect(sessions).toHaveTree(`
      ▾ Own  practice
        Nobody yet: start a flow
      ▾ All on practice (admin)
        No active session
    `);
    await workbench.screenshot('trees-empty');
    await flows.select('No flow yet: start one');
    await workbench.quickInput.ready();
    expect(await workbench.quickInput.title()).toBe('Start a flow at practice (1/2)');
    await workbench.quickInput.cancel();
    await sessions.collapse('All on practice (admin)');
  });
});

describe('flows', () => {
  it('say how far they are, how they ended and how long they live', async () => {
    await stage.start('recovery', { persona: 'ada', client: 'browser' });
    await stage.arrive({ persona: 'bea', client: 'native' });
    await stage.start('login', { persona: 'bea', client: 'native' });
    await stage.connect('short lives', short);
    await flows.collapse('short lives');
    await stage.start('login', { persona: 'cyd', client: 'browser', connection: 'short lives' });
    await expect(flows).toHaveTree(
      `
      ▾ (server) practice  … · healthy · active
        ▾ (account) ada · browser  signed out
          (circle-large-outline) Recovery  {/59|60/} min · choose method
        ▾ (account) bea · native  aal1 · signed in
          (error) Login  already signed in · failed
          (pass-filled) Login  signed in · done
      ▾ (server) short lives  … · healthy
        ▾ (account) cyd · browser
          (circle-large-outline) Login  {/[1-9]/} s · choose method
    `,
      { icons: true },
    );
    await expect(flows).toHaveTree(
      `
      …
      ▾ (server) short lives  … · healthy
        ▾ (account) cyd · browser
          (history) Login  expired
    `,
      { icons: true },
    );
    await workbench.screenshot('trees-flows');
  });

  it('have tooltips and spoken names that say more', async () => {
    expect(await spokenName(flows, 'practice')).toMatch(/^Connection practice, .+ · healthy, active$/);
    expect(await spokenName(flows, 'ada · browser')).toMatch(/^Persona ada, browser client/);
    expect(await spokenName(flows, 'Recovery')).toMatch(
      /^Recovery flow, of ada, browser client, choose method, (59|60) min left$/,
    );
    const practice = await flows.tooltip('practice');
    for (const fact of [
      `Public URL: ${stage.kratos.publicUrl}`,
      `Admin URL: ${stage.kratos.adminUrl}`,
      /Answered in: \d+ ms/,
    ])
      expect(practice).toMatch(fact);
    const recovery = await flows.tooltip('Recovery');
    for (const fact of [
      'Recovery of ada',
      'Client: browser',
      'State on the server: choose_method',
      'Exchanges: 1',
      /Expires: \d/,
      /Id: [0-9a-f]{8}-/,
    ])
      expect(recovery).toMatch(fact);
  });

  it('that expired say so in the panel and restart in one press', async () => {
    const expired = { label: 'Login', description: 'expired' };
    await flows.select(expired);
    const panel = await workbench.panel('login');
    await title(panel, /^The flow has expired/).waitFor();
    await panel.getByText('Start again with the same options; what you typed stays where it is no secret.').waitFor();
    await workbench.screenshot('trees-expired');
    expect(await spokenName(flows, expired)).toBe('Login flow, of cyd, browser client, expired');
    await flows.press(expired, 'Restart Flow');
    await expect(flows).toHaveTree(`
      …
      ▾ short lives  … · healthy
        ▾ cyd · browser
          Login  {/[1-9]|10/} s · choose method
          Login  expired
    `);
  });

  it('that are over are cleared, of one connection or everywhere', async () => {
    const both = `
      …
      ▾ short lives  … · healthy
        ▾ cyd · browser
          Login  expired
          Login  expired
    `;
    await expect(flows).toHaveTree(both);
    await flows.menu('short lives', 'Clear Finished Flows');
    await expect(flows).toHaveTree(`
      ▾ practice  … · healthy · active
        …
        ▾ bea · native  aal1 · signed in
          Login  already signed in · failed
          Login  signed in · done
      ▾ short lives  … · healthy
        ▾ cyd · browser
          No flow yet: start one
    `);
    await flows.titleAction('Clear Finished Flows');
    await expect(flows).toHaveTree(`
      ▾ practice  … · healthy · active
        ▾ ada · browser  signed out
          Recovery  {/\\d+/} min · choose method
        ▾ bea · native  aal1 · signed in
          No flow yet: start one
      ▾ short lives  … · healthy
        ▾ cyd · browser
          No flow yet: start one
    `);
  });
});

describe.each(clients)('sessions of a persona, %s', (client) => {
  const email = addressOf(`dan-${client}`);
  const logIn = async (persona: string, kind: 'browser' | 'native'): Promise<void> => {
    const panel = await stage.start('login', { persona, client: kind });
    await field(panel, 'E-mail').fill(email);
    await field(panel, 'Password').fill('correct-horse-4242');
    await press(panel, 'Sign in with password');
    await title(panel, `Signed in as ${email}`).waitFor();
  };
  const persona = `dan-${client}`;
  const own = { label: email, description: new RegExp(`${persona}, ${client}$`) };
  const other = 'kratos-flow-explorer · 127.0.0.1';

  it('list the others of the identity, with details and spoken names', async () => {
    await stage.kratos.createIdentity({ email });
    await logIn(persona, client);
    expect(await spokenName(sessions, own)).toMatch(
      new RegExp(`^Session of ${email}, persona ${persona}, ${client} client, aal1, password, expires in (23|24) h$`),
    );
    await sessions.expand(own);
    await expect(sessions).toHaveTree(`
      …
        ▾ ${email}  aal1 · {/2[34]/} h · password · here · ${persona}, ${client}
          No other session of this identity
      …
    `);
    // The list follows what happens here.
    for (const name of ['phone', 'tablet'])
      await logIn(`${name}-${client}`, client === 'browser' ? 'native' : 'browser');
    await expect(sessions).toHaveTree(`
      …
        ▾ ${email}  aal1 · {/2[34]/} h · password · here · ${persona}, ${client}
          kratos-flow-explorer · 127.0.0.1  aal1 · {/2[34]/} h · password
          kratos-flow-explorer · 127.0.0.1  aal1 · {/2[34]/} h · password
      …
    `);
    const tooltip = await sessions.tooltip(other);
    for (const fact of ['Level: aal1', /password: aal1 · \d/, /Expires: /, /Device: kratos-flow-explorer/])
      expect(tooltip).toMatch(fact);
    await sessions.select(other);
    await expect.poll(() => workbench.editorText()).toContain(`"email": "${email}"`);
    await workbench.screenshot(`trees-sessions-${client}`);
  });

  it('are revoked one by one after a question, then all others at once', async () => {
    await workbench.executeCommand('workbench.action.closeAllEditors');
    await sessions.press(other, 'Revoke Session…');
    await workbench.dialog().getByText('Revoke this session?').waitFor();
    await workbench.dialog().getByText('Anyone using it is signed out with the next request.').waitFor();
    await workbench.dialog().getByRole('button', { name: 'Revoke' }).click();
    await expect(sessions).toHaveTree(`
      …
        ▾ ${email}  aal1 · {/2[34]/} h · password · here · ${persona}, ${client}
          kratos-flow-explorer · 127.0.0.1  aal1 · {/2[34]/} h · password
      …
    `);
    await sessions.menu(own, 'Revoke Other Sessions…');
    await workbench.dialog().getByText('Revoke all other sessions of this identity?').waitFor();
    await workbench.dialog().getByRole('button', { name: 'Revoke' }).click();
    await expect(sessions).toHaveTree(`
      …
        ▾ ${email}  aal1 · {/2[34]/} h · password · here · ${persona}, ${client}
          No other session of this identity
      …
    `);
    // Whoever had one of them here hears of it.
    await expect(flows).toHaveTree(`
      …
        ▾ phone-${client} · …  signed out
          Login  signed in · done
        ▾ tablet-${client} · …  signed out
          Login  signed in · done
      …
    `);
    await sessions.collapse(own);
  });
});

describe('all sessions of a server', () => {
  it('are read page by page', async () => {
    const crowd = await startFaultServer(pagedSessions(1204));
    const { url } = crowd;
    await workbench.executeCommand('kratosFlows.addConnection', { name: 'crowd', publicUrl: url, adminUrl: url });
    await expect(sessions).toHaveTree(`
      ▾ Own  crowd
        Nobody yet: start a flow
      ▸ All on crowd (admin)
    `);
    const pages = (): number => crowd.requests.filter(({ path }) => path === '/admin/sessions').length;
    expect(pages()).toBe(0);
    await sessions.expand('All on crowd (admin)');
    await expect(sessions).toHaveTree(`
      ▾ Own  crowd
        Nobody yet: start a flow
      ▾ All on crowd (admin)  50 read
        person-0@example.com  aal1 · {/2[34]/} h · password · Mozilla · 127.0.0.1
        …
        person-49@example.com  aal1 · {/2[34]/} h · password · Mozilla · 127.0.0.1
        Load more (50 read)
    `);
    expect(pages()).toBe(1);
    await workbench.screenshot('trees-crowd');
    await sessions.pane.locator('.monaco-list').focus();
    await workbench.page.keyboard.press('End');
    await sessions.select(/^Load more/);
    await expect(sessions).toHaveTree(`
      …
      ▾ All on crowd (admin)  100 read
        …
        person-99@example.com  aal1 · {/2[34]/} h · password · Mozilla · 127.0.0.1
        Load more (100 read)
    `);
    expect(pages()).toBe(2);
  });

  it('are shown, revoked and extended as the administrator', async () => {
    await workbench.executeCommand('kratosFlows.switchConnection', { connection: 'practice' });
    await sessions.item({ label: 'Own', description: 'practice' }).waitFor();
    await sessions.collapse('Own');
    await sessions.expand('All on practice (admin)');
    await expect(sessions).toHaveTree(`
      ▸ Own  practice
      ▾ All on practice (admin)  …
        …
        bea@example.com  aal1 · {/2[34]/} h · password · kratos-flow-explorer · 127.0.0.1
        …
    `);
    const before = await expiryOf('bea@example.com');
    await sessions.menu('bea@example.com', 'Extend Session');
    await expect.poll(() => expiryOf('bea@example.com')).toBeGreaterThan(before);
    await sessions.press('bea@example.com', 'Revoke Session…');
    await workbench.dialog().getByRole('button', { name: 'Revoke' }).click();
    await expect(flows).toHaveTree(`
      …
        ▾ bea · native  signed out
          …
      …
    `);
    await expect(sessions).not.toHaveTree(`
      …
        bea@example.com  …
      …
    `);
    await workbench.screenshot('trees-admin');
  });

  it('count down, and are gone when their time is over', async () => {
    await workbench.executeCommand('kratosFlows.switchConnection', { connection: 'short lives' });
    await short.createIdentity({ email: addressOf('eve') });
    await sessions.expand('All on short lives (admin)');
    await stage.logIn({ persona: 'eve', client: 'native', connection: 'short lives' });
    await expect(sessions).toHaveTree(`
      ▾ Own  short lives
        …
        ▸ eve@example.com  aal1 · {/[12]?[0-9]/} s · password · here · eve, native
      ▾ All on short lives (admin)  1 session
        eve@example.com  aal1 · {/[12]?[0-9]/} s · password · kratos-flow-explorer · 127.0.0.1
    `);
    await expect(sessions).toHaveTree(
      `
      ▾ Own  short lives
        …
        eve · native  signed out
      ▾ All on short lives (admin)
        No active session
    `,
    );
  });

  it('without an admin URL, lead to setting one', async () => {
    const { publicUrl } = stage.kratos;
    await workbench.executeCommand('kratosFlows.addConnection', { name: 'public only', publicUrl });
    await expect(sessions).toHaveTree(`
      ▾ Own  public only
        Nobody yet: start a flow
      Set an admin URL to see all sessions
    `);
    await sessions.select('Set an admin URL to see all sessions');
    await workbench.quickInput.ready();
    await workbench.screenshot('trees-no-admin');
    await workbench.quickInput.cancel();
  });
});

describe('imported requests', () => {
  const fixture = inRoot('test', 'fixtures', 'imported', 'chromium.har');

  it('are flows beside those that were made here', async () => {
    const text = [
      `curl '${stage.kratos.publicUrl}/self-service/login?flow=11111111-0000-4000-8000-000000000001'`,
      `-b 'csrf_token_0=abc' --data-raw 'method=password&password=correct-horse-4242'`,
    ].join(' ');
    await workbench.executeCommand('kratosFlows.importExchanges', { text });
    await flows.expand('practice');
    await expect(flows).toHaveTree(
      `
      ▾ (server) practice  … · healthy
        …
        (warning) Login  no csrf_token · failed · imported
      …
    `,
      { icons: true },
    );
    const panel = await workbench.panel('Login');
    await title(panel, 'No csrf_token was sent').waitFor();
    await workbench.screenshot('trees-imported-curl');
  });

  it('of a server that no connection leads to stand by themselves, with what is wrong at each step', async () => {
    // Dropped on the view, as from the explorer.
    await workbench.inHost(
      ({ commands, Uri }, file) => commands.executeCommand('vscode.open', Uri.file(file)),
      fixture,
    );
    await workbench.page.locator('.tab', { hasText: 'chromium.har' }).dragTo(flows.item('practice'));
    await expect(flows).toHaveTree(`
      …
      Login  … · imported
      Login  … · imported
      Login  … · imported
      …
    `);
    const panel = await workbench.panel('Login');
    await panel.getByRole('tab', { name: /Timeline/ }).click();
    await panel.getByText('began anew').waitFor();
    await workbench.screenshot('trees-imported-har');
  });
});

/** When the session of an identity ends, as the server knows it: epoch milliseconds. */
async function expiryOf(email: string): Promise<number> {
  const all = (await stage.kratos.admin('/admin/sessions?expand=identity&active=true')) as {
    expires_at: string;
    identity: { traits: { email: string } };
  }[];
  return Date.parse(all.find(({ identity }) => identity.traits.email === email)?.expires_at ?? '');
}
