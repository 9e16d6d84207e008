import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DebugConfigurationProvider } from 'vscode';
import { browserArguments, findBrowser } from '../../scripts/vscode-host.mjs';
import type { PersonaBrowser } from '../../src/kratos/browser/personaBrowser';
import type { BrowserNeeds } from '../../src/kratos/drive/browsers/begin';
import { endLater } from './cleanup';
import { waitFor } from './wait';
import type { Workbench } from './workbench';

/** Browsers of personas that nobody sees, with profiles in a folder that ends with the test. */
export async function unseenBrowsers(): Promise<
  BrowserNeeds & { readonly leftProfiles: () => Promise<readonly string[]> }
> {
  const profiles = await mkdtemp(path.join(tmpdir(), 'profiles-'));
  endLater(() => rm(profiles, { recursive: true, force: true, maxRetries: 5 }));
  return {
    wanted: () => findBrowser(),
    extraArguments: () => unseen,
    profiles,
    leftProfiles: () => readdir(profiles),
  };
}

const unseen = ['--headless=new', ...browserArguments];

/**
 * Has the personas of a workbench use this browser, which nobody sees. Its settings are those of the machine, which the
 * editor keeps apart from those of the person. Without a file they are unset.
 */
export async function useBrowser(workbench: Workbench, file: string | undefined): Promise<void> {
  await workbench.inHost(
    async (vscode, named, given) => {
      const settings = vscode.workspace.getConfiguration('kratosFlows');
      await settings.update('browser.path', named ?? undefined, true);
      await settings.update('browser.arguments', given ?? undefined, true);
    },
    file ?? null,
    file === undefined ? null : unseen,
  );
}

/**
 * Has the editor's debugger start this browser, unseen, where the extension runs: in these tests that is the machine at
 * which the person sits, whose own editor would start it otherwise.
 */
export async function haveDebuggerNearby(workbench: Workbench, file: string): Promise<void> {
  await workbench.inHost(
    (vscode, runtimeExecutable, more) => {
      const nearby: DebugConfigurationProvider = {
        resolveDebugConfiguration: (_, configuration) => {
          // Each page has a configuration too, which is not for a launch.
          const given = configuration.runtimeArgs as readonly string[] | undefined;
          if (given === undefined) return configuration;
          const runtimeArgs = [...given, ...more];
          return { ...configuration, browserLaunchLocation: 'workspace', runtimeExecutable, runtimeArgs };
        },
      };
      vscode.debug.registerDebugConfigurationProvider('pwa-chrome', nearby);
    },
    file,
    unseen,
  );
}

/** Whether a process of this id runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The process of a browser that we started. */
export function pidOf({ pid }: PersonaBrowser): number {
  if (pid === undefined) throw new Error('This browser was started by somebody else.');
  return pid;
}

/** What a page yields for an expression, once that is something; of the browser's newest page. */
export async function onPage<T>(browser: PersonaBrowser, expression: string): Promise<T> {
  const found = await waitFor(
    async () => {
      const page = browser.targets.pages().at(-1);
      if (!page) return undefined;
      const answer = await browser.devtools
        .send('Runtime.evaluate', { expression, returnByValue: true }, page.sessionId)
        .catch(() => undefined);
      return answer?.result.value as T | undefined;
    },
    60,
    100,
  );
  if (found === undefined) throw new Error(`The page never had ${expression}.`);
  return found;
}

/** Fills fields of the page's form by their names and presses the button that has this name. */
export async function submitOnPage(
  browser: PersonaBrowser,
  fields: Readonly<Record<string, string>>,
  button = 'method',
): Promise<void> {
  const filled = Object.entries(fields).map(
    ([name, value]) => `f.elements.namedItem(${JSON.stringify(name)}).value = ${JSON.stringify(value)};`,
  );
  await onPage(
    browser,
    `(() => { const f = document.forms[0]; const b = f?.querySelector('button[name="${button}"]'); if (!b) return undefined; ${filled.join(' ')} b.click(); return true; })()`,
  );
}
