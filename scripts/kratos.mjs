// A real Kratos, however this machine can have one: KRATOS_BIN, `kratos` on the PATH, built with Go, or Docker.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheHome, inRoot } from './places.mjs';
import { Missing, endGroup, freePort, onPath, run, spawnGroup } from './processes.mjs';

const dockerImage = 'oryd/kratos:v26.2.0';

/** @typedef {{ kind: 'program', path: string } | { kind: 'docker', image: string }} KratosSource */

/**
 * Finds a Kratos, building it once (about three minutes, then kept in the cache) where only Go is there.
 * @param {(line: string) => void} [say]
 * @returns {Promise<KratosSource>}
 */
export async function findKratos(say = console.log) {
  const named = process.env.KRATOS_BIN;
  if (named) {
    if (!existsSync(named)) throw new Missing(`KRATOS_BIN names ${named}, which does not exist.`);
    return { kind: 'program', path: path.resolve(named) };
  }
  const installed = onPath('kratos');
  if (installed) return { kind: 'program', path: installed };
  const built = builtKratos();
  if (existsSync(built.path)) return { kind: 'program', path: built.path };
  const go = onPath('go');
  if (go && hasCompiler()) {
    await buildKratos(go, built, say);
    return { kind: 'program', path: built.path };
  }
  if (onPath('docker') && (await dockerRuns())) {
    await pullImage(say);
    return { kind: 'docker', image: dockerImage };
  }
  throw new Missing(
    go
      ? 'Go is here, but no C compiler, which Kratos with SQLite needs: install gcc or clang, start Docker, or name a Kratos binary in KRATOS_BIN.'
      : 'No Kratos was found: install Go (https://go.dev, with a C compiler) or start Docker, or name a Kratos binary in KRATOS_BIN.',
  );
}

/** Where the Kratos of test/kratos/go.mod is kept, named by version and by everything that goes into it. */
function builtKratos() {
  const folder = inRoot('test', 'kratos');
  const modules = readFileSync(path.join(folder, 'go.mod'), 'utf8');
  const version = /github\.com\/ory\/kratos (v\S+)/.exec(modules)?.[1] ?? 'unknown';
  const sums = createHash('sha256')
    .update(modules)
    .update(readFileSync(path.join(folder, 'go.sum')))
    .digest('hex')
    .slice(0, 12);
  const ending = process.platform === 'win32' ? '.exe' : '';
  return {
    folder,
    version,
    path: path.join(cacheHome, `kratos-${version}-${process.platform}-${process.arch}-${sums}${ending}`),
  };
}

/**
 * @param {string} go
 * @param {ReturnType<typeof builtKratos>} target
 * @param {(line: string) => void} say
 */
async function buildKratos(go, target, say) {
  say(`Building Kratos ${target.version} with Go, once: about three minutes …`);
  mkdirSync(cacheHome, { recursive: true });
  const partial = `${target.path}.${process.pid}.partial`;
  const flags = `-s -w -X github.com/ory/kratos/driver/config.Version=${target.version}`;
  const env = { ...process.env, CGO_ENABLED: '1', GOFLAGS: '-mod=readonly' };
  await run(go, ['build', '-tags', 'sqlite', '-ldflags', flags, '-o', partial, 'github.com/ory/kratos'], {
    cwd: target.folder,
    env,
    show: true,
  });
  renameSync(partial, target.path);
}

const hasCompiler = () =>
  [process.env.CC, 'gcc', 'clang', 'cc'].some((name) => name && (existsSync(name) || onPath(name)));

const succeeds = (/** @type {Promise<unknown>} */ work) =>
  work.then(
    () => true,
    () => false,
  );

const dockerRuns = () => succeeds(run('docker', ['info', '--format', '{{.ServerVersion}}']));

/** @param {(line: string) => void} say */
async function pullImage(say) {
  if (await succeeds(run('docker', ['image', 'inspect', dockerImage]))) return;
  say(`Pulling ${dockerImage} …`);
  await run('docker', ['pull', dockerImage], { show: true });
}

/**
 * @typedef {object} KratosServer
 * @property {string} publicUrl without a slash at the end
 * @property {string} adminUrl
 * @property {string} version as the server says it
 * @property {() => string} log everything it printed so far
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a server on two free ports of the loopback interface and waits until it is ready. `configure` writes the
 * configuration for the given ports into `folder`, which is also the working directory, and returns the file's name, or
 * the names of several of which later ones overrule earlier ones.
 * @param {object} options
 * @param {KratosSource} options.source
 * @param {string} options.folder
 * @param {(ports: { public: number, admin: number }) => string | readonly string[]} options.configure
 * @param {boolean} [options.dev] pass `--dev` (cookies without Secure, readable courier bodies)
 * @param {boolean} [options.courier] pass `--watch-courier`: messages are sent
 * @param {{ public: number, admin: number }} [options.ports] instead of free ones
 * @param {Readonly<Record<string, string>>} [options.variables] environment variables that it is started with
 * @returns {Promise<KratosServer>}
 */
export async function startKratosServer({
  source,
  folder,
  configure,
  dev = true,
  courier = false,
  ports,
  variables = {},
}) {
  const flags = [...(dev ? ['--dev'] : []), ...(courier ? ['--watch-courier'] : [])];
  for (let attempt = 1; ; attempt += 1) {
    const chosen = ports ?? { public: await freePort(), admin: await freePort() };
    const files = [configure(chosen)].flat();
    const started = launch(source, folder, files, chosen, flags, variables);
    const publicUrl = `http://127.0.0.1:${chosen.public}`;
    const adminUrl = `http://127.0.0.1:${chosen.admin}`;
    try {
      await ready(publicUrl, adminUrl, started);
      const { version } = /** @type {{ version: string }} */ (await (await fetch(`${adminUrl}/admin/version`)).json());
      return { publicUrl, adminUrl, version, log: started.log, stop: started.stop };
    } catch (error) {
      await started.stop();
      // Another program may have taken the port since it was free.
      if (attempt < 3 && !ports && started.log().includes('address already in use')) continue;
      throw error;
    }
  }
}

/**
 * What a program needs of the environment. Kratos takes a variable for the key of its configuration that has the same
 * name (DSN, LOG_LEVEL, or the DEV that test runners set), so nothing else is handed on: the configuration and the
 * flags decide.
 */
const inherited = new Set(['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR', 'TZ']);

/**
 * @param {KratosSource} source
 * @param {string} folder
 * @param {readonly string[]} files
 * @param {{ public: number, admin: number }} ports
 * @param {readonly string[]} flags
 * @param {Readonly<Record<string, string>>} variables
 */
function launch(source, folder, files, ports, flags, variables) {
  const serve = ['serve', ...files.flatMap((file) => ['-c', file]), ...flags];
  const name = `kratos-flow-explorer-${ports.public}`;
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([key]) => inherited.has(key.toUpperCase()))),
    ...variables,
  };
  const given = Object.entries(variables).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
  const child =
    source.kind === 'program'
      ? spawnGroup(source.path, serve, { cwd: folder, env })
      : spawnGroup('docker', [...dockerRun(name, folder, ports), ...given, source.image, ...serve]);
  let output = '';
  /** @type {Error | undefined} */
  let failure;
  child.on('error', (error) => (failure = error));
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
  return {
    log: () => output,
    failure: () => failure ?? (child.exitCode === null ? undefined : new Error(`Kratos ended with ${child.exitCode}.`)),
    stop: async () => {
      if (source.kind === 'docker') await run('docker', ['rm', '-f', name]).catch(() => undefined);
      await endGroup(child);
    },
  };
}

/**
 * Inside, the server listens everywhere; outside, the ports are those of the loopback interface. It runs as whoever may
 * read the folder.
 * @param {string} name
 * @param {string} folder
 * @param {{ public: number, admin: number }} ports
 */
function dockerRun(name, folder, ports) {
  const user = process.getuid && process.getgid ? ['--user', `${process.getuid()}:${process.getgid()}`] : [];
  const published = [ports.public, ports.admin].flatMap((port) => ['-p', `127.0.0.1:${port}:${port}`]);
  const hosts = ['SERVE_PUBLIC_HOST', 'SERVE_ADMIN_HOST'].flatMap((key) => ['-e', `${key}=0.0.0.0`]);
  const mounted = ['-v', `${folder}:/practice`, '-w', '/practice'];
  return ['run', '--rm', '--name', name, ...user, ...published, ...hosts, ...mounted];
}

/** A machine with much else to do needs more than the usual second or two. */
const minutesToStart = 5;

/**
 * @param {string} publicUrl
 * @param {string} adminUrl
 * @param {ReturnType<typeof launch>} started
 */
async function ready(publicUrl, adminUrl, started) {
  const addresses = [`${publicUrl}/health/ready`, `${adminUrl}/admin/health/ready`];
  for (const end = Date.now() + minutesToStart * 60_000; Date.now() < end; await sleep(50)) {
    const failure = started.failure();
    if (failure) throw new Error(`${failure.message} Its last words:\n${started.log().slice(-3000)}`);
    const answers = await Promise.all(
      addresses.map((address) =>
        fetch(address).then(
          (answer) => answer.ok,
          () => false,
        ),
      ),
    );
    if (answers.every(Boolean)) return;
  }
  throw new Error(
    `Kratos was not ready after ${minutesToStart} minutes. Its last words:\n${started.log().slice(-3000)}`,
  );
}
