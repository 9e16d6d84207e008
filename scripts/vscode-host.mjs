// A real VS Code without a desktop: the server and workbench that the npm package code-server carries, in a browser.
// Linux and macOS; everything comes from npm.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openFrontDoor } from './front-door.mjs';
import { cacheHome, pinnedNode } from './places.mjs';
import { Missing, endGroup, freePort, npm, onPath, run, spawnGroup } from './processes.mjs';

const codeServer = {
  version: '4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

/**
 * Half of the weight, and no part of what an extension sees: AI features, terminals, remote containers, sign-in, other
 * systems.
 */
const leftOut = {
  packages: [
    '@devcontainers/cli',
    '@github/copilot-sdk',
    '@microsoft/mxc-sdk',
    '@vscode/copilot-api',
    '@vscode/sandbox-runtime',
    '@vscode/sqlite3',
    '@vscode/windows-process-tree',
    '@vscode/windows-registry',
    'kerberos',
    'node-pty',
    'ssh2',
  ],
  extensions: [
    'copilot',
    'mermaid-markdown-features',
    'github-authentication',
    'microsoft-authentication',
    'tunnel-forwarding',
  ],
};

/** @typedef {{ node: string, server: string }} VscodeHost the Node that runs it, and its main module */

/**
 * Finds the VS Code server in the cache, or installs it there from npm (about a minute).
 * @param {(line: string) => void} [say]
 * @returns {Promise<VscodeHost>}
 */
export async function findVscodeHost(say = console.log) {
  if (process.platform === 'win32') {
    throw new Missing('On Windows the VS Code server cannot run: put the desktop `code` on the PATH, or use WSL.');
  }
  const home = path.join(
    cacheHome,
    `vscode-${codeServer.version}-node-${pinnedNode.version}-${process.platform}-${process.arch}`,
  );
  if (!existsSync(home)) await install(home, say);
  return {
    node: path.join(home, 'node', 'bin', 'node'),
    server: path.join(home, 'vscode', 'out', 'server-main.js'),
  };
}

/**
 * @param {string} home
 * @param {(line: string) => void} say
 */
async function install(home, say) {
  say('Installing a VS Code server from npm, once: about a minute …');
  const partial = `${home}.${process.pid}.partial`;
  mkdirSync(partial, { recursive: true });
  try {
    const node = `node-${process.platform}-${process.arch}@${pinnedNode.version}`;
    await Promise.all([
      unpack(`code-server@${codeServer.version}`, partial, codeServer.integrity).then((folder) =>
        renameSync(path.join(folder, 'lib', 'vscode'), path.join(partial, 'vscode')),
      ),
      unpack(node, partial).then((folder) => renameSync(folder, path.join(partial, 'node'))),
    ]);
    await installPackages(path.join(partial, 'vscode'), path.join(partial, 'node'), say);
    rmSync(path.join(partial, 'unpacked'), { recursive: true, force: true });
    if (!existsSync(home)) renameSync(partial, home);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/**
 * Downloads a package without what it depends on and unpacks it. Resolves to the folder with its package.json.
 * @param {string} spec
 * @param {string} into
 * @param {string} [integrity] what the download has to be; npm checks it against its registry in any case
 */
async function unpack(spec, into, integrity) {
  const folder = path.join(into, 'unpacked', spec.replace(/@.*/, ''));
  mkdirSync(folder, { recursive: true });
  const [packed] = /** @type {{ filename: string, integrity: string }[]} */ (
    asList(
      JSON.parse(
        await npm(['pack', spec, '--json', '--loglevel=error', '--pack-destination', folder], { cwd: folder }),
      ),
    )
  );
  if (!packed) throw new Error(`npm packed nothing for ${spec}.`);
  if (integrity && packed.integrity !== integrity) throw new Error(`${spec} is not what it was: ${packed.integrity}.`);
  await run('tar', ['-xzf', path.join(folder, path.basename(packed.filename)), '-C', folder]);
  return path.join(folder, 'package');
}

/** npm lists what it packed as an array, newer ones as an object by name. @param {object} packed */
const asList = (packed) => (Array.isArray(packed) ? packed : Object.values(packed));

/**
 * @param {string} vscode
 * @param {string} node
 * @param {(line: string) => void} say
 */
async function installPackages(vscode, node, say) {
  for (const name of leftOut.extensions)
    rmSync(path.join(vscode, 'extensions', name), { recursive: true, force: true });
  const file = path.join(vscode, 'package.json');
  /** @type {{ dependencies: Record<string, string> }} */
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.dependencies = Object.fromEntries(
    Object.entries(manifest.dependencies).filter(([name]) => !leftOut.packages.includes(name)),
  );
  writeFileSync(file, JSON.stringify(manifest, null, 2));

  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await npm(['install', '--legacy-peer-deps', '--omit=dev', ...quiet], { cwd: vscode });
  await npm(['install', '--omit=dev', ...quiet], { cwd: path.join(vscode, 'extensions') });

  // Built for the Node that will load them, with the headers that come with it.
  const env = {
    ...process.env,
    PATH: `${path.join(node, 'bin')}${path.delimiter}${process.env.PATH ?? ''}`,
    npm_config_nodedir: node,
  };
  try {
    await npm(['rebuild', '--loglevel=error', '@vscode/native-watchdog', '@vscode/spdlog'], { cwd: vscode, env });
  } catch {
    say('Without a C++ compiler and Python the VS Code server works, but writes no log files.');
  }
}

/** What a test or a practice session does not want to see. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.editor.useModal': 'off',
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
};

const settingsFile = (/** @type {string} */ directory) => path.join(directory, 'user', 'User', 'settings.json');

/**
 * Writes the user settings that the next window finds: these, and those that keep the editor quiet.
 * @param {string} directory of the server
 * @param {Record<string, unknown>} settings
 */
export function writeUserSettings(directory, settings) {
  const file = settingsFile(directory);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...quietSettings, ...settings }, null, 2));
}

/**
 * @typedef {object} VscodeServer
 * @property {string} directory everything it writes
 * @property {number} port
 * @property {(folder: string, payload?: readonly (readonly [string, string])[]) => string} address of the workbench on
 *   that folder
 * @property {(file: string) => string} remote a path of this machine as the workbench names it
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the server on a port of the loopback interface. Its extensions are those in `extensions`; its user settings
 * are written when they are not there yet.
 * @param {object} options
 * @param {VscodeHost} options.host
 * @param {string} options.directory
 * @param {string} [options.extensions] a folder made by `installExtensions`
 * @param {Record<string, unknown>} [options.settings]
 * @param {boolean} [options.trust] false: workspaces start restricted and ask
 * @param {boolean} [options.testDriver] honour extensionDevelopmentPath and extensionTestsPath in the address; hides
 *   toasts
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {number} [options.port]
 * @returns {Promise<VscodeServer>}
 */
export async function startVscodeServer({
  host,
  directory,
  extensions,
  settings = {},
  trust = true,
  testDriver = false,
  env = {},
  port,
}) {
  const [outer, inner] = [port ?? (await freePort()), await freePort()];
  const temporary = path.join(directory, 'tmp');
  mkdirSync(temporary, { recursive: true });
  // A server that starts again finds what was changed meanwhile.
  if (!existsSync(settingsFile(directory))) writeUserSettings(directory, settings);

  const args = [
    ...serverArguments(host, directory, extensions ?? path.join(directory, 'extensions')),
    ...['--host', '127.0.0.1', '--port', String(inner), '--without-connection-token'],
    ...['--telemetry-level', 'off', '--disable-experiments'],
    ...(trust ? ['--disable-workspace-trust'] : []),
    ...(testDriver ? ['--enable-smoke-test-driver'] : []),
  ];
  const child = spawnGroup(host.node, args, {
    // An empty VSCODE_PROXY_URI keeps http://127.0.0.1 addresses as they are when the editor opens them; no gallery is
    // asked for anything.
    env: {
      ...process.env,
      VSCODE_PROXY_URI: '',
      EXTENSIONS_GALLERY: '{"serviceUrl":""}',
      TMPDIR: temporary,
      XDG_RUNTIME_DIR: temporary,
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
  for (const end = Date.now() + 300_000; !output.includes('Extension host agent started'); await sleep(50)) {
    if (child.exitCode !== null || Date.now() > end) {
      await endGroup(child);
      throw new Error(`The VS Code server did not start:\n${output.slice(-3000)}`);
    }
  }
  const door = await openFrontDoor({ port: outer, behind: inner, keyFile: path.join(directory, 'key') });
  const origin = `127.0.0.1:${outer}`;
  return {
    directory,
    port: outer,
    address: (folder, payload) =>
      `http://${origin}/?folder=${encodeURIComponent(folder)}${payload ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : ''}`,
    remote: (file) => `vscode-remote://${origin}${file}`,
    stop: async () => {
      await door.close();
      await endGroup(child);
    },
  };
}

/**
 * Installs VSIX files into a folder that servers can then share.
 * @param {VscodeHost} host
 * @param {string} extensions
 * @param {readonly string[]} files
 */
export async function installExtensions(host, extensions, files) {
  const directory = `${extensions}.data`;
  const each = files.flatMap((file) => ['--install-extension', file]);
  await run(host.node, [...serverArguments(host, directory, extensions), ...each, '--force']);
  rmSync(directory, { recursive: true, force: true });
}

/**
 * @param {VscodeHost} host
 * @param {string} directory
 * @param {string} extensions
 */
const serverArguments = (host, directory, extensions) => [
  host.server,
  '--accept-server-license-terms',
  ...['--server-data-dir', directory],
  ...['--user-data-dir', path.join(directory, 'user')],
  ...['--extensions-dir', extensions],
];

/**
 * A Chromium or Chrome for the tests: CHROMIUM, the PATH, or where installers put it. A whole one has all that a
 * person's has: a history, and settings for what it keeps.
 */
export function findBrowser({ isWhole = false } = {}) {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Missing(`CHROMIUM names ${named}, which does not exist.`);
    return named;
  }
  // The one without the browser's own windows starts twice as fast, and draws pages alike.
  const names = [
    ...(isWhole ? [] : ['chromium-headless-shell', 'chrome-headless-shell']),
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  ];
  const applications = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  const found = names.map(onPath).find(Boolean) ?? applications.find((file) => existsSync(file));
  if (!found) throw new Missing('No Chromium or Chrome was found: install one, or name it in CHROMIUM.');
  return found;
}

/** Chromium asks nobody for anything; as root it runs without a sandbox. */
export const browserArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
