import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  html,
  json,
  kratosError,
  openWorkbench,
  refusedUrl,
  recorded,
  replay,
  startFaultServer,
  startKratos,
  type FaultServer,
  type Kratos,
  type SeenRequest,
  type Workbench,
} from '../../kit';
import { readExplanation } from '../journeys/explanation';
import { press } from '../journeys/form';

let kratos: Kratos;
let second: FaultServer;
/** Answers for every host that is not on this machine. */
let project: FaultServer;
let workbench: Workbench;
/** Of the practice connection, as its line shows it. */
let healthy: string;

beforeAll(async () => {
  [kratos, second, project] = await Promise.all([startKratos(), startFaultServer(), startFaultServer()]);
  // The editor's proxy stands in for the internet: the host of the project does not exist.
  workbench = await openWorkbench({ connection: kratos, settings: { 'http.proxy': project.url } });
  healthy = `${kratos.version} · healthy`;
});

/** Takes away what a test added, so that the next one stands on its own. */
async function removeOthers(): Promise<void> {
  for (const { name } of (await settings()) as { name: string }[]) {
    if (name !== 'practice')
      await workbench.executeCommand('kratosFlows.removeConnection', { connection: name, confirmed: true });
  }
}

const settings = (): Promise<unknown> =>
  workbench.inHost((vscode) => vscode.workspace.getConfiguration('kratosFlows').get('connections'));
const hostOf = ({ url }: { url: string }): string => new URL(url).host;
const portOf = ({ url }: { url: string }): string => new URL(url).port;

/** Types into the question at the top of the window; the keyboard alone. */
async function type(text: string): Promise<void> {
  await workbench.quickInput.ready();
  await workbench.page.keyboard.press('Control+A');
  await workbench.page.keyboard.type(text);
}
const enter = (): Promise<void> => workbench.page.keyboard.press('Enter');
const message = (): Promise<string> => workbench.quickInput.message();

describe('the practice connection', () => {
  it('shows its name, its version and that it is healthy', async () => {
    await expect(workbench.tree('Flows')).toHaveTree(
      `
      ▾ (server) practice  ${healthy}
        (add) No flow yet: start one
      `,
      { icons: true },
    );
    const tooltip = await workbench.tree('Flows').tooltip('practice');
    expect(tooltip).toContain(kratos.publicUrl);
    expect(tooltip).toContain(kratos.adminUrl);
    await expect.poll(() => workbench.statusBar()).toContain('practice');
  });
});

describe('a report about a connection', () => {
  it('says what was seen of each matter, and leads to nothing that is not there', async () => {
    const report = await workbench.executeCommand('kratosFlows.examineConnection', { connection: 'practice' });
    expect(report).toMatchObject({ connection: 'practice', verdict: 'Nothing is wrong with it. There is one remark.' });
    const text = await readExplanation(workbench, 'The connection practice');
    for (const topic of ['Server', 'Where forms go', 'Page of the login', 'Cookies', 'Clock', 'Admin URL'])
      expect(text).toContain(`✓ ${topic}`);
    await workbench.screenshot('report');
    await workbench.runCommand('View: Close All Editors');
  });

  it('knows the configuration that lies in the workspace, open or not', async () => {
    await workbench.inHost(async (vscode, text) => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      if (!folder) throw new Error('There is no workspace.');
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder.uri, 'deploy', 'kratos.yml'), Buffer.from(text));
    }, `serve:\n  public:\n    base_url: ${kratos.publicUrl}/\nselfservice:\n  default_browser_return_url: http://127.0.0.1:1/\n`);
    const report = await workbench.executeCommand('kratosFlows.examineConnection', { connection: 'practice' });
    const { checks } = report as { checks: readonly { topic: string; seen: string }[] };
    expect(checks.find(({ topic }) => topic === 'Configuration')?.seen).toContain('deploy/kratos.yml');
    // It names neither a database nor a schema, and so starts no server.
    expect(await readExplanation(workbench, 'The connection practice')).toContain('✗ Configuration: wrong');
    await workbench.runCommand('View: Close All Editors');
  });
});

describe('another connection', () => {
  it('is added in two questions by the keyboard, and named after its address', async () => {
    await workbench.page.keyboard.press('F1');
    await type('>Kratos: Add Connection…');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Add Connection' }).first().waitFor();
    await enter();
    await expect.poll(() => workbench.quickInput.title()).toBe('Add a Kratos connection (1/2)');
    await type('two words');
    await expect.poll(message).toBe('An address contains no spaces.');
    await type('ftp://127.0.0.1');
    await expect.poll(message).toBe('Kratos speaks http or https, not ftp.');
    await type('javascript:alert(1)');
    await expect.poll(message).toBe('Write it as http:// or https://, then host and port.');
    await type(kratos.publicUrl);
    await expect.poll(message).toBe('The connection “practice” has this address already.');
    // Without a scheme, and with a path of Kratos behind it, as it is pasted.
    await type(`${hostOf(second)}/self-service/login/browser`);
    await expect.poll(message).toBe(`Read as ${second.url}`);
    await enter();
    await expect.poll(() => workbench.quickInput.title()).toBe('Add a Kratos connection (2/2)');
    await type('nonsense here');
    await expect.poll(message).toBe('An address contains no spaces.');
    await type('');
    await workbench.page.keyboard.press('Delete');
    await enter();
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  ${healthy}
        …
      ▾ local:${portOf(second)}  healthy · active
        No flow yet: start one
    `);
    expect(await settings()).toEqual([
      { id: 'practice', name: 'practice', publicUrl: kratos.publicUrl, adminUrl: kratos.adminUrl },
      { id: expect.stringMatching(/^c[0-9a-f]{8}$/) as string, name: `local:${portOf(second)}`, publicUrl: second.url },
    ]);
    await expect.poll(() => workbench.statusBar()).toContain(`local:${portOf(second)}`);
  });

  it('warns of an address where no Kratos is, and takes it all the same', async () => {
    const nobody = await refusedUrl();
    await workbench.runCommand('Kratos: Add Connection…');
    await expect.poll(message).toContain('Public URL of Kratos');
    await type(nobody);
    await enter();
    await expect
      .poll(message)
      .toBe(`Nothing is listening at ${new URL(nobody).host}: the connection was refused. Enter takes it anyway.`);
    await workbench.page.keyboard.press('Escape');
    expect(await settings()).toHaveLength(2);
  });

  it('is renamed from its item, never to a name that is taken', async () => {
    const tree = workbench.tree('Flows');
    await tree.menu(`local:${portOf(second)}`, 'Edit Connection…');
    await workbench.quickInput.choose('Name');
    await expect.poll(message).toContain('Name of the connection');
    await type('Practice');
    await expect.poll(message).toBe('There is already a connection named “practice”.');
    await enter();
    await expect.poll(message).toBe('There is already a connection named “practice”.');
    await type('staging');
    await enter();
    await expect.poll(() => workbench.quickInput.items()).toContain('Name  staging');
    await workbench.page.keyboard.press('Escape');
    await expect(tree).toHaveTree(`
      ▾ practice  ${healthy}
        …
      ▾ staging  healthy · active
      …
    `);
  });

  it('is given another address from its item, and checked again', async () => {
    const tree = workbench.tree('Flows');
    await tree.menu('staging', 'Edit Connection…');
    await workbench.quickInput.choose('Admin URL');
    await expect.poll(message).toContain('Admin URL (optional)');
    await type(second.url);
    await enter();
    await expect.poll(() => workbench.quickInput.items()).toContain(`Admin URL  ${second.url}`);
    await workbench.page.keyboard.press('Escape');
    await expect(tree).toHaveTree(`…\n▾ staging  v26.2.0 · healthy · active\n…`);
  });

  it('is refused with a name that is taken when a command brings it', async () => {
    const added = workbench.executeCommand('kratosFlows.addConnection', { name: 'Staging', publicUrl: second.url });
    await expect(added).rejects.toThrow('There is already a connection named “Staging”.');
    const broken = workbench.executeCommand('kratosFlows.addConnection', { publicUrl: 'ssh://127.0.0.1' });
    await expect(broken).rejects.toThrow('Kratos speaks http or https, not ssh.');
  });

  it('is switched by the status bar', async () => {
    await workbench.statusItem('staging').click();
    await expect.poll(() => workbench.quickInput.title()).toBe('Switch the Kratos connection');
    expect(await workbench.quickInput.items()).toEqual([
      `practice  ${healthy}  ${kratos.publicUrl}`,
      `staging  v26.2.0 · healthy  ${second.url}`,
      'Add a connection…',
    ]);
    await workbench.quickInput.choose('practice');
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  ${healthy} · active
        …
      ▾ staging  v26.2.0 · healthy
      …
    `);
    await expect.poll(() => workbench.statusBar()).toContain('practice');
  });

  it('is written as it is named, whatever icon its name calls for', async () => {
    await workbench.executeCommand('kratosFlows.editConnection', { connection: 'staging', name: '$(bug) staging' });
    await workbench.statusItem('practice').click();
    const items = async (): Promise<string> => (await workbench.quickInput.items()).join('\n').replaceAll('\u200B', '');
    await expect.poll(items).toContain('$(bug) staging  ');
    await workbench.screenshot('connection-icon');
    await workbench.quickInput.cancel();
    await workbench.executeCommand('kratosFlows.editConnection', { connection: '$(bug) staging', name: 'staging' });
  });

  it('is removed from its item, after a question', async () => {
    await workbench.tree('Flows').menu('staging', 'Remove Connection…');
    await expect.poll(() => workbench.dialog().innerText()).toContain('Remove the connection “staging”?');
    await workbench.dialog().getByRole('button', { name: 'Remove' }).click();
    await expect(workbench.tree('Flows')).toHaveTree(`▾ practice  ${healthy}\n  No flow yet: start one`);
    expect(await settings()).toHaveLength(1);
  });
});

describe('an Ory Network project', () => {
  afterEach(removeOthers);
  const key = 'ory_pat_canary-8f2b61c0a7';

  it('is added by its URL and an API key, which stands in no file', async () => {
    const wantsKey = (answer: object) => (request: SeenRequest) =>
      request.headers.authorization === `Bearer ${key}` ? json(answer) : kratosError(401, { reason: 'No API key.' });
    project.route('GET /admin/version', kratosError(404));
    project.route('GET /admin/sessions', wantsKey([]));
    await workbench.runCommand('Kratos: Add Connection…');
    await expect.poll(message).toContain('Public URL of Kratos');
    await type('http://practice-abc123.projects.oryapis.com/');
    await enter();
    await expect.poll(() => workbench.quickInput.title()).toBe('Add a Kratos connection (2/2)');
    await type(key);
    await enter();
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  ${healthy}
        …
      ▾ practice-abc123  healthy · active
        No flow yet: start one
    `);
    expect(project.requests.find(({ path }) => path === '/health/ready')?.headers.authorization).toBeUndefined();
    expect(project.requests.find(({ path }) => path === '/admin/sessions')?.headers.authorization).toBe(
      `Bearer ${key}`,
    );
    expect(JSON.stringify(await settings())).not.toContain(key);
    expect(await workbench.find([key])).toEqual([]);
  });
});

describe('a connection that leads to another server', () => {
  afterEach(removeOthers);
  const scenario = 'login-password-api';
  const answer = recorded('v26.2.0', scenario).find(
    ({ request, response }) => request.method === 'POST' && response?.status === 200,
  )?.response?.body;
  const [key, token] = ['ory_pat_canary-55d10e77b2', /ory_st_\w+/];

  /** Signs a native persona in at a server of its own, with an API key for its admin side. */
  async function signedIn(): Promise<{ readonly home: FaultServer; readonly away: FaultServer }> {
    const [home, away] = await Promise.all([
      startFaultServer({ ...replay('v26.2.0', scenario), 'POST /self-service/login': json(answer) }),
      startFaultServer({ 'GET /sessions/whoami': kratosError(401, { reason: 'No active session was found.' }) }),
    ]);
    const connection = { name: 'moving', publicUrl: home.url, adminUrl: home.url, apiKey: key };
    await workbench.executeCommand('kratosFlows.addConnection', connection);
    const start = { connection: 'moving', persona: 'mover', client: 'native', type: 'login' } as const;
    const { panel } = await workbench.startFlow(start);
    await panel.locator('input[name="identifier"]').fill('mover@example.com');
    await panel.locator('input[name="password"]').fill('a-long-password-77');
    await press(panel, 'Sign in with password');
    await expect.poll(() => shown(home, token)).toBeGreaterThan(0);
    return { home, away };
  }

  /** How many requests showed a server this. */
  const shown = ({ requests }: FaultServer, secret: RegExp | string): number =>
    requests.filter(({ rawHeaders, body }) => `${rawHeaders.join('\n')}\n${body}`.search(secret) >= 0).length;
  const refresh = (): Promise<unknown> => workbench.executeCommand('kratosFlows.refreshSessions');
  const toasts = async (): Promise<string> => (await workbench.notifications()).join('\n');

  it('takes nothing along until the person says so, and has it again when it is changed back', async () => {
    const { home, away } = await signedIn();
    const edit = (to: FaultServer): Promise<unknown> =>
      workbench.executeCommand('kratosFlows.editConnection', {
        connection: 'moving',
        publicUrl: to.url,
        adminUrl: to.url,
      });
    await edit(away);
    await expect
      .poll(toasts)
      .toContain(
        `The address of “moving” changed from ${home.url} to ${away.url}: send its sessions and API key there too?`,
      );
    await workbench.screenshot('address-changed');
    await refresh();
    await expect.poll(() => away.requests.some(({ path }) => path === '/health/ready')).toBe(true);
    expect([shown(away, token), shown(away, key)]).toEqual([0, 0]);

    await workbench.page.getByRole('button', { name: 'Leave Them Behind' }).click();
    await refresh();
    expect([shown(away, token), shown(away, key)]).toEqual([0, 0]);
    home.forget();
    await edit(home);
    await expect.poll(() => shown(home, key)).toBeGreaterThan(0);
    expect(await toasts()).not.toContain('changed from');
  });

  it('takes it along when it was changed in the settings, by whomever, and the person agrees', async () => {
    const { home, away } = await signedIn();
    await workbench.inHost(
      (vscode, from, to) => {
        const section = vscode.workspace.getConfiguration('kratosFlows');
        const text = JSON.stringify(section.get('connections')).replaceAll(from, to);
        return section.update('connections', JSON.parse(text), vscode.ConfigurationTarget.Global);
      },
      home.url,
      away.url,
    );
    await expect.poll(toasts).toContain('send its sessions and API key there too?');
    await refresh();
    expect([shown(away, token), shown(away, key)]).toEqual([0, 0]);
    await workbench.page.getByRole('button', { name: 'Send Them There Too' }).click();
    await expect.poll(() => shown(away, key)).toBeGreaterThan(0);
    await refresh();
    await expect.poll(() => shown(away, token)).toBeGreaterThan(0);
  });
});

describe('a connection that cannot be used', () => {
  afterEach(removeOthers);
  const startKratosTodo =
    'Start Kratos, or correct the port in the connection’s URL (4433 is the public one, 4434 the admin one, unless configured otherwise).';

  /** Adds it and looks at its lines. */
  async function showsTrouble(
    server: FaultServer,
    words: string,
    [sentence, todo]: readonly [string, string],
    more: (name: string) => Promise<void>,
  ): Promise<void> {
    const name = `to ${words}`;
    await workbench.executeCommand('kratosFlows.addConnection', { name, publicUrl: server.url });
    await expect(workbench.tree('Flows')).toHaveTree(
      `
      ▾ (server) practice  ${healthy}
        …
      ▾ (server) ${name}  ${words} · active
        (error) ${sentence}
        (lightbulb) ${todo}
        (add) No flow yet: start one
      `,
      { icons: true },
    );
    await expect.poll(() => workbench.statusBar()).toContain(`${name} · ${words}`);
    await more(name);
    expect(await workbench.notifications()).toEqual([]);
  }

  const recovers = async (name: string): Promise<void> => {
    await expect(workbench.tree('Flows')).toHaveTree(
      `
      ▾ practice  ${healthy}
        …
      ▾ ${name}  healthy · active
        No flow yet: start one
      `,
    );
    await expect.poll(() => workbench.statusBar()).toContain(name);
  };

  it('is down: it says so, and recovers by itself when the server comes', async () => {
    const server = await startFaultServer();
    await server.stop();
    const sentence = `Nothing is listening at ${hostOf(server)}: the connection was refused.`;
    await showsTrouble(server, 'down', [sentence, startKratosTodo], async (name) => {
      await workbench.screenshot('connection-down');
      await server.restart();
      await recovers(name);
    });
  });

  it('answers HTML', async () => {
    const server = await startFaultServer({ '/health/*': html('<h1>Sign in to the proxy</h1>') });
    const sentence = `A web page answers at ${server.url} (HTTP 200), so it is a proxy, a sign-in page or another server.`;
    const todo = 'Use the address of Kratos itself, not of the page that shows its forms.';
    await showsTrouble(server, 'answers HTML', [sentence, todo], async (name) => {
      await workbench.screenshot('connection-html');
      server.route('/health/*', json({ status: 'ok' }));
      await recovers(name);
    });
  });

  it('has a bad certificate', async () => {
    const server = await startFaultServer({}, { tls: true });
    const sentence = `The certificate of ${hostOf(server)} is not trusted: it is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT).`;
    const todo =
      'Trust its issuer in the system or in the editor’s certificate settings, or use http for a server on this machine.';
    await showsTrouble(server, 'bad certificate', [sentence, todo], async () => {
      expect(server.requests).toEqual([]);
      await workbench.screenshot('connection-certificate');
    });
  });

  it('is not Kratos', async () => {
    const server = await startFaultServer({ '/health/*': json({ hello: 'world' }) });
    const sentence = `Something answers at ${server.url} (HTTP 200), but it is not Kratos.`;
    await showsTrouble(
      server,
      'no Kratos',
      [sentence, 'Check host, port and path of the public URL.'],
      async (name) => {
        server.route('/health/*', json({ status: 'ok' }));
        await recovers(name);
      },
    );
  });

  it('is not ready', async () => {
    const server = await startFaultServer({ '/health/*': json({ errors: { database: 'no connection' } }, 503) });
    await workbench.executeCommand('kratosFlows.addConnection', { name: 'waits', publicUrl: server.url });
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  ${healthy}
        …
      ▾ waits  not ready · active
        Kratos answers at ${server.url}, but says that it is not ready (HTTP 503): {/.*no connection/}
        It is usually the database: look in the server’s log. This item recovers by itself.
        No flow yet: start one
    `);
  });

  it('has an admin URL that fails, which costs only what needs it', async () => {
    const nobody = await refusedUrl();
    const urls = { publicUrl: second.url, adminUrl: nobody };
    await workbench.executeCommand('kratosFlows.addConnection', { name: 'half', ...urls });
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  ${healthy}
        …
      ▾ half  healthy · admin URL fails · active
        The admin URL ${nobody} cannot be used: nothing is listening there.
        Flows work. The inbox and the list of all sessions need the admin URL: correct it, or set the API key of an Ory Network project.
        No flow yet: start one
    `);
  });
});

describe('a Kratos that stops', () => {
  it('is told as down when something is sent, and as healthy when it is back', async () => {
    const tree = workbench.tree('Flows');
    await workbench.executeCommand('kratosFlows.startFlow', { type: 'login', client: 'native', persona: 'alice' });
    await expect(tree).toHaveTree(
      `▾ practice  ${healthy}\n  ▾ alice · native  …\n    Login  {/\\d+ min/} · choose method`,
    );
    await kratos.stop();
    await workbench.executeCommand('kratosFlows.startFlow', { type: 'login', client: 'native', persona: 'alice' });
    await expect(tree).toHaveTree(`
      ▾ practice  down
        Nothing is listening at ${new URL(kratos.publicUrl).host}: the connection was refused.
        Start Kratos, …
        ▾ alice · native  …
          Login  refused · failed
          Login  {/\\d+ min/} · choose method
    `);
    await workbench.screenshot('kratos-down');
    await kratos.restart();
    await expect(tree).toHaveTree(`▾ practice  ${healthy}\n  ▾ alice · native  …\n…`);
    const panel = await workbench.panel('login');
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByRole('button', { name: 'Sign in with password' }).waitFor();
    expect(await workbench.notifications()).toEqual([]);
  });
});
