import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../../scripts/processes.mjs';
import { openWorkbench, startKratos, type Kratos, type Panel, type Workbench } from '../../kit';
import { button, expectAccessible, field, message, press, title } from '../journeys/form';
import { clients, closeEditorsAfterEach, password, type Actor } from '../journeys/stage';
import { inbox, mailsShown } from '../codes/mails';

const body = `base64://${btoa('function(ctx) ctx')}`;

/** A person with an e-mail address, and a telephone number that codes are sent to. */
const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: {
    traits: {
      type: 'object',
      properties: {
        email: {
          type: 'string',
          format: 'email',
          title: 'E-mail',
          'ory.sh/kratos': { credentials: { password: { identifier: true } } },
        },
        phone: {
          type: 'string',
          format: 'tel',
          title: 'Phone',
          'ory.sh/kratos': { credentials: { code: { identifier: true, via: 'sms' } } },
        },
      },
      required: ['email'],
    },
  },
};

let kratos: Kratos;
let workbench: Workbench;
/** Cookies in clear that hooks were sent. */
const cookies: string[] = [];
let ports: { inbox: number; hooks: number };
beforeAll(async () => {
  ports = { inbox: await freePort(), hooks: await freePort() };
  const headers = { 'Content-Type': 'application/json' };
  const url = `http://127.0.0.1:${ports.inbox}/`;
  const hook = {
    hook: 'web_hook',
    config: {
      url: `http://127.0.0.1:${ports.hooks}/registration`,
      method: 'POST',
      body,
      response: { parse: true },
    },
  };
  const flows = { registration: { after: { password: { hooks: [hook, { hook: 'session' }] } } } };
  kratos = await startKratos({
    courier: true,
    schema,
    config: {
      courier: { channels: [{ id: 'sms', type: 'http', request_config: { url, method: 'POST', body, headers } }] },
      selfservice: { methods: { code: { enabled: true, passwordless_enabled: true } }, flows },
    },
  });
  workbench = await openWorkbench({
    connection: kratos,
    size: { width: 1400, height: 1000 },
    settings: {
      'kratosFlows.inbox.listen': `127.0.0.1:${ports.inbox}`,
      'kratosFlows.hooks.listen': `localhost:${ports.hooks}`,
    },
    workspace: { 'kratos.yml': JSON.stringify({ ...kratos.config, dsn: 'memory' }, undefined, 2) },
  });
});
closeEditorsAfterEach(() => ({ workbench }));
beforeEach(() => answerHooks(''));

const listening = (): string => `
  …
  Inbox listener  127.0.0.1:${ports.inbox} · {/\\d+ messages?/}
  Hook listener  127.0.0.1:${ports.hooks} · {/\\d+ calls?/}
`;

/** Saves what the hook listener answers, as its file says it. */
async function answerHooks(text: string): Promise<void> {
  const address = (await workbench.executeCommand('kratosFlows.editHookAnswer')) as string;
  await workbench.executeCommand('workbench.action.closeActiveEditor');
  await writeFile(fileURLToPath(address), text);
}

async function start(type: 'login' | 'registration', actor: Actor): Promise<Panel> {
  return (await workbench.startFlow({ type, ...actor })).panel;
}

/** Registers with a password, through both steps where there are two. */
async function register(actor: Actor): Promise<Panel> {
  const panel = await start('registration', actor);
  await field(panel, 'E-mail').fill(`${actor.persona}@example.com`);
  if (await button(panel, 'Sign up').isVisible()) await press(panel, 'Sign up');
  await field(panel, 'Password').fill(password);
  await press(panel, /^Sign up with password|^Sign up$/);
  return panel;
}

/** Asks the hook listener as any program may; resolves to the status. */
function call(port: number, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method: 'POST', path: '/x', headers, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end('{}');
  });
}

describe('the listeners', () => {
  it('stand in the tree, and take nothing from pages', async () => {
    await expect(workbench.tree('Flows')).toHaveTree(listening());
    expect(await call(ports.hooks, { origin: 'https://evil.example' })).toBe(403);
    expect(await call(ports.inbox, { host: 'evil.example' })).toBe(421);
  });

  it('are those of the window that came first', async () => {
    const other = await workbench.secondWindow();
    await other.executeCommand('workbench.view.extension.kratosFlows');
    await expect
      .poll(() => other.tree('Flows').item('Hook listener').innerText())
      .toContain(`listens at 127.0.0.1:${ports.hooks} already: what comes is shown there.`);
    await other.close();
  });

  it('say what is wrong with their address', async () => {
    const set = (value: string): Promise<void> =>
      workbench.inHost(async (vscode, address: string) => {
        const workspace = vscode.ConfigurationTarget.Workspace;
        const settings = vscode.workspace.getConfiguration('kratosFlows');
        await settings.update('hooks.listen', address === '' ? undefined : address, workspace);
      }, value);
    await set('0.0.0.0:4471');
    await expect
      .poll(() => workbench.tree('Flows').item('Hook listener').innerText())
      .toContain('kratosFlows.hooks.listen names 0.0.0.0, but only 127.0.0.1 is listened at');
    await expect(call(ports.hooks, {})).rejects.toThrow('ECONNREFUSED');
    await set('');
    await expect(workbench.tree('Flows')).toHaveTree(listening());
  });
});

describe.each(clients)('a code by SMS, %s', (client) => {
  it('stands in the inbox, and one press fills it', async () => {
    const phone = `+4915123456${client === 'native' ? '780' : '781'}`;
    const persona = `texted-${client}`;
    await kratos.createIdentity({ email: `${persona}@example.com`, traits: { phone } });
    const panel = await start('login', { persona, client });
    await panel.locator('input[name="identifier"]').first().fill(phone);
    await press(panel, 'Send sign in code');
    await expect.poll(() => mailsShown(panel)).toEqual([`Text message · SMS · for this flow · to ${phone}`]);
    await expectAccessible(panel);
    await workbench.screenshot(`listeners-sms-${client}`);
    await inbox(panel)
      .getByRole('button', { name: /^Fill \d{3} \d{3}/ })
      .click();
    await press(panel, 'Continue');
    await title(panel, /^Signed in/).waitFor();
  });
});

describe('a web hook', () => {
  it('refuses by the file that the person writes, and its words are told as its own', async () => {
    await answerHooks('refuse:\n  - at: "#/traits/email"\n    id: 1234\n    text: Not today.\n');
    const panel = await register({ persona: 'refused', client: 'browser' });
    const said = message(panel, 1234, 'Not today.');
    await said.waitFor();
    expect(await said.innerText()).toContain(
      'A web hook said this: 1234 is its own id, none of Kratos (unless the server is newer than v26.2.0).',
    );
    await expectAccessible(panel);
    await workbench.screenshot('listeners-refused');
    await workbench.executeCommand('kratosFlows.showHookCalls');
    await expect.poll(() => workbench.editorText()).toContain('"email": "refused@example.com"');
    const shown = await workbench.editorText();
    expect(shown).toContain('after registration, browser, before anything is saved');
    expect(shown).toContain('"text": "Not today."');
    expect(shown).toMatch(/"csrf_token_\w+": "\[redacted\]"|"csrf_token_\w+": "•+"|"csrf_token_\w+": "\*+"/);
    await workbench.screenshot('listeners-hook-calls');
    // In the clear when it is asked for, and nowhere else.
    await workbench.page.getByRole('button', { name: 'Secrets are masked. Show them' }).click();
    const cookie = /"csrf_token_\w+": "([\w+/=-]{20,})"/;
    await expect.poll(() => workbench.editorText()).toMatch(cookie);
    cookies.push(cookie.exec(await workbench.editorText())?.[1] ?? '');
    await workbench.executeCommand('workbench.action.closeEditorsInGroup');
    await answerHooks('');
    await field(panel, 'Password').fill(password);
    await press(panel, /^Sign up with password|^Sign up$/);
    await title(panel, /^Registered/).waitFor();
  });

  it('that is slow is named, and can be cancelled', async () => {
    await answerHooks('slow: 100');
    const panel = await register({ persona: 'patient', client: 'native' });
    await panel
      .getByText('Kratos may be waiting for a web hook of kratos.yml: 30 s for an answer, three times.')
      .waitFor();
    await workbench.screenshot('listeners-slow');
    await press(panel, 'Cancel');
    await title(panel, 'Cancelled').waitFor();
    await workbench.executeCommand('kratosFlows.showHookCalls');
    await expect.poll(() => workbench.editorText()).toMatch(/Kratos hung up after|not answered yet/);
  });

  it('has a file of answers whose mistakes are shown where they are', async () => {
    await answerHooks('stauts: 500\n');
    await workbench.executeCommand('kratosFlows.editHookAnswer');
    const problems = (): Promise<string[]> =>
      workbench.inHost((vscode) =>
        vscode.languages
          .getDiagnostics()
          .filter(([uri]) => uri.path.endsWith('hook-answer.yml'))
          .flatMap(([, list]) => list.map(({ message: text, range }) => `${range.start.line} ${text}`)),
      );
    await expect
      .poll(problems)
      .toEqual(['0 There is no "stauts" here; the names are status, slow, refuse, identity, body, paths.']);
    await workbench.screenshot('listeners-answer-file');
  });
});

describe('what the editor wrote', () => {
  it('holds no cookie that a hook was sent, also after a reload', async () => {
    expect(cookies).toHaveLength(1);
    await workbench.reload();
    await expect(workbench.tree('Flows')).toHaveTree(listening());
    expect(await workbench.find(cookies)).toEqual([]);
  });
});
