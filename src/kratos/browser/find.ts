import { access, constants, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { ChromeBrowserFinder, EdgeBrowserFinder } from '@vscode/js-debug-browsers';
import type { BrowserProblem } from '../record/browsing';

/** A program that is taken for a browser. */
export interface FoundBrowser {
  readonly kind: 'found';
  readonly file: string;
  /** The name of its snap (Ubuntu), which has a `/tmp` of its own and cannot read hidden folders. */
  readonly snap?: string;
}

/** Qualities that a person did not take for every day come last. */
const later = ['beta', 'dev', 'canary'];

/**
 * The browser that is named (`wanted`, a path; empty: none), else Chrome, Edge or Chromium as the system has it. What
 * cannot be spoken to over a pipe is a problem, with its reason.
 */
export async function findBrowser(wanted: string): Promise<FoundBrowser | BrowserProblem> {
  if (wanted.trim() !== '') return judge(expandHome(wanted.trim()), true);
  const finders = [new ChromeBrowserFinder(), new EdgeBrowserFinder()];
  const found = (await Promise.all(finders.map((finder) => finder.findAll().catch(() => [])))).flat();
  const judged: (FoundBrowser | BrowserProblem)[] = [];
  const inOrder = found.toSorted((a, b) => later.indexOf(a.quality) - later.indexOf(b.quality));
  for (const { path: file } of [...inOrder, ...(await elsewhere())]) {
    const one = await judge(file, false);
    if (one.kind === 'found' && one.snap === undefined) return one;
    judged.push(one);
  }
  return (
    judged.find(({ kind }) => kind === 'found') ??
    judged.find(({ kind }) => kind === 'shut-in') ?? { kind: 'none-found' }
  );
}

async function judge(file: string, isNamed: boolean): Promise<FoundBrowser | BrowserProblem> {
  if (process.platform === 'linux' && /^\/mnt\/[a-z]\/.*\.exe$/i.test(file))
    return { kind: 'shut-in', file, by: 'wsl' };
  if (!(await isProgram(file))) return isNamed ? { kind: 'not-a-program', file } : { kind: 'none-found' };
  const real = await realpath(file).catch(() => file);
  const places = [file, real];
  if (places.some((one) => /[/\\]flatpak[/\\]/.test(one))) return { kind: 'shut-in', file, by: 'flatpak' };
  const snap = real === '/usr/bin/snap' ? path.basename(file) : /^\/snap\/([^/]+)/.exec(real)?.[1];
  return { kind: 'found', file, ...(snap !== undefined && { snap }) };
}

/** What the finders do not look for: Chromium beside Chrome, and browsers of Flatpak, which are told apart. */
async function elsewhere(): Promise<readonly { readonly path: string }[]> {
  const files: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    darwin: ['/Applications', path.join(homedir(), 'Applications')].map((folder) =>
      path.join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
    ),
    win32: [process.env.LOCALAPPDATA, process.env.PROGRAMFILES]
      .filter((folder) => folder !== undefined)
      .map((folder) => path.win32.join(folder, 'Chromium', 'Application', 'chrome.exe')),
    linux: ['/var/lib/flatpak', path.join(homedir(), '.local/share/flatpak')].flatMap((folder) =>
      ['com.google.Chrome', 'org.chromium.Chromium', 'com.microsoft.Edge'].map((id) =>
        path.join(folder, 'exports/bin', id),
      ),
    ),
  };
  const there = await Promise.all(
    (files[process.platform] ?? []).map(async (file) => ((await isProgram(file)) ? [file] : [])),
  );
  return there.flat().map((file) => ({ path: file }));
}

function expandHome(file: string): string {
  return /^~[/\\]/.test(file) ? path.join(homedir(), file.slice(2)) : file;
}

function isProgram(file: string): Promise<boolean> {
  return access(file, process.platform === 'win32' ? constants.F_OK : constants.X_OK).then(
    () => true,
    () => false,
  );
}
