import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { browserArguments, findBrowser } from '../../../scripts/vscode-host.mjs';
import { camelCase } from '../../../src/kratos/recipe/texts';
import type { Kratos } from '../../kit';
import { html, raw } from '../../kit/answers';
import { endLater } from '../../kit/cleanup';
import { startFaultServer } from '../../kit/fault-server';
import type { FaultServer } from '../../kit/fault-server';
import type { Values } from './journeys';
import type { Ran } from './tool';

let site: Promise<FaultServer> | undefined;
let browser: Promise<Browser> | undefined;
let runs = 0;

/** The pages of an app that is no part of Kratos: another port of the same host. One for all tests of the file. */
export function openSite(): Promise<FaultServer> {
  site ??= startFaultServer();
  return site;
}

/** A Chromium that nobody sees. It ends with the file. */
export function openBrowser(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: findBrowser(), args: [...browserArguments] });
  return browser;
}

endLater(async () => {
  await (await browser)?.close();
});

/** Runs a module that exports `run` in a page of its own, where somebody types the codes that were mailed. */
export async function runInPage(folder: string, values: Values, kratos: Kratos): Promise<Ran> {
  const pages = await openSite();
  const own = `/run-${String(++runs)}`;
  const code = await readFile(path.join(folder, 'run.js'), 'utf8');
  const otpauth = path.join(folder, 'node_modules', 'otpauth', 'dist', 'otpauth.esm.min.js');
  const script = { headers: { 'content-type': 'text/javascript' } };
  pages.route(`GET ${own}.js`, raw(code, script));
  pages.route('GET /otpauth.js', raw(await readFile(otpauth, 'utf8'), script));
  pages.route(`GET ${own}`, html('<script type="importmap">{"imports":{"otpauth":"/otpauth.js"}}</script>'));
  const context = await (await openBrowser()).newContext();
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.exposeFunction('readCode', (address: string) => kratos.code(address));
  await page.goto(pages.url + own);
  const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [camelCase(name), value]));
  const call = `import('${own}.js').then(({ run }) => run({ ...${JSON.stringify(given)}, readCode: window.readCode }))`;
  try {
    await page.evaluate(call);
    return { code: 0, said: said.join('\n') };
  } catch (error) {
    return { code: 1, said: [...said, String(error)].join('\n') };
  } finally {
    await context.close();
  }
}
