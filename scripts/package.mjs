// npm run package: builds for production and packs the VSIX, which may not weigh more than 2 MB nor load more than
//   98 kB at start.
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, manifest, root, vsixPath } from './places.mjs';
import { Missing, run } from './processes.mjs';
import { isPreRelease } from './release/judge.mjs';
import { main } from './setup.mjs';

/** Bytes. A fifth of the VSIX are wordings and texts in other languages, of which a window reads those of its own. */
export const limits = { vsix: 2_000_000, atStart: 98_000, browser: 40_000 };

/**
 * Packs the extension into `.cache/`. Resolves to the file, its size in bytes, and the bytes of code that are loaded by
 * `activate()` and when a window starts with our views in sight (those of `activate()` among them), and with the first
 * browser of a persona.
 * @returns {Promise<{ file: string, bytes: number, byActivate: number, atStart: number, browser: number }>}
 */
export async function packageExtension() {
  const { buildExtension, loadedWith, startSources } = await import('../esbuild.mjs');
  const metafiles = await buildExtension({ production: true });
  writeFileSync(inRoot('dist', 'third-party-notices.txt'), notices(metafiles));
  await pack(root, vsixPath, isPreRelease(manifest.version) ? ['--pre-release'] : []);
  /** @param {readonly string[]} sources */
  const weigh = (sources) =>
    metafiles.flatMap((metafile) => loadedWith(metafile, sources)).reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    file: vsixPath,
    bytes: statSync(vsixPath).size,
    byActivate: weigh(startSources.slice(0, 2)),
    atStart: weigh(startSources),
    browser: metafiles
      .flatMap(({ outputs }) => Object.values(outputs))
      .filter(({ entryPoint }) => entryPoint === 'src/kratos/browser/open.ts')
      .reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/**
 * Packs the extension in a folder as it is.
 * @param {string} folder
 * @param {string} file
 * @param {readonly string[]} [options] more of vsce's
 */
export async function pack(folder, file, options = []) {
  mkdirSync(path.dirname(file), { recursive: true });
  const vsce = inRoot('node_modules', '@vscode', 'vsce', 'vsce');
  // Without a repository relative links of the README have nothing that they could be rewritten to.
  const neutral = manifest.repository ? [] : ['--allow-missing-repository', '--no-rewrite-relative-links'];
  const how = ['--no-dependencies', '--skip-license', ...neutral, ...options];
  await run(process.execPath, [vsce, 'package', ...how, '--out', file], { cwd: folder });
}

/**
 * The licences of the packages that are part of the bundles, as they ask for.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
function notices(metafiles) {
  const packages = new Set(
    metafiles
      .flatMap(({ outputs }) => Object.values(outputs))
      .flatMap(({ inputs }) => Object.keys(inputs))
      .map((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[0])
      .filter((folder) => folder !== undefined),
  );
  return [...packages]
    .sort()
    .map((folder) => {
      /** @type {{ name: string, version: string, license?: string }} */
      const {
        name,
        version,
        license = 'see the package',
      } = JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8'));
      const file = readdirSync(inRoot(folder)).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file ? readFileSync(inRoot(folder, file), 'utf8').trim() : '';
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const { file, bytes, byActivate, atStart, browser } = await packageExtension();
    console.log(`${path.relative(root, file)}: ${manifest.name} ${manifest.version}, ${kilobytes(bytes)}`);
    console.log(
      `Loaded at start: ${kilobytes(atStart)} with the views in sight, ${kilobytes(byActivate)} by activate()`,
    );
    console.log(`Loaded with the first browser of a persona: ${kilobytes(browser)}`);
    if (bytes > limits.vsix) throw new Missing(`The VSIX is heavier than the ${kilobytes(limits.vsix)} it may have.`);
    if (browser > limits.browser)
      throw new Missing(`What speaks to browsers is heavier than the ${kilobytes(limits.browser)} it may have.`);
    if (atStart > limits.atStart) {
      throw new Missing(
        `More than ${kilobytes(limits.atStart)} are loaded at start: import what is used later with import().`,
      );
    }
  });
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
