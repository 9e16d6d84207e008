import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { CommandId, Given } from '../../src/commands/contracts';
import { inRoot } from '../../scripts/places.mjs';
import { writeUserSettings } from '../../scripts/vscode-host.mjs';
import { endLater } from './cleanup';
import { createDriver, type Driver, type InHost } from './driver';
import { borrowEditor } from './editors';
import type { Language } from './language';
import { findLeaks, type Leak } from './leaks';
import { findPanel, type Panel, type PanelMatch } from './panel';
import { quickInput, type QuickInput } from './quick-input';
import { treeView, type TreeView } from './tree';

/** A server that the workbench knows: anything with addresses, so a `Kratos` or `{ publicUrl: faults.url }`. */
export interface Connection {
  readonly id?: string;
  readonly name?: string;
  readonly publicUrl: string;
  readonly adminUrl?: string;
}

export interface WorkbenchOptions {
  /** Becomes the user setting `kratosFlows.connections`; the first is called "practice" unless it has a name. */
  readonly connection?: Connection | readonly Connection[];
  /** More user settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The files of the workspace by path, or a folder whose copy is opened; an empty folder by default. */
  readonly workspace?: Readonly<Record<string, string>> | string;
  readonly theme?: keyof typeof themes;
  /** The language of the editor, with the extension's texts in it; English by default. */
  readonly language?: Language;
  /**
   * VSIX files, and folders of the kit with an extension each, that are installed too; none by default. Not together
   * with another language.
   */
  readonly extensions?: readonly string[];
  /** Default true. False: the workspace starts restricted, without a question. */
  readonly trust?: boolean;
  /** Variables of the server's and so of the extension host's environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** Default true: the Kratos view is opened. */
  readonly view?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
}

/** What `kratosFlows.startFlow` is told when it is to ask nothing. A persona that does not exist yet is made. */
export type FlowToStart = Given['kratosFlows.startFlow'] &
  Required<Pick<Given['kratosFlows.startFlow'], 'type' | 'client' | 'persona'>>;

/** What a command is given: one of ours its named arguments, one of the editor whatever it takes. */
type CommandArguments<Id extends string> = Id extends CommandId ? [given?: Given[Id]] : readonly unknown[];

/** The themes of the editor, each with its class of the window. */
export const themes = {
  dark: ['Dark Modern', 'vs-dark'],
  light: ['Light Modern', 'vs'],
  contrast: ['Default High Contrast', 'hc-black'],
} as const;

/** VS Code in a browser with the packaged extension installed, on data of its own. */
export interface Workbench {
  readonly page: Page;
  /** Everything that the editor and its browser write. */
  readonly dataDir: string;
  /** The folder that is open. */
  readonly folder: string;
  /** Runs a command by the title that the command palette shows. */
  runCommand(title: string): Promise<void>;
  /** Runs a command by its id, as another extension would; resolves to its result as far as that is JSON. */
  executeCommand<const Id extends string>(id: Id, ...args: CommandArguments<Id>): Promise<unknown>;
  /** Runs a function in the extension host. */
  inHost: Driver['run'];
  /** Starts a flow as the tree does; resolves to its id and the panel that shows it. */
  startFlow(asked: FlowToStart): Promise<{ readonly id: string; readonly panel: Panel }>;
  /** Brings a flow's panel forward, or shows it in a new one, as a press on its line in the tree does. */
  showFlow(id: string): Promise<Panel>;
  /** Changes the theme; what a webview has of it follows in its own time. */
  useTheme(theme: keyof typeof themes): Promise<void>;
  tree(title: string): TreeView;
  panel(match?: PanelMatch): Promise<Panel>;
  /** Opens a file of the workspace in the editor. */
  openFile(name: string): Promise<void>;
  /** The text of the active editor. */
  editorText(): Promise<string>;
  /** The titles of all open editors. */
  tabs(): Promise<string[]>;
  /**
   * Hovers the last place of a word in the editor until a hover with `text` (any by default) shows; resolves to all of
   * it.
   */
  hover(word: string, text?: string | RegExp): Promise<string>;
  readonly quickInput: QuickInput;
  /** The texts of the notifications in sight. */
  notifications(): Promise<string[]>;
  /** The modal dialog. */
  dialog(): Locator;
  statusBar(): Promise<string[]>;
  statusItem(text: string | RegExp): Locator;
  /** Lets a restricted workspace be trusted. */
  grantTrust(): Promise<void>;
  /** Takes a picture of the window into `.cache/screenshots/`; resolves to the file. */
  screenshot(name: string): Promise<string>;
  /** Reloads the window, as "Developer: Reload Window" does. */
  reload(): Promise<void>;
  /** Opens another window on the same folder, with an extension host of its own. */
  secondWindow(): Promise<WindowActions & { close(): Promise<void> }>;
  /** Ends the editor and starts it again on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
  /**
   * Has everything logged that the editor can write of what happens, arguments of commands included. The server stays
   * so: this editor is nobody's after it.
   */
  logAll(): Promise<void>;
  /** Every secret that is found in a file or in the browser's storage. */
  find(secrets: readonly string[]): Promise<Leak[]>;
}

/** Those that are open now, for pictures of failed tests. */
export const openWorkbenches = new Set<Workbench>();

/**
 * Opens a workbench in which nothing has been done yet. It ends with the test, or with the file when opened outside of
 * one; the editor below it may serve the next.
 */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const borrowed = await borrowEditor(options);
  const { editor, page } = borrowed;
  const { context, dataDir, driver, driverFile, folder } = editor;
  await fillWorkspace(folder, options.workspace ?? {});
  writeUserSettings(editor.serverDir, userSettings(options));
  await page.setViewportSize(options.size ?? { width: 1280, height: 900 });
  const loaded = async (): Promise<void> => {
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    await driver.ready();
  };
  // The editor's own reload saves the state of the window first; that of the browser leaves it no time.
  const reloadWindow = async (): Promise<void> => {
    const reloaded = page.waitForEvent('load');
    await driver.runLast((vscode) => vscode.commands.executeCommand('workbench.action.reloadWindow'));
    await reloaded;
  };
  let ended = false;
  let logsAll = false;
  const close = async (): Promise<void> => {
    if (ended) return;
    ended = true;
    openWorkbenches.delete(workbench);
    await borrowed.release({ isChanged: logsAll });
  };

  const workbench: Workbench = {
    page,
    dataDir,
    folder,
    ...windowActions(page, driver),
    openFile: (name) => driver.run(showFile, path.join(folder, name)),
    reload: async () => {
      await reloadWindow();
      await loaded();
    },
    restart: async () => {
      await reloadWindow();
      await page.goto('about:blank');
      await editor.restartServer();
      await page.goto(editor.address());
      await loaded();
    },
    secondWindow: async () => {
      const own = await readFile(driverFile, 'utf8');
      await rm(driverFile);
      const otherPage = await context.newPage();
      await otherPage.goto(editor.address());
      await otherPage.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
      // Each extension host writes its address into the one file.
      await driver.ready();
      const otherFile = path.join(path.dirname(driverFile), 'driver of the second.json');
      await rename(driverFile, otherFile);
      await writeFile(driverFile, own);
      return {
        ...windowActions(otherPage, createDriver(otherFile)),
        close: async () => {
          await otherPage.goto('about:blank');
          await otherPage.close();
        },
      };
    },
    close,
    logAll: async () => {
      logsAll = true;
      await workbench.runCommand('Developer: Set Log Level...');
      await workbench.quickInput.choose('Trace');
      await workbench.executeCommand('kratosFlows.showLog');
    },
    find: (secrets) => findLeaks(dataDir, page, secrets),
  };
  endLater(close);
  openWorkbenches.add(workbench);
  await page.goto(editor.address());
  await loaded();
  if (options.view ?? true) await workbench.executeCommand('workbench.view.extension.kratosFlows');
  return workbench;
}

/** Opens a workbench on files that nobody trusts, with nothing to connect to and without the Kratos view. */
export function openFiles(
  workspace: NonNullable<WorkbenchOptions['workspace']>,
  options: Pick<WorkbenchOptions, 'extensions' | 'settings'> = {},
): Promise<Workbench> {
  return openWorkbench({ trust: false, view: false, workspace, ...options });
}

function userSettings({
  connection,
  theme = 'dark',
  trust = true,
  settings,
}: WorkbenchOptions): Record<string, unknown> {
  const list =
    connection === undefined
      ? []
      : Array.isArray(connection)
        ? (connection as readonly Connection[])
        : [connection as Connection];
  const connections = list.map(({ id, name, publicUrl, adminUrl }, index) => {
    const called = name ?? (index === 0 ? 'practice' : `practice ${index + 1}`);
    return {
      id: id ?? called.replaceAll(' ', '-'),
      name: called,
      publicUrl,
      ...(adminUrl !== undefined && { adminUrl }),
    };
  });
  return {
    'workbench.colorTheme': themes[theme][0],
    'security.workspace.trust.enabled': !trust,
    'security.workspace.trust.startupPrompt': 'never',
    ...(connections.length > 0 && { 'kratosFlows.connections': connections }),
    ...settings,
  };
}

async function fillWorkspace(folder: string, content: NonNullable<WorkbenchOptions['workspace']>): Promise<void> {
  if (typeof content === 'string') {
    await cp(content, folder, { recursive: true });
    return;
  }
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(content)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

type WindowActions = Omit<
  Workbench,
  'page' | 'dataDir' | 'folder' | 'openFile' | 'reload' | 'secondWindow' | 'restart' | 'close' | 'logAll' | 'find'
>;

function windowActions(page: Page, driver: Driver): WindowActions {
  const input = quickInput(page);
  const executeCommand: Workbench['executeCommand'] = (id, ...args) => driver.run(runCommandById, id, args);
  return {
    executeCommand,
    inHost: <Args extends readonly unknown[], Result>(inHost: InHost<Args, Result>, ...args: Args) =>
      driver.run(inHost, ...args),
    runCommand: async (title) => {
      await page.keyboard.press('F1');
      await input.ready();
      await input.fill(`>${title}`);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
      await page.keyboard.press('Enter');
    },
    startFlow: async (asked) => {
      const { id } = (await executeCommand('kratosFlows.startFlow', asked)) as { id: string };
      return { id, panel: await findPanel(page, { 'data-flow-id': id }) };
    },
    showFlow: async (id) => {
      await executeCommand('kratosFlows.openFlow', { id });
      return findPanel(page, { 'data-flow-id': id });
    },
    useTheme: async (theme) => {
      const [named, className] = themes[theme];
      await driver.run(async (vscode, name: string) => {
        await vscode.workspace.getConfiguration('workbench').update('colorTheme', name, true);
      }, named);
      await page.locator(`.monaco-workbench.${className}`).waitFor();
      // Colours change little by little: who looks sees what they become.
      await page.waitForFunction(() =>
        document
          .getAnimations()
          .every(
            ({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
          ),
      );
    },
    tree: (title) => treeView(page, title),
    panel: (match) => findPanel(page, match),
    editorText: () => driver.run((vscode) => vscode.window.activeTextEditor?.document.getText() ?? ''),
    tabs: () =>
      driver.run((vscode) => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label))),
    hover: (word, text) => hoverWord(page, word, text),
    quickInput: input,
    notifications: () => page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts(),
    dialog: () => page.locator('.monaco-dialog-box'),
    statusBar: async () =>
      (await page.locator('.statusbar-item:visible').allInnerTexts()).map((text) => text.trim()).filter(Boolean),
    statusItem: (text) => page.locator('.statusbar-item:visible', { hasText: text }),
    grantTrust: async () => {
      await executeCommand('workbench.trust.manage');
      await page.getByRole('button', { name: 'Trust', exact: true }).click();
    },
    screenshot: async (name) => {
      const file = inRoot('.cache', 'screenshots', `${name.replaceAll(/[^\w.-]+/g, '-')}.png`);
      await page.screenshot({ path: file });
      return file;
    },
  };
}

/** Runs in the extension host. A result that is not JSON is left out. */
const runCommandById = async (
  vscode: typeof import('vscode'),
  id: string,
  args: readonly unknown[],
): Promise<unknown> => {
  const result: unknown = await vscode.commands.executeCommand(id, ...args);
  try {
    JSON.stringify(result);
    return result;
  } catch {
    return undefined;
  }
};

/** Runs in the extension host. */
const showFile = async (vscode: typeof import('vscode'), file: string): Promise<void> => {
  await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false });
};

/** Colouring a file can replace the word under the mouse, so one hover may be lost: tries twenty times. */
async function hoverWord(page: Page, word: string, text: string | RegExp = /\S/): Promise<string> {
  const hover = page.locator('.monaco-hover:visible', { hasText: text, hasNotText: 'Loading...' });
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await page.mouse.move(5 + attempt, 5);
    await page.locator('.editor-instance .view-line span span', { hasText: word }).last().hover();
    const shown = await hover
      .first()
      // A busy machine is given more each time.
      .waitFor({ timeout: 2500 * (attempt + 1) })
      .then(
        () => true,
        () => false,
      );
    if (shown) return hover.first().innerText();
  }
  throw new Error(`No hover with ${String(text)} shows on ${word}.`);
}
