import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { openWorkbench, startKratos, type FlowToStart, type Panel, type Workbench } from '../../kit';
import { button, expectAccessible, field, press, title } from '../journeys/form';
import { addressOf, clients, type Client } from '../journeys/stage';
import { startRecorder, type Recorder } from './recorder';
import {
  asShown,
  chooseBody,
  pressReveal,
  received,
  rowsShown,
  sent,
  tab,
  toSend,
  wireText,
  withoutLayout,
} from './shown';

let recorder: Recorder;
let workbench: Workbench;
/** Whether the server is v26.2.0 or later. */
let later: boolean;
const secret = 'pässwörd &+% "4242"';
const masked = '••••••••';

beforeAll(async () => {
  recorder = await startRecorder();
  const kratos = await startKratos({ config: { serve: { public: { base_url: `${recorder.url}/` } } } });
  recorder.aim(kratos.publicUrl);
  later = kratos.atLeast(26);
  workbench = await openWorkbench({
    connection: { publicUrl: recorder.url, adminUrl: kratos.adminUrl },
    size: { width: 1400, height: 1000 },
    workspace: { 'kratos.yml': stringify(kratos.config) },
  });
  for (const client of clients) await kratos.createIdentity({ email: addressOf(`ada-${client}`), password: secret });
});

const start = (
  type: FlowToStart['type'],
  client: Client,
  persona = `ada-${client}`,
): ReturnType<Workbench['startFlow']> => workbench.startFlow({ type, client, persona });

describe.each(clients)('the wire of a login, %s', (client) => {
  const email = addressOf(`ada-${client}`);
  const opening = client === 'browser' ? 'browser' : 'api';
  let panel: Panel;
  let id: string;

  it('shows the request that a press will send, live, with secrets masked until they are revealed', async () => {
    ({ panel, id } = await start('login', client));
    const preview = (): Promise<string> => wireText(panel, toSend);
    await panel.getByText('What “Sign in with password” will send').waitFor();
    await field(panel, 'E-mail').fill(email);
    await expect.poll(preview).toContain(`"identifier": "${email}"`);
    await field(panel, 'E-mail').fill(`x${email}`);
    await expect.poll(preview).toContain(`"identifier": "x${email}"`);
    await field(panel, 'Password').fill(secret);
    await expect.poll(preview).toContain(`"password": "${masked}"`);
    expect(await panel.text()).not.toContain(JSON.stringify(secret));
    await expectAccessible(panel);

    await pressReveal(panel, 'Reveal secrets');
    await expect.poll(preview).toContain(`"password": ${JSON.stringify(secret)}`);
    expect(await preview()).not.toContain(masked);
    expect(await preview()).toContain('Content-Type: application/json\n');

    await chooseBody(panel, 'form');
    await expect.poll(preview).toContain('Content-Type: application/x-www-form-urlencoded\n');
    expect((await preview()).split('\n\n')[1]?.split('&').toSorted()).toEqual(
      [
        ...(client === 'browser' ? [expect.stringMatching(/^csrf_token=./) as unknown] : []),
        `identifier=x${encodeURIComponent(email)}`,
        'method=password',
        new URLSearchParams({ password: secret }).toString(),
      ].toSorted((one, other) => (String(one) < String(other) ? -1 : 1)),
    );
    await expectAccessible(panel);
  });

  it.each([
    ['form-encoded', 'form', `x${email}`, '400'],
    ['as JSON', 'JSON', email, '200'],
  ] as const)('sends what was shown, byte for byte, %s', async (_, encoding, identifier, status) => {
    const before = recorder.passed(`POST /self-service/login?flow=${id}`).length;
    await tab(panel, 'Request').click();
    await chooseBody(panel, encoding);
    await field(panel, 'E-mail').fill(identifier);
    await field(panel, 'Password').fill(secret);
    const wanted = encoding === 'JSON' ? JSON.stringify(secret) : new URLSearchParams({ password: secret }).toString();
    await expect.poll(() => wireText(panel, toSend)).toContain(wanted);
    const preview = await wireText(panel, toSend);
    await press(panel, 'Sign in with password');
    await expect.poll(() => recorder.passed(`POST /self-service/login?flow=${id}`).length).toBe(before + 1);
    const passed = recorder.passed(`POST /self-service/login?flow=${id}`).at(-1);
    expect(passed?.answer.first).toContain(` ${status} `);
    expect(preview).toBe(passed && asShown(passed.request, recorder.url));
    // What the next test types is not to be overtaken by this answer.
    await expect.poll(() => tab(panel, 'Timeline').innerText()).toContain(String(before + 2));
  });

  it('keeps every exchange in the timeline, as sent and received', async () => {
    await title(panel, `Signed in as ${email}`).waitFor();
    await tab(panel, 'Timeline').click();
    expect(await rowsShown(panel)).toEqual([
      `1 GET /self-service/login/${opening} 200`,
      '2 POST /self-service/login?flow=ID… · password 400',
      '3 POST /self-service/login?flow=ID… · password 200',
    ]);
    await expectAccessible(panel);
    const passed = [
      ...recorder.passed(`GET /self-service/login/${opening}`),
      ...recorder.passed(`POST /self-service/login?flow=${id}`),
    ];
    for (const [index, { request, answer }] of passed.entries()) {
      await panel.getByRole('option').nth(index).click();
      await expect.poll(() => wireText(panel, sent)).toContain(request.first.split(' ')[1]);
      if (index === 0 && client === 'native') {
        // Nothing in it is secret, so there is nothing to reveal.
        expect(await button(panel, 'Reveal secrets').count()).toBe(0);
      } else if (await button(panel, 'Reveal secrets').first().isVisible()) {
        expect((await wireText(panel, sent)) + (await wireText(panel, received))).toContain(masked);
        await pressReveal(panel, 'Reveal secrets');
      }
      await expect.poll(() => wireText(panel, sent)).toBe(asShown(request, recorder.url));
      const [head = '', ...body] = (await wireText(panel, received)).split('\n\n');
      const [first, ...headers] = head.split('\n');
      expect(first).toMatch(new RegExp(`^${answer.first} · \\d+ ms$`));
      expect(headers).toEqual(answer.headers);
      expect(withoutLayout(body.join('\n\n'))).toBe(withoutLayout(answer.body));
    }
    await workbench.screenshot(`wire-timeline-${client}`);
    await pressReveal(panel, 'Mask secrets');
    await expect.poll(() => wireText(panel, sent)).toContain(masked);
    for (const text of [await wireText(panel, sent), await wireText(panel, received)])
      expect(text).not.toContain(JSON.stringify(secret));
  });

  it('copies what is in sight, and no secret that is masked', async () => {
    const copy = button(panel, 'Copy').first();
    const clipboard = (): Promise<string> => workbench.inHost((vscode) => vscode.env.clipboard.readText());
    await copy.click();
    await expect.poll(clipboard).toBe(await wireText(panel, sent));
    expect(await clipboard()).not.toContain(JSON.stringify(secret));
    await pressReveal(panel, 'Reveal secrets');
    await copy.click();
    await expect.poll(clipboard).toContain(JSON.stringify(secret));
    const asCurl = button(panel, 'Copy as cURL');
    await asCurl.click();
    await workbench.quickInput.ready();
    await workbench.screenshot(`wire-copy-${client}`);
    await workbench.quickInput.choose('POSIX shell');
    await expect.poll(clipboard).toMatch(/^curl 'http/);
    await expect.poll(clipboard).toContain(JSON.stringify(secret));
    await pressReveal(panel, 'Mask secrets');
    await asCurl.click();
    await workbench.quickInput.choose('PowerShell');
    await expect.poll(clipboard).toContain('Invoke-WebRequest');
    expect(await clipboard()).toContain('"password": "[redacted]"');
  });

  it('has a sequence whose arrows lead to their exchanges, and the way ahead beside what happened', async () => {
    const clipboard = (): Promise<string> => workbench.inHost((vscode) => vscode.env.clipboard.readText());
    await tab(panel, 'Sequence').click();
    const arrows = panel.getByRole('group', { name: 'Who sent what to whom' });
    const who = client === 'browser' ? 'Browser' : 'Native client';
    await button(panel, 'Copy as Mermaid').click();
    await expect.poll(clipboard).toMatch(/^sequenceDiagram\n/);
    expect(await clipboard()).toContain(`participant client as ${who}`);
    expect(await clipboard()).not.toContain(secret);
    const ahead = panel.getByRole('region', { name: 'The way ahead' });
    await ahead.getByText('By kratos.yml').waitFor();
    // Nothing differs, so that no row is listed; what was expected can be unfolded.
    await ahead.getByText('It went as expected.').waitFor();
    expect(await ahead.getByRole('row').count()).toBe(0);
    await ahead.getByText('What was expected').click();
    await ahead.getByText('Offered at the end').waitFor();
    await expectAccessible(panel);
    await workbench.screenshot(`wire-sequence-${client}`);
    await arrows.getByRole('button', { name: `Kratos to ${who}: 400` }).press('Enter');
    await expect.poll(() => panel.getByRole('option', { selected: true }).innerText()).toContain('400');
    await tab(panel, 'Sequence').click();
    await ahead.getByRole('button', { name: 'Open session.whoami.required_aal' }).first().click();
    await expect.poll(() => workbench.tabs()).toContain('kratos.yml');
    const picked = (): Promise<string | undefined> =>
      workbench.inHost((vscode) => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.getText(editor.selection);
      });
    await expect.poll(picked).toBe('required_aal: highest_available');
    panel = await workbench.showFlow(id);
    await tab(panel, 'Timeline').click();
    await panel.getByRole('option').nth(2).click();
  });

  it('is saved as a picture without a question', async () => {
    const picture = path.join(tmpdir(), `${id}.svg`);
    await workbench.executeCommand('kratosFlows.saveSequence', { id, file: picture });
    const svg = await readFile(picture, 'utf8');
    await rm(picture);
    expect(svg).toMatch(/^<svg [^>]*>\n<title>Login<\/title>/);
    expect(svg).not.toContain(secret);
  });

  it('is written as code, which asks for the password', async () => {
    await button(panel, 'Export as code').click();
    await workbench.quickInput.choose('cURL');
    await expect.poll(() => workbench.editorText()).toContain('set -euo pipefail');
    const text = await workbench.editorText();
    expect(text).toContain(`BASE_URL=\${BASE_URL:-'${recorder.url}'}`);
    expect(text).toContain(': "${PASSWORD:?');
    expect(text).not.toContain(secret);
    await workbench.screenshot(`wire-export-${client}`);
    await workbench.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('compares an exchange with the one before it, side by side', async () => {
    await panel.getByRole('option').nth(2).click();
    await expect.poll(() => wireText(panel, received)).toContain('200');
    await button(panel, 'Compare with…').click();
    await workbench.quickInput.choose('2 submit password');
    await expect.poll(() => workbench.tabs()).toContainEqual(expect.stringMatching(/2 submit password.*↔.*3 submit/));
    await expect.poll(() => workbench.editorText()).toContain('── submit password ──');
    const text = await workbench.editorText();
    expect(text).toMatch(/^What differs: status 400 became 200,/);
    expect(text).toContain('- Messages, 4000006 error: The provided credentials are invalid');
    expect(text).toContain('  password: <password>');
    expect(text).not.toContain(secret);
    await workbench.screenshot(`wire-compared-${client}`);
    await workbench.executeCommand('workbench.action.closeActiveEditor');
  });

  it('is replayed by a fresh persona from the right password on, and stands beside the first run', async () => {
    await panel.getByRole('option').nth(2).click();
    await button(panel, 'Replay from here…').click();
    await workbench.quickInput.choose('A fresh persona');
    await expect.poll(() => workbench.editorText()).toContain('What differs: one request fewer');
    const text = await workbench.editorText();
    expect(text).toContain('  - 2 submit password');
    expect(text).toContain('meaning: signed in');
    expect(text).not.toContain(secret);
    for (const theme of client === 'browser' ? (['light', 'contrast', 'dark'] as const) : []) {
      await workbench.useTheme(theme);
      await workbench.screenshot(`wire-replayed-${theme}`);
    }
    await workbench.executeCommand('workbench.action.closeActiveEditor');
    await expectAccessible(panel);
    await workbench.screenshot(`wire-after-replay-${client}`);
  });

  it('opens raw JSON in an editor, masked until a press shows the secrets', async () => {
    const last = recorder.passed(`POST /self-service/login?flow=${id}`).at(-1);
    await button(panel, 'Open in an editor').last().click();
    await expect.poll(() => workbench.tabs()).toContain('response.json');
    await expect.poll(() => workbench.editorText()).toContain('"session"');
    await workbench.screenshot(`wire-raw-${client}`);
    if (client === 'native') {
      expect(await workbench.editorText()).toContain('"session_token": "[redacted]"');
      await workbench.page.locator('.codelens-decoration', { hasText: 'Secrets are masked. Show them' }).click();
      await expect.poll(() => workbench.editorText()).not.toContain('[redacted]');
    }
    await expect
      .poll(async () => withoutLayout(await workbench.editorText()))
      .toBe(withoutLayout(last?.answer.body ?? ''));
    await workbench.executeCommand('workbench.action.closeActiveEditor');

    await button(panel, 'Open the flow as raw JSON').click();
    const name = `login-${id.slice(0, 8)}.json`;
    await expect.poll(() => workbench.tabs()).toContain(name);
    await expect.poll(async () => (JSON.parse(await workbench.editorText()) as { id?: string }).id).toBe(id);
    await workbench.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows what the persona carries, masked', async () => {
    panel = await workbench.showFlow(id);
    await tab(panel, client === 'browser' ? 'Cookies' : 'Token').click();
    if (client === 'browser') {
      const jar = panel.getByRole('list', { name: 'Cookie jar of this persona' });
      const names = await jar.getByRole('listitem').locator('strong').allInnerTexts();
      expect(names.map((name) => name.replace(/_[0-9a-f]{64}$/, '_…'))).toEqual(['csrf_token_…', 'ory_kratos_session']);
    } else {
      await panel.getByText('Sent as X-Session-Token with each request of this persona.').waitFor();
    }
    expect(await panel.text()).toContain(masked);
    await expectAccessible(panel);
    await workbench.screenshot(`wire-credentials-${client}`);
  });
});

describe('the line of next step', () => {
  const step = async (panel: Panel): Promise<string> =>
    (await panel.getByRole('region', { name: 'Next' }).innerText()).replaceAll(/\s+/g, ' ').trim();

  it('follows the states of a registration', async () => {
    const { panel } = await start('registration', 'native', 'eve');
    const traits = 'traits.email, traits.name.first, traits.name.last';
    await expect
      .poll(() => step(panel))
      .toBe(
        `Next Step one of two: Kratos waits for the profile. It answers 400 with the second step, and all is well. Send method=profile, ${traits}`,
      );
    // v1.3.1 keeps only what was filled.
    const kept = later ? traits : 'traits.email';
    await field(panel, 'E-mail').fill(addressOf('eve'));
    await press(panel, 'Sign up');
    await expect
      .poll(() => step(panel))
      .toBe(
        `Next Step two of two: the profile is taken and travels along hidden; Kratos waits for a credential: a password. Send method=password, password, ${kept}`,
      );
  });

  it('says what settings wait for', async () => {
    const { panel } = await start('settings', 'native');
    expect(await step(panel)).toBe(
      'Next Kratos waits for one change; each group has its own button. For an authenticator app: Scan the code, then send the six digits back here: the app is paired only when this settings flow has seen a right code.',
    );
  });
});

describe('what was pasted', () => {
  it('is a flow: its form is in a panel of its own, which says what is missing to go on', async () => {
    const answer = await fetch(`${recorder.url}/self-service/login/api?refresh=false`);
    const text = await answer.text();
    const { id } = JSON.parse(text) as { id: string };
    const quoted = JSON.stringify(JSON.parse(text), undefined, 2).replaceAll(/^/gm, '> ');
    expect(await workbench.executeCommand('kratosFlows.explainAnything', { text: quoted })).toEqual({
      kind: 'flow',
      flow: id,
    });
    const panel = await workbench.panel({ 'data-flow-id': id });
    await panel.getByRole('main').getByText('This answer was pasted').waitFor();
    await field(panel, 'E-mail').waitFor();
    expect(await panel.text()).toContain('nobody');
    await button(panel, 'Open as a persona…').waitFor();
    await expectAccessible(panel);
    await workbench.screenshot('pasted-flow');
  });

  it('is an error in the clipboard: a page says what it means, and goes on', async () => {
    const error = {
      error: { id: 'session_aal2_required', code: 403, status: 'Forbidden', reason: 'A second factor is wanted.' },
      redirect_browser_to: 'http://kratos:4433/self-service/login/browser?aal=aal2',
    };
    await workbench.inHost((vscode, text: string) => vscode.env.clipboard.writeText(text), JSON.stringify(error));
    expect(await workbench.executeCommand('kratosFlows.explainAnything', { from: 'clipboard' })).toEqual({
      kind: 'error',
    });
    const page = await workbench.panel({ 'data-view': 'page' });
    await page.getByRole('heading', { name: 'session_aal2_required' }).waitFor();
    expect(await page.text()).toContain('A browser on another machine cannot reach kratos:4433');
    await expectAccessible(page);
    await workbench.screenshot('pasted-error');
  });
});
