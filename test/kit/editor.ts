import { mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { browserArguments, findBrowser, findVscodeHost, startVscodeServer } from '../../scripts/vscode-host.mjs';
import { createDriver, type Driver } from './driver';
import { installLanguage, type Language } from './language';
import { installMore } from './more-extensions';
import { waitFor } from './wait';

/** What an editor has from its start to its end. */
export interface EditorOptions {
  readonly language?: Language;
  readonly extensions?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * A VS Code server with the packaged extension and a browser, on data of their own. Its windows are opened by who uses
 * it.
 */
export interface Editor {
  /** Everything that the editor and its browser write. */
  readonly dataDir: string;
  /** The folder for the files of the workspace. */
  readonly folder: string;
  /** Where the extension host writes its address. */
  readonly driverFile: string;
  readonly driver: Driver;
  readonly context: BrowserContext;
  /** The folder of the server in `dataDir`. */
  readonly serverDir: string;
  /** The address of a window on the folder. */
  address(): string;
  /** Ends the server and starts it again on the same data and port. */
  restartServer(): Promise<void>;
  /**
   * Closes all windows and forgets everything that was done in them; resolves to an empty page. Rejects when that
   * fails.
   */
  clear(): Promise<Page>;
  stop(): Promise<void>;
}

/** Starts an editor. Whoever starts it stops it. */
export async function startEditor({ language, extensions: more, env }: EditorOptions): Promise<Editor> {
  const installed = process.env.KRATOS_FLOWS_EXTENSIONS;
  if (!installed)
    throw new Error('No extension is installed: the vitest project needs kit/installed-vsix.ts as its globalSetup.');
  // Beside what is installed, which is removed at the end of the run.
  const base = await mkdtemp(path.join(path.dirname(installed), 'workbench-'));
  const dataDir = path.join(base, 'data');
  const serverDir = path.join(dataDir, 'server');
  const folder = path.join(base, 'workspace');
  const extensions = language
    ? await installLanguage(language, installed, base, serverDir)
    : await installMore(more ?? [], installed, base);
  const driverFile = path.join(base, 'driver.json');
  const driver = createDriver(driverFile);
  const host = await findVscodeHost();
  const start = (port?: number): ReturnType<typeof startVscodeServer> =>
    startVscodeServer({
      host,
      directory: serverDir,
      extensions,
      // Whether a workspace is trusted is a setting of each window.
      trust: false,
      env: { KRATOS_FLOWS_TEST_DRIVER: driverFile, ...env },
      ...(port !== undefined && { port }),
    });

  let server = await start();
  const context = await openBrowser(path.join(dataDir, 'browser'));
  return {
    dataDir,
    folder,
    driverFile,
    driver,
    context,
    serverDir,
    address: () => server.address(folder),
    restartServer: async () => {
      await server.stop();
      await rm(driverFile, { force: true });
      server = await start(server.port);
    },
    clear: async () => {
      const host = await driver.run(() => process.pid);
      // What a tab keeps for its session goes with the tab.
      const page = await context.newPage();
      for (const other of context.pages()) if (other !== page) await close(other);
      await end(host);
      const devtools = await context.newCDPSession(page);
      const { origin } = new URL(server.address(folder));
      await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'cookies,local_storage,indexeddb' });
      await devtools.detach();
      await context.clearCookies();
      const logs = path.join(serverDir, 'user', 'logs');
      const ofWindows = (await readdir(logs, { recursive: true })).filter((name) =>
        name.includes(`${path.sep}exthost`),
      );
      const written = [folder, driverFile, ...['User', 'Machine'].map((name) => path.join(serverDir, 'user', name))];
      for (const name of [...written, ...ofWindows.map((name) => path.join(logs, name))])
        await rm(name, { recursive: true, force: true, maxRetries: 5 });
      return page;
    },
    stop: async () => {
      for (const page of context.pages()) await close(page).catch(() => undefined);
      await context.close().catch(() => undefined);
      await server.stop();
      await rm(base, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A workbench that is still on the page keeps the browser from closing for half a minute. */
async function close(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.close();
}

/**
 * Waits until a process has ended, which is asked to after two seconds. An extension host may wait for its window to
 * come back.
 */
async function end(pid: number): Promise<void> {
  const isGone = (): Promise<true | undefined> => {
    try {
      process.kill(pid, 0);
      return Promise.resolve(undefined);
    } catch {
      return Promise.resolve(true);
    }
  };
  if (await waitFor(isGone, 2)) return;
  process.kill(pid, 'SIGKILL');
  if (!(await waitFor(isGone, 60))) throw new Error(`The extension host ${pid} did not end.`);
}

async function openBrowser(profile: string): Promise<BrowserContext> {
  const { chromium } = await import('playwright-core');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    permissions: ['clipboard-read', 'clipboard-write'],
    args: browserArguments,
    // What moves is drawn sixty times a second, by the processor.
    reducedMotion: 'reduce',
  });
  // For machines with much else to do.
  context.setDefaultTimeout(120_000);
  return context;
}
