import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { inRoot } from '../../scripts/places.mjs';
import { openWorkbench, type Workbench } from '../kit';
import { take as picture } from './pictures';

const fixture = (name: string): Promise<string> => readFile(inRoot('test', 'fixtures', 'configs', name), 'utf8');

/** An identity schema whose address is meant for codes and is a text of another kind. */
const faultySchema = `{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "title": "Member",
  "type": "object",
  "properties": {
    "traits": {
      "type": "object",
      "properties": {
        "email": {
          "type": "string",
          "format": "uri",
          "ory.sh/kratos": {
            "credentials": {
              "password": { "identifier": true },
              "code": { "identifier": true, "via": "email" }
            },
            "verification": { "via": "email" },
            "recovery": { "via": "mail" }
          }
        }
      }
    }
  }
}
`;

/** Files by name: two that work, one with mistakes, one that is too large, and their identity schemas. */
async function workspace(): Promise<Record<string, string>> {
  const mfa = (await fixture('mfa.kratos.yml')).replace('version: v1.3.0', 'version: v26.2.0');
  // The customer's e-mail address takes codes: everyone with an address is asked.
  const shop = (await fixture('code-second-factor.kratos.yml'))
    .replace('version: v1.3.0', 'version: v26.2.0')
    .replaceAll('required_aal: aal1', 'required_aal: highest_available');
  return {
    'kratos.yml': mfa,
    'shop.kratos.yml': shop,
    'staging.kratos.yml': mfa
      .replace('lifespan: 720h', 'lifespan: 30d')
      .replace('      required_aal: highest_available', '      required_aal: aal2')
      .replace('min_password_length', 'min_pasword_length'),
    'huge.kratos.yml': `${mfa}${'# one more line of a file that a program wrote\n'.repeat(70_000)}`,
    'person.schema.json': await fixture('person.schema.json'),
    'customer.schema.json': await fixture('customer.schema.json'),
    'member.schema.json': faultySchema,
  };
}

/** Not larger than needed: text is what a picture shows here, and it is read small. */
const options = {
  view: false,
  size: { width: 1200, height: 750 },
  settings: { 'editor.minimap.enabled': false, 'files.autoSave': 'off' },
};
let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench({ ...options, workspace: await workspace() });
});

const take = (name: string): Promise<void> => picture(workbench, name);

/**
 * Opens a file alone, without the side bar, with the cursor at the first place of a text, so many characters in, some
 * lines below the top.
 */
async function look(file: string, text: string, inside = 1): Promise<void> {
  await workbench.page.mouse.move(5, 5);
  await workbench.executeCommand('workbench.action.closeSidebar');
  await workbench.executeCommand('workbench.action.closeAllEditors');
  await workbench.openFile(file);
  await workbench.inHost(
    (vscode, wanted, further) => {
      const editor = vscode.window.activeTextEditor;
      const start = editor?.document.getText().indexOf(wanted) ?? -1;
      if (!editor || start < 0) throw new Error(`${wanted} is not there.`);
      const at = editor.document.positionAt(start + further);
      editor.selection = new vscode.Selection(at, at);
      const top = at.with(Math.max(0, at.line - 12), 0);
      editor.revealRange(new vscode.Range(top, top), vscode.TextEditorRevealType.AtTop);
      return Promise.resolve();
    },
    text,
    inside,
  );
  await workbench.executeCommand('workbench.action.focusActiveEditorGroup');
}

/** Tries a command again until something shows: what it asks for is loaded with the first asking. */
async function until(command: string, shown: Locator, ...args: unknown[]): Promise<void> {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await workbench.executeCommand(command, ...args);
    const there = await shown
      .first()
      .waitFor({ timeout: 2_500 })
      .then(
        () => true,
        () => false,
      );
    if (there) return;
  }
  throw new Error(`${command} shows nothing.`);
}

const shows = (selector: string, hasText?: string | RegExp): Locator =>
  workbench.page.locator(selector, hasText === undefined ? {} : { hasText });
const hoverOf = (text: string): Promise<void> =>
  until('editor.action.showHover', shows('.monaco-hover:visible', text), { focus: 'noAutoFocus' });
const suggestions = (text: string): Promise<void> =>
  until('editor.action.triggerSuggest', shows('.suggest-widget.visible .monaco-list-row', text));
async function documentation(text: string): Promise<void> {
  const details = shows('.suggest-details-container:visible', text);
  if (!(await details.isVisible())) await workbench.executeCommand('toggleSuggestionDetails');
  await details.waitFor({ timeout: 5_000 });
}

it('shows what keys and values mean', async () => {
  await look('kratos.yml', 'required_aal');
  await shows('.codelens-decoration a', 'Who is asked').first().waitFor();
  await look('kratos.yml', 'privileged_session_max_age');
  await hoverOf('privileged_session_max_age');
  await take('config-key');
  await look('kratos.yml', 'highest_available');
  await hoverOf('highest_available');
  await take('config-value');
  await look('person.schema.json', '"via": "email" },\n            "recovery', 2);
  await hoverOf('via');
  await take('config-identity-schema');
});

it('shows what can be written', async () => {
  const login = 'ui_url: https://accounts.lindenhof.example/ui/login';
  await look('kratos.yml', login, login.length);
  await workbench.page.keyboard.type('\n');
  await suggestions('lifespan');
  await documentation('Left out');
  await take('config-completion');
  await workbench.page.keyboard.press('Escape');
  await workbench.executeCommand('workbench.action.files.revert');
  await look('kratos.yml', 'lookup_secret:\n      enabled: true', 34);
  await workbench.page.keyboard.type('\n');
  await workbench.page.keyboard.press('Shift+Tab');
  await workbench.page.keyboard.type('code');
  await suggestions('Code as second factor');
  await workbench.page.keyboard.press('ArrowDown');
  await documentation('mfa_enabled');
  await take('config-block');
  await workbench.page.keyboard.press('Escape');
  await workbench.executeCommand('workbench.action.files.revert');
});

// Before the files with mistakes are opened: the editor keeps them for a while, and counts what is wrong with them in
// the status bar.
it('shows who is asked for a second factor', async () => {
  await look('shop.kratos.yml', 'required_aal');
  await shows('.codelens-decoration a', 'Who is asked').first().waitFor();
  await take('config-lens');
  await workbench.executeCommand('kratosFlows.whoIsAsked', {
    person: { credentials: ['password'], traits: ['email'], session: ['password'] },
    name: 'Has only a password',
  });
  const page = await workbench.panel({ 'data-view': 'who-is-asked' });
  await expect.poll(() => page.text()).toContain('second factor');
  await workbench.page.setViewportSize({ width: 1080, height: 700 });
  await take('config-who-is-asked');
  await workbench.page.setViewportSize(options.size);
});

it('shows what is wrong, why, and its cures', async () => {
  await look('staging.kratos.yml', '30d');
  await shows('.squiggly-error').first().waitFor();
  await until('editor.action.marker.next', shows('.marker-widget'));
  await take('config-problem');
  await workbench.executeCommand('closeMarkersNavigation');
  await look('staging.kratos.yml', 'required_aal: aal2', 16);
  await until('editor.action.quickFix', shows('.action-widget'));
  await take('config-cures');
  await workbench.page.keyboard.press('Escape');
  await workbench.executeCommand('workbench.actions.view.problems');
  await take('config-problems');
  await workbench.executeCommand('workbench.action.closePanel');
  await look('member.schema.json', '"mail"', 3);
  await shows('.squiggly-error, .squiggly-warning').first().waitFor();
  await until('editor.action.marker.next', shows('.marker-widget'));
  await take('config-identity-problem');
  await workbench.executeCommand('closeMarkersNavigation');
});

it('shows for which version a file is explained, and that a huge one is left alone', async () => {
  await look('kratos.yml', 'required_aal');
  await workbench.statusItem(/^Kratos v26\.2\.0/).click();
  await workbench.quickInput.ready();
  await take('config-version');
  await workbench.quickInput.cancel();
  await look('huge.kratos.yml', 'required_aal');
  await workbench.statusItem(/left alone/).hover();
  await shows('.monaco-hover:visible').first().waitFor();
  await take('config-huge');
});

it('shows a whole file explained, and the way through it', async () => {
  await look('kratos.yml', 'version');
  await workbench.executeCommand('kratosFlows.explainConfig');
  const page = workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator('body');
  await expect.poll(() => page.innerText(), { timeout: 20_000 }).toContain('Who they are');
  await take('config-explained');
  await look('kratos.yml', 'lifespan: 720h', 12);
  await workbench.executeCommand('outline.focus');
  await shows('.outline-pane .monaco-list-row').first().waitFor();
  await take('config-outline');
});

it('shows the documentation: its contents, a guide, the keys of a section', async () => {
  const page = workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator('body');
  const shown: Readonly<Record<string, string>> = {
    contents: 'Documentation',
    'guides/csrf-without-a-cookie': '403 CSRF, although the token is in the form',
    'configuration/session': 'session',
  };
  for (const [path, heading] of Object.entries(shown)) {
    await workbench.executeCommand('workbench.action.closeAllEditors');
    await workbench.executeCommand('kratosFlows.showDocumentation', path === 'contents' ? {} : { page: path });
    await expect.poll(() => page.innerText(), { timeout: 20_000 }).toMatch(new RegExp(`^${heading}`));
    await take(`documentation-${path.replace('/', '-')}`);
  }
  await workbench.executeCommand('workbench.action.closeAllEditors');
});

it('shows whether a return URL would be allowed', async () => {
  await look('kratos.yml', 'allowed_return_urls');
  const asked = async (url: string, answer: RegExp): Promise<void> => {
    await workbench.quickInput.fill(url);
    await expect.poll(() => workbench.quickInput.message()).toMatch(answer);
  };
  void workbench.executeCommand('kratosFlows.tryReturnUrl').catch(() => undefined);
  await workbench.quickInput.ready();
  await asked('https://www.lindenhof.example.evil.example/', /refused|not/i);
  await take('config-url-refused');
  await asked('https://intranet.lindenhof.example/menu', /\w/);
  await take('config-url-allowed');
  await workbench.quickInput.cancel();
});

it('shows that all of it works in a workspace that is not trusted', async () => {
  await workbench.close();
  workbench = await openWorkbench({ ...options, workspace: await workspace(), trust: false });
  await look('kratos.yml', 'required_aal');
  await shows('.codelens-decoration a', 'Who is asked').first().waitFor();
  await hoverOf('required_aal');
  await take('config-untrusted');
});
