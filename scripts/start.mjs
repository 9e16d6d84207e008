// npm start: a practice Kratos, and a VS Code with the extension on a sample workspace.
//   npm start -- --browser   VS Code in the browser although a desktop `code` is there
//   npm start -- --no-open   starts everything and opens nothing
//   npm start -- --check     starts everything, checks that it answers, ends
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findKratos } from './kratos.mjs';
import { cacheHome } from './places.mjs';
import { packageExtension } from './package.mjs';
import { isFree, startPractice } from './practice.mjs';
import { Missing, endGroup, onPath, run, spawnGroup } from './processes.mjs';
import { main } from './setup.mjs';
import { findVscodeHost, installExtensions, startVscodeServer } from './vscode-host.mjs';

const chosen = new Set(process.argv.slice(2));
/** @param {string} name */
const wants = (name) => chosen.has(`--${name}`);

/** What was started, newest last. @type {(() => Promise<void>)[]} */
const endings = [];

await main(async () => {
  const interrupted = new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, resolve);
  });
  void interrupted.then(() => end(0));
  try {
    await start();
  } catch (error) {
    console.error(error instanceof Missing ? error.message : error);
    await end(1);
  }
});

/** Ends everything in the opposite order, and this process with it. @param {number} code */
async function end(code) {
  for (const stop of endings.splice(0).reverse()) await stop().catch(console.error);
  process.exit(code);
}

async function start() {
  const desktop = wants('browser') ? undefined : desktopCode();
  const kratos = await findKratos();
  const host = desktop ? undefined : await findVscodeHost();
  console.log('Packing the extension …');
  const { file } = await packageExtension();
  console.log('Starting Kratos …');
  const practice = await startPractice(kratos);
  endings.push(practice.stop);
  const { publicUrl, adminUrl, version } = practice.server;
  console.log(`Kratos ${version} answers at ${publicUrl}, its admin API at ${adminUrl}.`);
  console.log(`A provider to sign in with answers at ${practice.provider.issuer}.`);
  if (kratos.kind === 'docker')
    console.log('Kratos in a container cannot reach it: signing in with it needs Go, or a Kratos in KRATOS_BIN.');

  const settings = {
    'workbench.startupEditor': 'readme',
    'kratosFlows.connections': [{ id: 'practice', name: 'practice', publicUrl, adminUrl }],
  };
  if (host) await openInBrowser(host, file, practice.folder, settings);
  else if (desktop) await openOnDesktop(desktop, file, practice.folder, settings);
}

/** The desktop `code`, where it can open a window. */
function desktopCode() {
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  // In a terminal of a remote VS Code, `code` talks to that window and takes no profile of its own.
  return display && !process.env.VSCODE_IPC_HOOK_CLI ? onPath('code') : undefined;
}

/**
 * A window on a profile of its own, so that nobody's settings and extensions are touched.
 * @param {string} code
 * @param {string} vsix
 * @param {string} folder
 * @param {Record<string, unknown>} settings
 */
async function openOnDesktop(code, vsix, folder, settings) {
  const profile = path.join(cacheHome, 'desktop');
  const file = path.join(profile, 'data', 'User', 'settings.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({ ...readSettings(file), 'security.workspace.trust.enabled': false, ...settings }, null, 2),
  );
  const dirs = ['--user-data-dir', path.join(profile, 'data'), '--extensions-dir', path.join(profile, 'extensions')];
  await run(code, [...dirs, '--install-extension', vsix, '--force']);
  if (wants('check')) return check([], file);
  if (wants('no-open')) return console.log(`Ready: ${code} ${dirs.join(' ')} ${folder}\nCtrl-C ends it.`);
  console.log('VS Code opens in a window of its own. Closing it or pressing Ctrl-C ends it all.');
  const window = spawnGroup(code, [...dirs, '--new-window', '--wait', folder], { stdio: 'ignore' });
  endings.push(() => endGroup(window));
  window.once('exit', () => void end(0));
}

/** @param {string} file @returns {Record<string, unknown>} */
function readSettings(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * @param {import('./vscode-host.mjs').VscodeHost} host
 * @param {string} vsix
 * @param {string} folder
 * @param {Record<string, unknown>} settings
 */
async function openInBrowser(host, vsix, folder, settings) {
  console.log('Starting VS Code …');
  const base = mkdtempSync(path.join(realpathSync(tmpdir()), 'kratos-vscode-'));
  endings.push(async () => rmSync(base, { recursive: true, force: true, maxRetries: 5 }));
  const extensions = path.join(base, 'extensions');
  await installExtensions(host, extensions, [vsix]);
  const usual = 4466;
  const server = await startVscodeServer({
    host,
    directory: path.join(base, 'server'),
    extensions,
    settings,
    ...((await isFree(usual)) && { port: usual }),
  });
  endings.push(server.stop);
  const address = server.address(folder);
  if (wants('check')) return check([address], path.join(server.directory, 'user', 'User', 'settings.json'));
  console.log(`\n  VS Code with the extension:  ${address}\n\nOpen it in a browser. Ctrl-C here ends it all.`);
  const opener = process.platform === 'darwin' ? onPath('open') : process.env.DISPLAY && onPath('xdg-open');
  if (opener && !wants('no-open')) await run(opener, [address]).catch(() => undefined);
}

/**
 * Ends with 0 when every address answers and the settings name a Kratos that is ready.
 * @param {readonly string[]} addresses
 * @param {string} settingsFile
 */
async function check(addresses, settingsFile) {
  const connections = /** @type {{ publicUrl: string }[]} */ (readSettings(settingsFile)['kratosFlows.connections']);
  for (const address of [...addresses, ...connections.map(({ publicUrl }) => `${publicUrl}/health/ready`)]) {
    const { ok, status } = await fetch(address);
    if (!ok) throw new Error(`${address} answered ${status}.`);
  }
  console.log('Everything answers.');
  await end(0);
}
