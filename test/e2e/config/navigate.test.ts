import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { html, json, openWorkbench, sequence, startFaultServer, type Workbench } from '../../kit';

const schema = `{
  "$id": "https://schemas.example.com/person.json",
  "definitions": { "address": { "type": "string" } },
  "properties": {
    "traits": {
      "type": "object",
      "properties": {
        "email": {
          "type": "string",
          "format": "email",
          "ory.sh/kratos": {
            "credentials": { "password": { "identifier": true } },
            "recovery": { "via": "email" }
          }
        },
        "home": { "$ref": "#/definitions/address" }
      },
      "required": ["email"]
    }
  }
}
`;
const inline = `base64://${Buffer.from('{"properties": {"traits": {"properties": {"name": {}}}}}').toString('base64')}`;
const configuration = (remote: string): string => `version: v26.2.0
dsn: memory
serve:
  public:
    base_url: https://auth.example.com/
identity:
  default_schema_id: person
  schemas:
    - id: person
      url: file://./schemas/person.json
    - id: robot
      url: ${inline}
    - id: guest
      url: ${remote}
    - id: lost
      url: file://./schemas/lost.json
selfservice:
  default_browser_return_url: https://app.example.com/
  allowed_return_urls:
    - https://app.example.com
    - https://*.example.org
  flows:
    settings:
      ui_url: https://app.example.com/settings
    registration:
      ui_url: https://app.example.com/register
      after:
        password:
          hooks:
            - hook: web_hook
              config:
                url: https://hooks.example.com/registered
                method: POST
                body: file://./schemas/body.jsonnet
            - hook: session
    recovery:
      enabled: true
      ui_url: https://app.example.com/recover
  methods:
    password: &on
      enabled: true
    totp: *on
    code:
      enabled: true
      config:
        missing_credential_fallback_enabled: false
session:
  lifespan: 720h
courier:
  template_override_path: templates
  smtp:
    connection_uri: smtps://kratos:secret-of-the-mail@mail.example.com:465/?skip_ssl_verify=false
`;

let workbench: Workbench;
let remote: string;
let asked: () => number;
beforeAll(async () => {
  const server = await startFaultServer({
    '/guest.json': sequence(html('Not here', 404), json({ properties: { traits: { type: 'string' } } })),
  });
  remote = `${server.url}/guest.json`;
  asked = () => server.requests.length;
  workbench = await openWorkbench({
    view: false,
    workspace: {
      'kratos.yml': configuration(remote),
      'schemas/person.json': schema,
      'schemas/body.jsonnet': 'function(ctx) { id: ctx.identity.id }\n',
      'templates/login_code/valid/email.body.gotmpl': 'Code: {{ .LoginCode }}\n',
      'other.yaml': 'a: &b 1\nc: *b\n',
    },
  });
  await workbench.openFile('kratos.yml');
  await workbench.statusItem(/^Kratos v26\.2\.0/).waitFor();
});

/** What a provider of the editor answers at the last place of some words of the active file, as `file:line`. */
const places = (command: string, words: string): Promise<string[]> =>
  workbench.inHost(
    async (vscode, provider: string, text: string) => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document) return [];
      const at = document.positionAt(document.getText().lastIndexOf(text) + text.length - 1);
      const found = await vscode.commands.executeCommand<
        readonly { uri: { path: string }; range: { start: { line: number } } }[]
      >(provider, document.uri, at);
      return found.map(({ uri, range }) => `${uri.path.split('/').at(-1) ?? ''}:${range.start.line + 1}`);
    },
    command,
    words,
  );

/**
 * Presses a lens until what it opens is there: after scrolling, the editor draws lenses anew, and a press on the old
 * one is lost.
 */
const press = async (lens: string, opened: Locator): Promise<void> => {
  await expect
    .poll(
      async () => {
        if (!(await opened.isVisible())) await workbench.page.getByText(lens, { exact: true }).first().click();
        return opened.isVisible();
      },
      { interval: 500 },
    )
    .toBe(true);
};

describe('the way through a configuration', () => {
  it('is an outline with hooks, schemas and switches by their names', async () => {
    const outline = await workbench.inHost(async (vscode) => {
      const document = vscode.window.activeTextEditor?.document;
      interface Line {
        readonly name: string;
        readonly detail: string;
        readonly children: readonly Line[];
      }
      const lines = (items: readonly Line[], indent = ''): string[] =>
        items.flatMap(({ name, detail, children }) => [
          `${indent}${name} ${detail}`.trimEnd(),
          ...lines(children, `${indent}  `),
        ]);
      return lines(
        await vscode.commands.executeCommand<readonly Line[]>('vscode.executeDocumentSymbolProvider', document?.uri),
      );
    });
    expect(outline).toContain('    person file://./schemas/person.json');
    expect(outline).toContain('            web_hook https://hooks.example.com/registered');
    expect(outline).toContain('    password on');
    expect(outline.join('\n')).not.toContain('secret-of-the-mail');
    await workbench.inHost((vscode) => {
      const editor = vscode.window.activeTextEditor;
      const at = editor?.document.positionAt(editor.document.getText().indexOf('hook: session'));
      if (editor && at) editor.selection = new vscode.Selection(at, at);
      return Promise.resolve();
    });
    await expect
      .poll(async () => (await workbench.page.locator('.breadcrumbs-control').innerText()).replaceAll(/\s+/g, ' '))
      .toContain('session');
  });

  it('is a link where a file exists, and none where it does not', async () => {
    const links = await workbench.inHost(async (vscode) => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document) return [];
      const found = await vscode.commands.executeCommand<
        readonly { range: import('vscode').Range; target?: import('vscode').Uri }[]
      >('vscode.executeLinkProvider', document.uri, 100);
      // The editor itself takes a relative path for a host.
      const ours = found.filter(({ target }) => target?.authority !== '.' && !target?.scheme.startsWith('http'));
      return ours.map(
        ({ range, target }) =>
          `${document.getText(range).slice(0, 30)} → ${target?.scheme === 'kratos-flows-view' ? 'text' : (target?.path.split('/').at(-1) ?? '')}`,
      );
    });
    expect(links).toContain('file://./schemas/person.json → person.json');
    expect(links).toContain('file://./schemas/body.jsonnet → body.jsonnet');
    expect(links).toContain('templates → email.body.gotmpl');
    expect(links).toContain(`${inline.slice(0, 30)} → text`);
    expect(links.filter((link) => link.includes('lost'))).toEqual([]);
  });

  it('leads into a schema that stands in the file as base64', async () => {
    const text = await workbench.inHost(async (vscode) => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document) return '';
      const found = await vscode.commands.executeCommand<readonly { target?: import('vscode').Uri }[]>(
        'vscode.executeLinkProvider',
        document.uri,
        100,
      );
      const target = found.find((link) => link.target?.scheme === 'kratos-flows-view')?.target;
      return target ? (await vscode.workspace.openTextDocument(target)).getText() : '';
    });
    expect(text).toBe('{"properties": {"traits": {"properties": {"name": {}}}}}');
  });

  it('leads from a name to where it is given, and back', async () => {
    expect(await places('vscode.executeDefinitionProvider', 'default_schema_id: person')).toEqual([
      'kratos.yml:9',
      'person.json:1',
    ]);
    expect(await places('vscode.executeReferenceProvider', '- id: person')).toEqual(['kratos.yml:7', 'kratos.yml:9']);
    expect(await places('vscode.executeDefinitionProvider', 'totp: *on')).toEqual(['kratos.yml:40']);
    await workbench.openFile('schemas/person.json');
    expect(await places('vscode.executeReferenceProvider', '"$id')).toEqual(['kratos.yml:10']);
    expect(await places('vscode.executeDefinitionProvider', '"#/definitions/address')).toContain('person.json:3');
    expect(await places('vscode.executeReferenceProvider', '"email')).toContain('person.json:18');
    await workbench.openFile('other.yaml');
    expect(await places('vscode.executeDefinitionProvider', 'c: *b')).toEqual([]);
    await workbench.openFile('kratos.yml');
  });

  it('renames a schema everywhere in the file, and nothing else', async () => {
    const rename = (words: string, name: string): Promise<string> =>
      workbench.inHost(
        async (vscode, text: string, wanted: string) => {
          const document = vscode.window.activeTextEditor?.document;
          if (!document) return '';
          const at = document.positionAt(document.getText().lastIndexOf(text) + text.length - 1);
          try {
            const edit = await vscode.commands.executeCommand<import('vscode').WorkspaceEdit>(
              'vscode.executeDocumentRenameProvider',
              document.uri,
              at,
              wanted,
            );
            return edit
              .get(document.uri)
              .map(({ range, newText }) => `${range.start.line + 1}: ${newText}`)
              .join();
          } catch (error) {
            return String(error);
          }
        },
        words,
        name,
      );
    expect(await rename('default_schema_id: person', 'human')).toBe('9: human,7: human');
    expect(await rename('default_schema_id: person', 'robot')).toContain('has the id robot already');
    expect(await rename('lifespan: 720h', '1h')).toContain('Only the id of an identity schema');
    await workbench.executeCommand('notifications.clearAll');
  });
});

describe('grey words', () => {
  it('read durations and name defaults', async () => {
    const hints = await workbench.inHost(async (vscode) => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document) return [];
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const found = await vscode.commands.executeCommand<readonly import('vscode').InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        whole,
      );
      return found.map(({ position, label }) => `${position.line + 1}: ${typeof label === 'string' ? label : ''}`);
    });
    expect(hints).toEqual([
      '23: required_aal: highest_available (default)',
      '45: lifespan: 1h (default)',
      '47: whoami.required_aal: highest_available',
      '48: 30 days',
    ]);
    await workbench.executeCommand('revealLine', { lineNumber: 48, at: 'center' });
    await workbench.screenshot('navigate-hints');
  });
});

describe('the page about a configuration', () => {
  const page = () =>
    workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator('body');

  it('says what it lets people do, without a secret, and follows the file', async () => {
    await workbench.runCommand('Kratos: Explain This Configuration');
    await page().getByText('How they prove who they are').waitFor();
    const text = await page().innerText();
    expect(text).toContain('smtps://mail.example.com:465/');
    expect(text).not.toContain('secret-of-the-mail');
    await workbench.screenshot('navigate-explain');
    await workbench.inHost(async (vscode) => {
      const document = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('/kratos.yml'));
      if (!document) return;
      const at = document.getText().indexOf('720h');
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 4)), '48h');
      await vscode.workspace.applyEdit(edit);
    });
    await page().getByText('A session lasts 2 days').waitFor();
  });

  it('leads to the lines', async () => {
    await page().getByText('A session lasts').getByRole('link').first().click();
    await expect
      .poll(() =>
        workbench.inHost((vscode) => {
          const editor = vscode.window.activeTextEditor;
          return Promise.resolve(
            `${editor?.document.uri.path.split('/').at(-1) ?? ''}:${(editor?.selection.active.line ?? -1) + 1}`,
          );
        }),
      )
      .toBe('kratos.yml:48');
    await workbench.executeCommand('workbench.action.closeEditorsInOtherGroups');
  });
});

describe('a return URL', () => {
  it('is tried as it is typed, and the entry is shown', async () => {
    await workbench.openFile('kratos.yml');
    await workbench.executeCommand('revealLine', { lineNumber: 19, at: 'center' });
    await press('Try a URL', workbench.page.locator('.quick-input-widget:visible'));
    await workbench.quickInput.fill('https://shop.example.org/back');
    await expect.poll(() => workbench.quickInput.message()).toContain('Allowed, by https://*.example.org.');
    await workbench.screenshot('navigate-url-allowed');
    await workbench.quickInput.fill('https://shop.example.net/');
    await expect.poll(() => workbench.quickInput.message()).toContain('Refused.');
    await workbench.screenshot('navigate-url-refused');
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput.choose('Allow https://shop.example.net');
    await expect
      .poll(() => workbench.editorText())
      .toContain('    - https://*.example.org\n    - https://shop.example.net\n');
  });

  it('is answered at once when a caller names it', async () => {
    expect(await workbench.executeCommand('kratosFlows.tryReturnUrl', { url: 'https://app.example.com/x' })).toEqual({
      url: 'https://app.example.com/x',
      verdict: 'allowed',
      by: 'https://app.example.com',
    });
  });
});

describe('a remote schema', () => {
  const problems = (): Promise<string[]> =>
    workbench.inHost((vscode) => {
      const document = vscode.window.activeTextEditor?.document;
      const found = document ? vscode.languages.getDiagnostics(document.uri) : [];
      return Promise.resolve(found.filter(({ source }) => source === 'kratos').map(({ message }) => message));
    });

  it('is read when somebody asks for it and agrees, and then checked', async () => {
    expect(asked()).toBe(0);
    const actions = await workbench.inHost(async (vscode, url: string) => {
      const document = vscode.window.activeTextEditor?.document;
      const at = document?.positionAt(document.getText().indexOf(url));
      if (!document || !at) return [];
      const range = new vscode.Range(at, at);
      const found = await vscode.commands.executeCommand<readonly { title: string }[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
      );
      return found.map(({ title }) => title);
    }, remote);
    expect(actions).toContain(`Read this schema from ${new URL(remote).host}`);
    const host = new URL(remote).host;
    await workbench.executeCommand('revealLine', { lineNumber: 8, at: 'top' });
    await press(`Read this schema from ${host}`, workbench.dialog());
    await workbench.dialog().getByRole('button', { name: 'Read', exact: true }).click();
    await expect
      .poll(() => workbench.notifications())
      .toContain(`The schema was not read. ${host} answered 404, and Kratos would accept nothing but 200.`);
    expect(await problems()).not.toContainEqual(expect.stringContaining('This is not an identity schema'));
    // Who has agreed once is not asked again.
    await workbench.page.getByText(`Read this schema from ${host}`, { exact: true }).click();
    await expect.poll(problems).toContainEqual(expect.stringContaining('This is not an identity schema'));
    await workbench.page.getByText(`Read this schema from ${host} again`, { exact: true }).waitFor();
    expect(asked()).toBe(2);
  });
});
