// npm run test:host: the tests of test/host inside the extension host of a VS Code server.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRoot, root } from './places.mjs';
import { main } from './setup.mjs';
import { browserArguments, findBrowser, findVscodeHost, startVscodeServer } from './vscode-host.mjs';

/**
 * @typedef {{ passed: number, failed: number, lines: readonly string[] }} HostReport as test/host/harness.ts writes it
 */

/**
 * Builds the extension and its host tests and runs them. Rejects when they do not come to an end.
 * @returns {Promise<HostReport>}
 */
export async function runHostTests() {
  const executablePath = findBrowser();
  const host = await findVscodeHost();
  const { buildExtension, buildHostTests } = await import('../esbuild.mjs');
  await buildExtension();
  const tests = await buildHostTests();
  const base = mkdtempSync(path.join(tmpdir(), 'host-tests-'));
  const report = path.join(base, 'report.json');
  const server = await startVscodeServer({
    host,
    directory: path.join(base, 'server'),
    testDriver: true,
    env: { KRATOS_FLOWS_HOST_REPORT: report },
  });
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const page = await browser.newPage();
    /** @type {Promise<void>} */
    const ended = new Promise((resolve) => void page.exposeFunction('codeAutomationExit', () => resolve()));
    /** @type {string[]} */
    const log = [];
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ words) => {
      log.push(`${type}: ${words.map(String).join(' ')}`);
    });
    const payload = /** @type {const} */ ([
      ['extensionDevelopmentPath', server.remote(root)],
      ['extensionTestsPath', server.remote(tests)],
      ['skipWelcome', 'true'],
    ]);
    await page.goto(server.address(inRoot('scripts', 'practice', 'workspace'), payload));
    const limit = setTimeout(() => void page.close(), 300_000);
    await Promise.race([ended, page.waitForEvent('close', { timeout: 0 })]);
    clearTimeout(limit);
    if (!existsSync(report)) throw new Error(`The host tests did not come to an end:\n${log.slice(-30).join('\n')}`);
    return JSON.parse(readFileSync(report, 'utf8'));
  } finally {
    await browser.close();
    await server.stop();
    rmSync(base, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const { passed, failed, lines } = await runHostTests();
    const results = inRoot('.cache', 'results');
    mkdirSync(results, { recursive: true });
    writeFileSync(path.join(results, 'host.json'), JSON.stringify({ passed, failed }));
    console.log([...lines, '', `In the extension host: ${passed} passed, ${failed} failed`].join('\n'));
    process.exit(failed === 0 ? 0 : 1);
  });
}
