import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../../kit';

/** Each holds numbers that only look like ids, then a known message id and an error id. */
const files: Readonly<Record<string, string>> = {
  'answer.json': '{\n  "long": [14000006, 40000061],\n  "error": "session_aal2_required",\n  "id": 4000006\n}\n',
  'notes.yaml': 'long: [14000006, 40000061]\nerror: session_aal2_required\nmessage: 4000006\n',
  'client.ts': "retry([14000006, 40000061]);\nif (error === 'session_aal2_required' || id === 4000006) stop();\n",
  'client.js': "retry([14000006, 40000061]);\nif (error === 'session_aal2_required' || id === 4000006) stop();\n",
  'main.go':
    'package main\n\nvar long = []int{14000006, 40000061}\n\nfunc known(id int, e string) bool {\n\treturn e == "session_aal2_required" || id == 4000006\n}\n',
  'client.py': 'retry([14000006, 40000061])\nif error == "session_aal2_required" or id == 4000006:\n    stop()\n',
  'server.log':
    'trace=14000006 span=40000061\nerror=session_aal2_required\nid=4000006\nreason:No valid session credentials found in the request. status:Unauthorized\n',
};
const configuration = `dsn: memory
session:
  whoami:
    required_aal: highest_available
selfservice:
  flows:
    settings:
      required_aal: aal1
`;
const refused = configuration.replace('aal1', 'aal2');

let workbench: Workbench;
let asked = 0;
/** A host of somebody else, at which nothing may knock. */
const host = createServer((socket) => {
  asked += 1;
  socket.destroy();
});
beforeAll(async () => {
  await once(host.listen(0, '127.0.0.1'), 'listening');
  const { port } = host.address() as AddressInfo;
  const picture = JSON.stringify(`seen\n\n![here](https://127.0.0.1:${port}/p.png)`);
  workbench = await openWorkbench({
    workspace: {
      ...files,
      'refused.json': '{"error":{"id":"session_aal2_required","code":403,"message":"no"}}',
      'kratos.yml': configuration,
      'broken/kratos.yml': refused,
      'picture/kratos.yml': configuration.replace('aal1', picture),
    },
    view: false,
  });
});
afterAll(() => host.close());

/** Every hover at the first place of a text in a file of the workspace, as Markdown; `nth` counts from 0. */
function hoversAt(file: string, text: string, nth = 0): Promise<string[]> {
  return workbench.inHost(
    async (vscode, name: string, wanted: string, place: number) => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      if (!folder) return [];
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
      let offset = -1;
      for (let count = 0; count <= place; count += 1) offset = document.getText().indexOf(wanted, offset + 1);
      const position = document.positionAt(offset + 2);
      const hovers = await vscode.commands.executeCommand<{ contents: { value: string }[] }[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      return hovers.flatMap(({ contents }) => contents.map(({ value }) => value));
    },
    file,
    text,
    nth,
  );
}

describe.each(Object.keys(files))('in %s', (file) => {
  it('a message id is explained under the pointer', async () => {
    await workbench.openFile(file);
    const shown = await workbench.hover('4000006', 'The identifier and the password do not fit together.');
    for (const sentence of [
      '4000006 · error — The provided credentials are invalid, check for spelling mistakes in your password or username, email address, or phone number.',
      'The identifier and the password do not fit together. Kratos does not say which of the two is wrong, so that accounts cannot be guessed.',
      'Why',
      'The password is wrong, or the identifier has a spelling mistake.',
      'What to do',
      'Try again in the same flow; it stays valid. Otherwise recover the account.',
    ])
      expect(shown.replaceAll(/\s+/g, ' ')).toContain(sentence);
    await workbench.screenshot(`hover-${file}`);
    await workbench.executeCommand('workbench.action.closeAllEditors');
  });

  it('an error id is explained', async () => {
    const shown = (await hoversAt(file, 'session_aal2_required')).filter((text) => text.includes('What to do'));
    expect(shown).toHaveLength(1);
    expect(shown[0]).toContain('**`session_aal2_required`**');
  });

  it.each(['14000006', '40000061'])('the longer number %s has none', async (number) => {
    const shown = await hoversAt(file, number);
    expect(shown.filter((text) => text.includes('4000006'))).toEqual([]);
  });
});

describe('in server.log', () => {
  it('words of the server that have no id are explained', async () => {
    await workbench.openFile('server.log');
    const shown = await workbench.hover('credentials', 'whoami found no session');
    await workbench.screenshot('hover-reason');
    expect(shown.replaceAll(/\s+/g, ' ')).toContain('HTTP 401 — whoami found no session');
    expect(shown).toContain('What to do');
    await workbench.executeCommand('workbench.action.closeAllEditors');
  });
});

describe('the documentation', () => {
  /** The page whose text begins with a heading. */
  const page = async (heading: string): Promise<Frame> => {
    const found = async (): Promise<Frame | undefined> => {
      const texts = workbench.page.frames().map(async (frame) => {
        const text = await frame.evaluate(() => document.body.innerText).catch(() => '');
        return text.startsWith(heading) ? frame : undefined;
      });
      return (await Promise.all(texts)).find((frame) => frame !== undefined);
    };
    await expect.poll(found).toBeDefined();
    const shown = await found();
    if (!shown) throw new Error(`There is no page ${heading}.`);
    return shown;
  };

  it('is a press away from a hover: the page about an id, a guide, the pages of its like, the contents', async () => {
    await workbench.openFile('refused.json');
    await workbench.hover('session_aal2_required', 'What to do');
    await workbench.page.locator('.monaco-hover:visible a', { hasText: 'More' }).click();
    const about = await page('session_aal2_required');
    await workbench.screenshot('documentation-name');
    await about.getByRole('link', { name: 'Everybody is asked for a code from the mail' }).click();
    const guide = await page('Everybody is asked for a code from the mail');
    await workbench.screenshot('documentation-guide');
    await guide.getByRole('link', { name: 'kratos/mfa-forced-on-everyone' }).click();
    const check = await page('kratos/mfa-forced-on-everyone');
    await check.getByRole('link', { name: 'Checks of second factors' }).click();
    await page('Checks of second factors');
    await workbench.screenshot('documentation-checks');
    await workbench.executeCommand('kratosFlows.showDocumentation');
    const contents = await page('Documentation');
    await workbench.screenshot('documentation-contents');
    await contents.getByRole('link', { name: 'session', exact: true }).click();
    await page('session');
    await workbench.screenshot('documentation-keys');
    await workbench.executeCommand('workbench.action.closeAllEditors');
  });
});

describe('in an answer of Kratos', () => {
  it('a line above it explains it, and other JSON has none', async () => {
    const lenses = (name: string): Promise<string[]> =>
      workbench.inHost(async (vscode, file: string) => {
        const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
        if (!folder) return [];
        const uri = vscode.Uri.joinPath(folder, file);
        await vscode.workspace.openTextDocument(uri);
        const found = await vscode.commands.executeCommand<{ command?: { title: string } }[]>(
          'vscode.executeCodeLensProvider',
          uri,
          5,
        );
        return found.map(({ command }) => command?.title ?? '');
      }, name);
    expect(await lenses('refused.json')).toEqual(['Explain this answer of Kratos']);
    expect(await lenses('answer.json')).toEqual([]);
  });
});

describe('in kratos.yml', () => {
  it('required_aal is explained at both of its places', async () => {
    await workbench.openFile('kratos.yml');
    const shown = await workbench.hover('required_aal', 'selfservice.flows.settings.required_aal');
    await workbench.screenshot('hover-required-aal');
    expect(shown.replaceAll(/\s+/g, ' ')).toContain(
      'selfservice.flows.settings.required_aal — the level a session needs to change settings Decides which sessions may start, read and submit a settings flow: password, profile, authenticators and linked providers.',
    );
    for (const place of [0, 1]) {
      const [text = ''] = await hoversAt('kratos.yml', 'required_aal', place);
      expect(text).toContain(
        place === 0
          ? '**`session.whoami.required_aal`** — the level a session needs to count as signed in'
          : '**`selfservice.flows.settings.required_aal`** — the level a session needs to change settings',
      );
      expect(text).toContain(
        '*Places:* exactly two: `session.whoami.required_aal` and `selfservice.flows.settings.required_aal`',
      );
      expect(text).toContain('*Values:* `aal1`, `highest_available`; `aal2` is refused');
    }
  });

  it('its values say what they do to someone with and without a second factor', async () => {
    const [highest = ''] = await hoversAt('kratos.yml', 'highest_available');
    for (const sentence of [
      'A session must reach the highest level that its identity can reach: `aal2` for those with a second factor, `aal1` for all others. It is the default.',
      '*With a second factor:* 403 `session_aal2_required` until the person passes a login with `aal=aal2`; the same session is raised then',
      '*Without a second factor:* nothing is asked: `aal1` is the highest they can reach',
    ])
      expect(highest).toContain(sentence);
    const [aal1 = ''] = await hoversAt('kratos.yml', 'aal1');
    for (const sentence of [
      'A session with a single factor is accepted here, whoever it belongs to. Settings open after the first factor, also for those who have a second one.',
      '*With a second factor:* it is not asked for here; the session may stay `aal1`, although the person has an authenticator, a key or codes',
      '*Without a second factor:* nothing changes',
    ])
      expect(aal1).toContain(sentence);
  });

  it('aal2 is refused, and it says so', async () => {
    const [aal2 = ''] = await hoversAt('broken/kratos.yml', 'aal2');
    for (const sentence of [
      '**`aal2`** · error — selfservice.flows.settings.required\\_aal: refused',
      'Kratos does not start with it: the schema of the configuration allows `aal1` and `highest_available` only, in every version from v1.3.1 on.',
      'Use `highest_available`: who has a second factor must use it.',
    ])
      expect(aal2).toContain(sentence);
    await workbench.openFile('broken/kratos.yml');
    expect(await workbench.hover('aal2', 'refused')).toContain('Kratos does not start with it');
  });
});

it('shows a picture that stands in a value as text, and asks its host for nothing', async () => {
  await workbench.openFile('picture/kratos.yml');
  const shown = await workbench.hover('seen', /not a valid value/);
  expect(shown).toContain('![here](https://127.0.0.1:');
  await workbench.screenshot('hover-picture');
  expect(await workbench.page.locator('.monaco-hover img').count()).toBe(0);
  expect(asked).toBe(0);
});
