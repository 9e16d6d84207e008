// Builds dist/: the extension in pieces that are loaded when needed, and the panel's script and style.
//   node esbuild.mjs [--production] [--watch]
import { cpSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, context, transform } from 'esbuild';
import { writeBundles } from './scripts/languages.mjs';

const root = import.meta.dirname;

/** What bundled CommonJS packages call when they want a builtin. */
const requireShim = `import{createRequire as kratosFlowsRequire}from'node:module';const require=kratosFlowsRequire(import.meta.url);`;

/**
 * @param {boolean} production
 * @returns {import('esbuild').BuildOptions}
 */
const common = (production) => ({
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  minify: production,
  sourcemap: !production,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
});

/** What the pieces of the extension are made for. @type {import('esbuild').CommonOptions} */
const host = { platform: 'node', target: 'node20' };

/** @param {boolean} production @returns {import('esbuild').BuildOptions} */
const extension = (production) => ({
  ...common(production),
  ...host,
  entryPoints: ['src/extension.ts'],
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  external: ['vscode'],
  mainFields: ['module', 'main'],
  // Its only ES module; the other one brings a reader of files that is not wanted here.
  alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
  splitting: true,
  chunkNames: 'parts/[name]-[hash]',
  sourcemap: production ? false : 'inline',
  write: false,
  plugins: [withoutFileTypes, commonJs(production)],
});

/**
 * axios brings a list of file types for uploads, a quarter of what the core weighs. Nothing is uploaded.
 * @type {import('esbuild').Plugin}
 */
const withoutFileTypes = {
  name: 'without-file-types',
  setup: ({ onLoad }) => onLoad({ filter: /[/\\]mime-db[/\\]db\.json$/ }, () => ({ contents: '{}', loader: 'json' })),
};

/**
 * Writes the pieces as CommonJS: esbuild splits ES modules only, but the extension host sends each of those through the
 * thread of its hooks, which takes longer than to read and run it.
 * @param {boolean} production
 * @returns {import('esbuild').Plugin}
 */
const commonJs = (production) => ({
  name: 'common-js',
  setup: ({ onEnd }) => {
    onEnd(async ({ outputFiles = [], metafile }) => {
      const outputs = metafile?.outputs ?? {};
      // Entries that only hand on what is in other pieces hold nothing of their own either.
      const helpers = Object.entries(outputs).find(
        ([, { inputs, entryPoint }]) => entryPoint === undefined && Object.keys(inputs).length === 0,
      )?.[0];
      const translated = outputFiles.map(async ({ path: file, text }) => {
        const needed = withoutImportOf(helpers, text);
        const { code } = await transform(needed, {
          ...host,
          format: 'cjs',
          minify: production,
          sourcefile: file,
          sourcemap: production ? false : 'inline',
          // import() becomes require() too, as late as before.
          supported: { 'dynamic-import': false },
        });
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, code);
        const output = outputs[path.relative(root, file).replaceAll(path.sep, '/')];
        if (!output) return;
        output.bytes = Buffer.byteLength(code);
        if (needed !== text) output.imports = output.imports.filter((imported) => imported.path !== helpers);
      });
      await Promise.all(translated);
    });
  },
});

/** @param {boolean} production @returns {import('esbuild').BuildOptions} */
const panel = (production) => ({
  ...common(production),
  entryPoints: {
    flow: 'webview/flow/main.ts',
    simulator: 'webview/simulator/main.ts',
    identity: 'webview/identity/main.ts',
    census: 'webview/census/main.ts',
    identityForm: 'webview/identityForm/main.ts',
    identityImport: 'webview/identityImport/main.ts',
    page: 'webview/pages/page.css',
  },
  outdir: 'dist/webview',
  platform: 'browser',
  target: 'chrome120',
  conditions: [production ? 'production' : 'development'],
  assetNames: '[name]',
  loader: { '.ttf': 'file' },
});

/** What goes along as it is: what ends servers that were left behind, and what a practice server starts with. */
const carried = {
  'scripts/watchdog.mjs': 'watchdog.mjs',
  'scripts/practice/kratos.yml': 'practice/kratos.yml',
  'scripts/practice/workspace/identity.schema.json': 'practice/identity.schema.json',
  'scripts/practice/workspace/claims.jsonnet': 'practice/claims.jsonnet',
};

/**
 * Builds everything once. The record of what went where is left in .cache/meta.json (extension) and
 * .cache/meta.panel.json.
 * @param {{ production?: boolean }} [options]
 */
export async function buildExtension({ production = false } = {}) {
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  const results = await Promise.all([build(extension(production)), build(panel(production))]);
  writeBundles(path.join(root, 'dist', 'l10n'));
  for (const [from, to] of Object.entries(carried)) cpSync(path.join(root, from), path.join(root, 'dist', to));
  mkdirSync(path.join(root, '.cache'), { recursive: true });
  for (const [index, name] of ['meta.json', 'meta.panel.json'].entries()) {
    writeFileSync(path.join(root, '.cache', name), JSON.stringify(results[index]?.metafile));
  }
  return results.map((result) => result.metafile).filter((metafile) => metafile !== undefined);
}

/**
 * Bundles all tests of test/host into one module for the extension host. Resolves to its path.
 * @returns {Promise<string>}
 */
export async function buildHostTests() {
  const files = globSync('test/host/*.test.ts', { cwd: root }).sort();
  const outfile = path.join(root, '.cache', 'host', 'index.mjs');
  await build({
    ...common(false),
    stdin: {
      contents: [
        ...files.map((file) => `import './${file.replaceAll(path.sep, '/')}';`),
        `export { run } from './test/host/harness';`,
      ].join('\n'),
      resolveDir: root,
    },
    outfile,
    platform: 'node',
    external: ['vscode'],
    banner: { js: requireShim },
  });
  return outfile;
}

/**
 * Bundles one TypeScript file (a benchmark, say) so that Node can run it, as the extension is bundled for production.
 * Resolves to the bundle's path.
 * @param {string} file relative to the root
 * @returns {Promise<string>}
 */
export async function buildProgram(file) {
  const outfile = path.join(root, '.cache', 'programs', `${file.replaceAll(/[/\\]/g, '-')}.mjs`);
  await build({
    ...common(true),
    entryPoints: [file],
    outfile,
    platform: 'node',
    mainFields: ['module', 'main'],
    banner: { js: requireShim },
  });
  return outfile;
}

/**
 * The sources that bring their pieces with them when a window starts. `activate` loads the first and, when the window
 * has begun, the second. The third comes at once where our views are in sight or a connection is in the settings, else
 * with the first use of anything.
 */
export const startSources = ['src/extension.ts', 'src/start.ts', 'src/assembly.ts'];

/**
 * The files of dist/ that are loaded when these sources are used: their pieces, and what these import statically.
 * @param {import('esbuild').Metafile} metafile
 * @param {readonly string[]} sources
 * @returns {{ file: string, bytes: number }[]}
 */
export function loadedWith({ outputs }, sources) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  /** @param {string} file */
  const visit = (file) => {
    const output = outputs[file];
    if (!output || seen.has(file)) return;
    seen.set(file, output.bytes);
    for (const { path: imported, kind } of output.imports) if (kind === 'import-statement') visit(imported);
  };
  for (const [file, { entryPoint }] of Object.entries(outputs)) if (sources.includes(entryPoint ?? '')) visit(file);
  return [...seen].map(([file, bytes]) => ({ file, bytes }));
}

/**
 * Every piece imports the file of esbuild's own helpers, if only to run it first. A piece that uses none of them, such
 * as the start, need not wait for it.
 * @param {string | undefined} helpers
 * @param {string} text
 */
function withoutImportOf(helpers = '', text) {
  const name = path.posix.basename(helpers);
  return text.replaceAll(/^import\s*"([^"]*)";/gm, (line, file) => (path.posix.basename(file) === name ? '' : line));
}

async function watch() {
  writeBundles(path.join(root, 'dist', 'l10n'));
  for (const options of [extension(false), panel(false)]) {
    const watcher = await context({ ...options, logLevel: 'info' });
    await watcher.watch();
  }
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--watch')) await watch();
  else await buildExtension({ production: process.argv.includes('--production') });
}
