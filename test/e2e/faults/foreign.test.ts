import { afterEach, describe, expect, it } from 'vitest';
import { html, json, kratosError, pagedSessions, raw, redirect, reset } from '../../kit';
import { readExplanation } from '../journeys/explanation';
import { freshId, press, problemAfterPress, startPath, submitPath, typeIn, useFaultStage } from './faultStage';
import { readMessages, readProblem, shownExchange } from './panelParts';
import { loginFlow, wrongPassword, wrongPasswordText } from './scripted';

const stage = useFaultStage();

// What one test opened takes no room from the next.
afterEach(() => stage().workbench.executeCommand('workbench.action.closeAllEditors'));

describe('a server behind another name', () => {
  it('has its form sent to the connection, and says so', async () => {
    const { faults, workbench } = stage();
    const id = freshId();
    const action = `http://kratos:4433/self-service/login?flow=${id}`;
    faults.route(`GET ${startPath.native}`, loginFlow({ id, action }));
    faults.route(`POST ${submitPath}`, wrongPassword({ id, action }));
    await workbench.executeCommand('kratosFlows.startFlow', {
      type: 'login',
      client: 'native',
      persona: 'docker',
    });
    const panel = await workbench.panel({ 'data-flow-id': id });
    expect(await readProblem(panel)).toEqual({
      title: `The form names http://kratos:4433, which is serve.public.base_url of the server; it is sent to ${faults.url}.`,
      why: '',
      todo: '',
      buttons: [],
    });
    // It is a remark: what is to be filled has the focus.
    await expect.poll(() => panel.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('identifier');
    expect(await panel.axe()).toEqual([]);
    await panel.getByRole('tab', { name: 'Request' }).click();
    await expect.poll(() => shownExchange(panel).innerText()).toContain(`POST ${faults.url}/self-service/login?flow=`);
    faults.forget();
    await typeIn(panel);
    await press(panel, 'Sign in with password');
    await expect.poll(() => readMessages(panel)).toEqual([`Error: ${wrongPasswordText} 4000006`]);
    expect(faults.requests.map(({ method, path }) => `${method} ${path}`)).toContain(`POST ${submitPath}`);
    // Told once: neither with the next form nor with the next flow.
    expect(await readProblem(panel)).toBeUndefined();
    const nextId = freshId();
    faults.route(`GET ${startPath.native}`, loginFlow({ id: nextId, action: action.replace(id, nextId) }));
    await workbench.executeCommand('kratosFlows.startFlow', { type: 'login', client: 'native', persona: 'docker' });
    const next = await workbench.panel({ 'data-flow-id': nextId });
    await next.getByRole('button', { name: 'Sign in with password' }).waitFor();
    expect(await readProblem(next)).toBeUndefined();
  });

  it('has a flow that its redirect names read from the connection, by a press', async () => {
    const { faults, workbench } = stage();
    const nextId = freshId();
    const panel = await stage().openForm('browser');
    faults.route(`POST ${submitPath}`, redirect(`http://kratos:4455/settings?flow=${nextId}`));
    expect(await problemAfterPress(panel)).toEqual({
      title: 'Continue in a flow of type Settings',
      why: 'The answer sends a browser to kratos:4455, the page in selfservice.flows.settings.ui_url. Here the flow is read from the connection instead.',
      todo: '',
      buttons: ['Open the flow here', 'Continue in a browser'],
    });
    expect(faults.requests.filter(({ path }) => path.startsWith('/self-service/settings'))).toEqual([]);
    faults.route('GET /self-service/settings/flows', loginFlow({ id: nextId, type: 'browser' }));
    await press(panel, 'Open the flow here');
    await workbench.panel({ 'data-flow-id': nextId });
  });
});

describe('what a later Kratos may send', () => {
  it('is shown as what it is and stays usable', async () => {
    const { faults, workbench } = stage();
    const id = freshId();
    const odd = {
      id,
      type: 'carrier_pigeon',
      state: 'waiting_for_the_moon',
      nodes: [{ type: 'hologram', group: 'astral', attributes: { depth: 3 }, messages: [], meta: {} }],
      messages: [{ id: 4999999, text: 'The moon is not out.', type: 'riddle' }],
    };
    faults.route(`GET ${startPath.native}`, loginFlow(odd));
    faults.route(`POST ${submitPath}`, wrongPassword({ id }));
    await workbench.executeCommand('kratosFlows.startFlow', {
      type: 'login',
      client: 'native',
      persona: 'later',
    });
    const panel = await workbench.panel({ 'data-flow-id': id });
    expect(await panel.locator('.facts .state').innerText()).toBe('waiting_for_the_moon');
    expect(await readMessages(panel)).toEqual([
      'riddle: The moon is not out. 4999999 A web hook said this: 4999999 is its own id, none of Kratos (unless the server is newer than v26.2.0).',
    ]);
    await panel.getByText('A node of type “hologram”, which this version does not know').click();
    expect(JSON.parse(await panel.locator('pre.literal').innerText())).toEqual(odd.nodes[0]);
    await expect(workbench.tree('Flows')).toHaveTree('…\n    Login  {/\\d+ min/} · waiting_for_the_moon\n…');
    await workbench.screenshot('fault-later');
    await panel.getByRole('button', { name: '4999999' }).click();
    await readExplanation(workbench, '4999999');
    await typeIn(panel);
    await press(panel, 'Sign in with password');
    await expect.poll(() => readMessages(panel)).toEqual([`Error: ${wrongPasswordText} 4000006`]);
    expect(await workbench.notifications()).toEqual([]);
  });

  it('is refused where a flow type has to be known, in a sentence', async () => {
    const { faults, workbench } = stage();
    const nextId = freshId();
    // Somebody's key binding, which no compiler has read.
    const unknown = workbench.executeCommand<string>('kratosFlows.openFlow', { id: nextId, type: 'teleport' });
    await expect(unknown).rejects.toThrow('not a flow type');
    await workbench.runCommand('Kratos: Open Flow by Id or URL…');
    await workbench.quickInput.fill(`${faults.url}/self-service/teleport/browser`);
    await expect.poll(() => workbench.quickInput.message()).toContain('This names no flow.');
    await workbench.quickInput.cancel();
  });
});

describe('hostile texts', () => {
  const markup = '<img src=x onerror="document.body.dataset.pwned=1"><b>bold</b> $(bug) [a](command:x)';
  const label = (id: number): object => ({ id, text: markup, type: 'info' });
  const input = (attributes: object, group = 'password'): object => ({
    type: 'input',
    group,
    attributes: { node_type: 'input', disabled: false, ...attributes },
    messages: [label(4000001)],
    meta: { label: label(1070000) },
  });

  it('stay text, wherever they stand', async () => {
    const { faults, workbench } = stage();
    const id = freshId();
    const nodes = [
      input({ name: markup, type: 'text', value: markup }),
      input({ name: 'tick', type: 'checkbox', value: false }, markup),
      { type: 'text', group: markup, attributes: { id: markup, text: label(1) }, messages: [], meta: {} },
      { type: 'img', group: 'x', attributes: { id: markup, src: markup }, messages: [], meta: {} },
      { type: 'script', group: 'x', attributes: { id: 's', src: 'https://example.com/a.js' }, messages: [], meta: {} },
      {
        type: 'a',
        group: 'x',
        attributes: { id: 'l', href: 'javascript:alert(1)', title: label(2) },
        messages: [],
        meta: {},
      },
      { type: markup, group: 'x', attributes: {}, messages: [], meta: {} },
    ];
    faults.route(`GET ${startPath.native}`, loginFlow({ id, nodes, state: markup, messages: [label(4000002)] }));
    const refusal = { id: markup, message: markup, reason: markup };
    faults.route(`POST ${submitPath}`, kratosError(403, refusal));
    await workbench.executeCommand('kratosFlows.startFlow', {
      type: 'login',
      client: 'native',
      persona: markup,
    });
    const panel = await workbench.panel({ 'data-flow-id': id });
    await typeIn(panel);
    await press(panel, 'Sign in with password');
    await expect.poll(async () => (await readProblem(panel))?.title).toBe(markup);
    await panel.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    expect(await panel.locator('.panel').locator('img, b, script, a[href], iframe').count()).toBe(0);
    expect(await panel.locator('body').getAttribute('data-pwned')).toBeNull();
    const text = await panel.text();
    expect(text.split(markup).length - 1).toBeGreaterThan(8);
    expect(text).toContain('(a dead link: this is not a web address) javascript:alert(1)');
    expect(text).toContain('It is shown, never run: https://example.com/a.js');
    const line = workbench.tree('Flows').item(`${markup} · native`);
    await line.waitFor();
    expect(await line.locator('img, b, .codicon-bug').count()).toBe(0);
    const tooltip = await workbench.tree('Flows').tooltip(`${markup} · native`);
    expect(tooltip).toContain(markup);
    await workbench.screenshot('fault-markup');
    expect(await workbench.notifications()).toEqual([]);
  });

  it('stay text in the name of who signed in and in the sessions', async () => {
    const { faults, workbench } = stage();
    const nextId = freshId();
    const now = new Date();
    const session = {
      id: nextId,
      active: true,
      expires_at: new Date(now.getTime() + 3_600_000).toISOString(),
      authenticated_at: now.toISOString(),
      authenticator_assurance_level: 'aal1',
      authentication_methods: [{ method: markup, aal: 'aal1', completed_at: now.toISOString() }],
      identity: { id: nextId, schema_id: 'person', traits: { email: markup } },
      devices: [{ id: nextId, ip_address: markup, user_agent: markup, location: markup }],
    };
    const continue_with = [{ action: 'redirect_browser_to', redirect_browser_to: 'javascript:alert(1)' }];
    faults.route('GET /sessions/whoami', json(session));
    const panel = await stage().openForm('native');
    faults.route(`POST ${submitPath}`, json({ session_token: 'a-session-token', session, continue_with }));
    await typeIn(panel);
    await press(panel, 'Sign in with password');
    await expect.poll(() => panel.locator('#done-title').innerText()).toBe(`Signed in as ${markup}`);
    // A dead link is read, not pressed.
    await panel.getByText('Return to javascript:alert(1)').waitFor();
    expect(await panel.getByRole('button', { name: 'Open in browser' }).count()).toBe(0);
    expect(await panel.locator('.panel').locator('img, b').count()).toBe(0);
    expect(await panel.locator('body').getAttribute('data-pwned')).toBeNull();
    await expect.poll(() => workbench.tree('Sessions').text()).toContain(markup);
    expect(await workbench.tree('Sessions').pane.locator('img, b, .codicon-bug').count()).toBe(0);
  });
});

describe('identities and messages of a hostile server', () => {
  it('stay text in lines, tooltips, pages and documents, and ask nothing of anybody else', async () => {
    const { faults, elsewhere, workbench } = stage();
    const id = freshId();
    const address = (name: string): string => `${elsewhere.url}/${name}.png`;
    const text = `odd ![x](${address('a')}) <img src="${address('b')}" onerror="document.body.dataset.pwned=1"> [y](javascript:alert(1)) $(bug)`;
    const identity = {
      id,
      schema_id: text,
      state: 'inactive',
      external_id: text,
      traits: { email: text, [text]: text },
      metadata_public: { [text]: text },
      metadata_admin: { [text]: text },
      verifiable_addresses: [{ id, value: text, via: text, verified: false, status: text }],
      credentials: { password: { type: 'password', identifiers: [text], config: {} }, [text]: { identifiers: [text] } },
    };
    const message = { id, recipient: text, subject: text, body: text, template_type: text, type: text, status: text };
    faults.route('GET /admin/identities', json([identity]));
    faults.route(`GET /admin/identities/${id}`, json(identity));
    faults.route(`GET /admin/identities/${id}/sessions`, json([]));
    faults.route('GET /schemas/*', json({ properties: { traits: { properties: { [text]: { title: text } } } } }));
    faults.route('GET /admin/courier/messages', json([message]));
    faults.route(
      `GET /admin/courier/messages/${id}`,
      json({ ...message, dispatches: [{ status: 'failed', error: { message: text } }] }),
    );
    elsewhere.forget();
    for (const [view, command] of [
      ['Identities', 'kratosFlows.refreshIdentities'],
      ['Courier', 'kratosFlows.refreshCourier'],
    ] as const) {
      await workbench.executeCommand(`kratosFlows.${view.toLowerCase()}.focus`);
      await workbench.executeCommand(command);
      const tree = workbench.tree(view);
      await expect.poll(() => tree.text()).toContain('odd ![x]');
      expect(await tree.tooltip(text)).toContain(`![x](${address('a')})`);
      expect(await workbench.page.locator('.monaco-hover:visible').locator('img, a[href], .codicon-bug').count()).toBe(
        0,
      );
      expect(await tree.pane.locator('img, b, .codicon-bug').count()).toBe(0);
      await workbench.screenshot(`fault-markup-${view}`);
    }
    await workbench.executeCommand('kratosFlows.showIdentity', { identity: id });
    const page = await workbench.panel({ 'data-identity': id });
    await expect.poll(() => page.text()).toContain('odd ![x]');
    expect(await page.locator('main').locator('img, script, a[href]').count()).toBe(0);
    expect(await page.locator('body').getAttribute('data-pwned')).toBeNull();
    await workbench.executeCommand('kratosFlows.editIdentity', { identity: id });
    const form = await workbench.panel({ 'data-view': 'identity-form' });
    await expect.poll(() => form.locator('input, textarea').first().inputValue()).toContain('odd');
    expect(await form.locator('main').locator('img, script, a[href]').count()).toBe(0);
    await workbench.tree('Courier').select(text);
    await expect.poll(() => workbench.editorText()).toContain('odd ![x]');
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('the list of all sessions', () => {
  const notRead = 'larger than the 10 MB that are read.';
  it.each([
    [
      'a proxy answers',
      html('<h1>Sign in</h1>'),
      'The answer (HTTP 200) is a web page and not JSON, so it comes from a proxy, a login UI or another server.',
    ],
    ['the key is missing', kratosError(401, { reason: 'No API key.' }), 'HTTP 401: No API key.'],
    ['the server fails', kratosError(500, { reason: 'No database.' }), 'HTTP 500: No database.'],
    ['it is something else', json({ hello: 'world' }), 'The answer is not a list of sessions.'],
    ['it breaks off', raw('[{"id":"'), 'The answer (HTTP 200) is JSON that breaks off before its end.'],
    [
      'it is too large',
      raw('[]', { headers: { 'content-length': '20971520' } }),
      `The answer has 21 MB and is ${notRead}`,
    ],
    ['the connection breaks', reset(), 'The server closed the connection without an answer.'],
  ] as const)('says at its place that %s, and is read again by a press', async (_, answer, sentence) => {
    const { faults, workbench } = stage();
    const sessions = workbench.tree('Sessions');
    faults.route('GET /admin/sessions', answer);
    await workbench.executeCommand('kratosFlows.refreshSessions');
    await sessions.expand('All on practice (admin)');
    await expect(sessions).toHaveTree(`…\n▾ All on practice (admin)\n  ${sentence}`);
    Object.entries(pagedSessions(1)).forEach(([pattern, good]) => {
      faults.route(pattern, good);
    });
    await sessions.select(sentence);
    await expect(sessions).toHaveTree('…\n▾ All on practice (admin)  1 session\n  person-0@example.com  …');
    expect(await workbench.notifications()).toEqual([]);
  });
});
