// The practice server and its workspace: a folder of its own, with the configuration that the server runs on.
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startKratosServer } from './kratos.mjs';
import { inRoot } from './places.mjs';
import { freePort } from './processes.mjs';

/** Where people expect Kratos; other ports are used while these are taken. */
const usualPorts = { public: 4433, admin: 4434 };

/** Where the provider is looked for; another port is used while it is taken. */
const usualProviderPort = 4456;

/**
 * @typedef {object} Practice
 * @property {import('./kratos.mjs').KratosServer} server
 * @property {import('./practice/provider.mjs').PracticeProvider} provider
 * @property {string} folder the workspace
 * @property {() => Promise<void>} stop ends both and removes the folder
 */

/**
 * Lays out the workspace, and starts the server in it and a provider beside it.
 * @param {import('./kratos.mjs').KratosSource} source
 * @returns {Promise<Practice>}
 */
export async function startPractice(source) {
  // The real path: on macOS the temporary directory is a link, which Docker and editors name differently.
  const base = mkdtempSync(path.join(realpathSync(tmpdir()), 'kratos-practice-'));
  const folder = path.join(base, 'kratos-practice');
  cpSync(inRoot('scripts', 'practice', 'workspace'), folder, { recursive: true });
  const template = readFileSync(inRoot('scripts', 'practice', 'kratos.yml'), 'utf8');
  const providerPort = (await isFree(usualProviderPort)) ? usualProviderPort : await freePort();
  /** @param {{ public: number, admin: number }} ports */
  const configure = (ports) => {
    for (const file of ['kratos.yml', 'README.md', 'requests.http']) {
      const text =
        file === 'kratos.yml' ? template : readFileSync(inRoot('scripts', 'practice', 'workspace', file), 'utf8');
      const onPorts = text
        .replaceAll('4433', String(ports.public))
        .replaceAll('4434', String(ports.admin))
        .replaceAll('4456', String(providerPort));
      writeFileSync(path.join(folder, file), onPorts);
    }
    return 'kratos.yml';
  };
  try {
    const usual = (await isFree(usualPorts.public)) && (await isFree(usualPorts.admin));
    const server = await startKratosServer({ source, folder, configure, ...(usual && { ports: usualPorts }) });
    const provider = await providerFor(server.publicUrl, providerPort).catch(async (error) => {
      await server.stop();
      throw error;
    });
    const stop = async () => {
      await provider.stop();
      await server.stop();
      rmSync(base, { recursive: true, force: true, maxRetries: 5 });
    };
    return { server, provider, folder, stop };
  } catch (error) {
    rmSync(base, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

/**
 * Starts the practice provider for a Kratos at this address.
 * @param {string} publicUrl without a slash at the end
 * @param {number} port
 * @param {readonly string[]} others more addresses to come back to
 */
export async function providerFor(publicUrl, port, others = []) {
  // A fresh clone has its package only once it is set up.
  const { startProvider } = await import('./practice/provider.mjs');
  // Where people are sent back to with `base_redirect_uri`: the Flow Explorer listens there while it waits for them.
  const hosts = [publicUrl, 'http://127.0.0.1:4455', ...others];
  const callbacks = hosts.map((host) => `${host}/self-service/methods/oidc/callback`);
  // With `pkce: force` the provider's id is missing at the end.
  return startProvider({ port, redirectUris: callbacks.flatMap((callback) => [`${callback}/practice`, callback]) });
}

/** Whether nobody listens on this port of the loopback interface. @param {number} port @returns {Promise<boolean>} */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
