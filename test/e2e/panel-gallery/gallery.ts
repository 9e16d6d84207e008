import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { ToHost, ToPanel } from '../../../src/protocol/messages';
import type { FromIdentity, ToIdentity } from '../../../src/protocol/identity';
import type { FromCensus, ToCensus } from '../../../src/protocol/census';
import type { FromIdentityForm, ToIdentityForm } from '../../../src/protocol/identityForm';
import type { FromIdentityImport, ToIdentityImport } from '../../../src/protocol/identityImport';
import type { FromSimulator, ToSimulator } from '../../../src/protocol/simulator';
import { framePage, type PageLanguage } from '../../../src/views/webviews/frame';
import { inRoot } from '../../../scripts/places.mjs';
import type { GalleryState } from './states';
import { themes } from './themes';

export type Theme = keyof typeof themes;
export const themeNames = Object.keys(themes) as readonly Theme[];
export const widths = [1280, 500] as const;

/** What a webview of the editor gives every page, in a layer below the panel's own style. */
const editorStyle = `@layer vscode-default {
  body { background-color: transparent; color: var(--vscode-editor-foreground); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); margin: 0; padding: 0 20px; }
  img { max-width: 100%; max-height: 100%; }
  code { font-family: var(--monaco-monospace-font); color: var(--vscode-textPreformat-foreground); background-color: var(--vscode-textPreformat-background); padding: 1px 3px; border-radius: 4px; }
}`;

const origin = 'http://panel.test';
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
  '.html': 'text/html',
};

/**
 * Where the gallery's own build of the pages is: one for each worker, since whoever builds writes over what another
 * reads.
 */
const panelFolder = inRoot('.cache', 'gallery', `webview-${process.env.VITEST_POOL_ID ?? '0'}`);

let built: Promise<unknown> | undefined;

/** Builds the pages as they ship, once for all files of a worker. */
export async function buildPages(): Promise<void> {
  await (built ??= buildAll());
}

function buildAll(): Promise<unknown> {
  return build({
    entryPoints: Object.fromEntries(
      ['flow', 'simulator', 'identity', 'census', 'identityForm', 'identityImport'].map((name) => [
        name,
        inRoot('webview', name, 'main.ts'),
      ]),
    ),
    outdir: panelFolder,
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'chrome120',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  });
}

/** Chromium, as the tests find it everywhere. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

/** A kind of page, as its host frames it. */
interface PageFrame {
  readonly files: 'flow' | 'simulator' | 'identity' | 'census' | 'identityForm' | 'identityImport';
  readonly view: string;
}

/** A page on the screen: its real script and frame (content policy included), with a stand-in for the editor. */
export interface Opened<Sent, Said> {
  readonly page: Page;
  /** What went wrong in the page: errors, refused resources. Empty is good. */
  readonly faults: readonly string[];
  /** What the page said to the host so far. */
  readonly sent: () => Promise<readonly Sent[]>;
  /** Says something to the page, as the host would. */
  readonly say: (message: Said) => Promise<void>;
  /** What the page gave the editor to keep. */
  readonly kept: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** A flow panel on the screen. */
export interface Shown extends Opened<ToHost, ToPanel> {
  /** Shows another state in the same page, as a flow of its own. */
  readonly turnTo: (state: GalleryState) => Promise<void>;
}

/** Opens one state in one theme and width, in English unless told otherwise. Needs `buildPages`. */
export async function show(
  browser: Browser,
  state: GalleryState,
  theme: Theme,
  width: number,
  language: PageLanguage = { name: 'en' },
): Promise<Shown> {
  const frame = { files: 'flow', view: 'flow' } as const;
  const opened = await open<ToHost, ToPanel>(browser, frame, state.messages, theme, width, language);
  const { page } = opened;
  const settle = async ({ name, presses = [] }: GalleryState): Promise<void> => {
    for (const press of presses) await pressIt(page, press);
    await page.waitForTimeout(name === 'busy' ? 400 : 50);
  };
  await settle(state);
  return {
    ...opened,
    turnTo: async (next) => {
      await page.evaluate(({ messages, name }) => {
        (globalThis as unknown as Stage).turnTo(messages, name);
      }, next);
      await page.locator(`body[data-flow-id$="${next.name}"]`).waitFor();
      await settle(next);
    },
  };
}

/** Opens the page of counts with what the host would tell it first. */
export function showCensus(
  browser: Browser,
  message: ToCensus,
  theme: Theme,
  { width = 900 }: { width?: number } = {},
): Promise<Opened<FromCensus, ToCensus>> {
  return open(browser, { files: 'census', view: 'who-has-what' }, [message], theme, width, { name: 'en' });
}

/** Opens the simulator's page with what the host would tell it first. `kept` is what the editor kept of it before. */
export function showSimulator(
  browser: Browser,
  message: ToSimulator,
  theme: Theme,
  { width = 900, language = { name: 'en' }, kept }: { width?: number; language?: PageLanguage; kept?: unknown } = {},
): Promise<Opened<FromSimulator, ToSimulator>> {
  return open(browser, { files: 'simulator', view: 'who-is-asked' }, [message], theme, width, language, kept);
}

/** Opens an identity's page with what the host would tell it first. */
export function showIdentity(
  browser: Browser,
  message: ToIdentity,
  theme: Theme,
  { width = 1100, language = { name: 'en' } }: { width?: number; language?: PageLanguage } = {},
): Promise<Opened<FromIdentity, ToIdentity>> {
  return open(browser, { files: 'identity', view: 'identity' }, [message], theme, width, language);
}

/** Opens the form of an identity with what the host would tell it first. */
export function showIdentityForm(
  browser: Browser,
  message: ToIdentityForm,
  theme: Theme,
  { width = 900 }: { width?: number } = {},
): Promise<Opened<FromIdentityForm, ToIdentityForm>> {
  const frame = { files: 'identityForm', view: 'identity-form' } as const;
  return open(browser, frame, [message], theme, width, { name: 'en' });
}

/** Shows the page that imports identities. */
export async function showIdentityImport(
  browser: Browser,
  message: ToIdentityImport,
  theme: Theme,
  { width = 900 }: { width?: number } = {},
): Promise<Opened<FromIdentityImport, ToIdentityImport>> {
  const frame = { files: 'identityImport', view: 'identity-import' } as const;
  return open(browser, frame, [message], theme, width, { name: 'en' });
}

async function open<Sent, Said extends { readonly type: string }>(
  browser: Browser,
  { files, view }: PageFrame,
  messages: readonly Said[],
  theme: Theme,
  width: number,
  language: PageLanguage,
  kept?: unknown,
): Promise<Opened<Sent, Said>> {
  const context = await browser.newContext({
    viewport: { width, height: width < 760 ? 900 : 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await context.route(`${origin}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') {
      const body = framePage(
        { cspSource: origin, script: `${origin}/${files}.js`, style: `${origin}/${files}.css` },
        { view, title: 'Panel' },
        language,
      );
      await route.fulfill({ contentType: 'text/html', body });
    } else {
      await route.fulfill({
        contentType: types[path.extname(name)] ?? 'text/plain',
        body: readFileSync(path.join(panelFolder, name)),
      });
    }
  });
  await page.addInitScript(standIn, { messages, variables: themes[theme], kind: theme, style: editorStyle, kept });
  await page.goto(`${origin}/`);
  await page.locator('h1').waitFor();
  await page.evaluate(() => document.fonts.ready);
  return {
    page,
    faults,
    sent: () => page.evaluate(() => (globalThis as unknown as Stage<Sent>).sent),
    kept: () => page.evaluate(() => (globalThis as unknown as Stage).kept()),
    say: (message) =>
      page.evaluate((one) => {
        window.postMessage(one, '*');
      }, message),
    close: () => context.close(),
  };
}

/** What the stand-in leaves in the page for the gallery. */
interface Stage<Sent = unknown> {
  readonly sent: readonly Sent[];
  readonly kept: () => unknown;
  readonly turnTo: (messages: GalleryState['messages'], name: string) => void;
}

/** `tab NAME`, `summary TEXT` or the name of a button. */
async function pressIt(page: Page, press: string): Promise<void> {
  const [kind, ...rest] = press.split(' ');
  const name = rest.join(' ');
  const wire = page.locator('.wire-fold > summary');
  if (kind === 'tab') {
    if (await wire.isVisible()) await wire.click();
    await page.getByRole('tab', { name }).click();
  } else if (kind === 'summary') await page.locator('summary', { hasText: name }).first().click();
  else await page.getByRole('button', { name: press }).first().click();
}

interface StandIn {
  readonly messages: readonly { readonly type: string }[];
  readonly variables: Readonly<Record<string, string>>;
  readonly kind: string;
  readonly style: string;
  readonly kept: unknown;
}

/** Runs in the page before its script: an editor that answers from the state's messages. */
function standIn({ messages, variables, kind, style, kept: before }: StandIn): void {
  const sent: { type: string; id?: string }[] = [];
  let kept = before;
  // Each kind of page is answered by messages of its own.
  let current = messages as GalleryState['messages'];
  const say = (message: unknown): void => {
    setTimeout(() => {
      window.postMessage(message, '*');
    }, 0);
  };
  const answer = (message: { type: string; id?: string }): void => {
    sent.push(message);
    for (const one of current) {
      if (message.type === 'ready' && one.type === 'state') say(one);
      if (message.type === 'edit' && one.type === 'preview') say(one);
      if (message.type === 'show-exchange' && one.type === 'exchange' && one.exchange.id === message.id) say(one);
    }
  };
  const api = {
    postMessage: answer,
    getState: () => kept,
    setState: (state: unknown) => {
      kept = state;
    },
  };
  const turnTo = (next: GalleryState['messages'], name: string): void => {
    current = next;
    for (const one of next) {
      if (one.type !== 'state') continue;
      const { flow } = one.state;
      say({ ...one, state: { ...one.state, flow: { ...flow, id: `${flow.id}-${name}` } } });
    }
  };
  Object.assign(globalThis, { sent, turnTo, kept: () => kept, acquireVsCodeApi: () => api });
  const dress = (): void => {
    for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
  };
  document.addEventListener('DOMContentLoaded', () => {
    dress();
    const name = { dark: 'vscode-dark', light: 'vscode-light', hc: 'vscode-high-contrast' }[kind] ?? '';
    document.body.classList.add(name);
    document.body.dataset.vscodeThemeKind = name;
  });
}

/** True when something is cut or reaches beyond the window. */
export function findOverflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > window.innerWidth)
      found.push(`page is ${document.documentElement.scrollWidth} px wide`);
    for (const element of document.querySelectorAll<HTMLElement>('#page *')) {
      if (element.closest('.sr-only, svg, details:not([open]) > :not(summary)') !== null) continue;
      const box = element.getBoundingClientRect();
      if (box.width > 0 && box.right > window.innerWidth + 1)
        found.push(`${element.tagName}.${element.className} reaches ${Math.round(box.right)}`);
      const hides = getComputedStyle(element).overflowX !== 'visible' && element.tagName !== 'INPUT';
      if (hides && element.scrollWidth > element.clientWidth + 1)
        found.push(`${element.tagName}.${element.className} is cut: ${element.textContent.slice(0, 60)}`);
    }
    return found;
  });
}
