// Builds dist/: the extension as ES modules in pieces that are loaded when needed, and the panel's script and style.
//   node esbuild.mjs [--production] [--watch]
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, context } from 'esbuild';

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

/** @param {boolean} production @returns {import('esbuild').BuildOptions} */
const extension = (production) => ({
  ...common(production),
  entryPoints: ['src/extension.ts'],
  outdir: 'dist',
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  mainFields: ['module', 'main'],
  splitting: true,
  chunkNames: 'parts/[name]-[hash]',
  banner: { js: requireShim },
});

/** @param {boolean} production @returns {import('esbuild').BuildOptions} */
const panel = (production) => ({
  ...common(production),
  entryPoints: ['webview/main.ts'],
  outdir: 'dist/webview',
  platform: 'browser',
  target: 'chrome120',
  conditions: [production ? 'production' : 'development'],
  assetNames: '[name]',
  loader: { '.ttf': 'file' },
});

/**
 * Builds everything once. The record of what went where is left in .cache/meta.json (extension) and .cache/meta.panel.json.
 * @param {{ production?: boolean }} [options]
 */
export async function buildExtension({ production = false } = {}) {
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  const results = await Promise.all([build(extension(production)), build(panel(production))]);
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
 * Bundles one TypeScript file (a benchmark, say) so that Node can run it, as the extension is bundled for production. Resolves to the bundle's path.
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
 * The bytes of dist/ that are loaded when the extension is activated: extension.js and what it imports statically.
 * @param {import('esbuild').Metafile} metafile
 * @returns {{ file: string, bytes: number }[]}
 */
export function loadedAtStart(metafile) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  /** @param {string} file */
  const visit = (file) => {
    const output = metafile.outputs[file];
    if (!output || seen.has(file)) return;
    seen.set(file, output.bytes);
    for (const { path: imported, kind } of output.imports) if (kind === 'import-statement') visit(imported);
  };
  visit('dist/extension.js');
  return [...seen].map(([file, bytes]) => ({ file, bytes }));
}

async function watch() {
  for (const options of [extension(false), panel(false)]) {
    const watcher = await context({ ...options, logLevel: 'info' });
    await watcher.watch();
  }
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--watch')) await watch();
  else await buildExtension({ production: process.argv.includes('--production') });
}
