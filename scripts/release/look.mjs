// The facts that a release is judged by.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { inRoot, manifest, root } from '../places.mjs';
import { limits, packageExtension } from '../package.mjs';
import { run } from '../processes.mjs';
import { registries } from './judge.mjs';

/**
 * Packs the extension and looks at what is there. `contents`: the file, and a line for each folder in it.
 * @returns {Promise<{ facts: import('./judge.mjs').Facts, contents: readonly string[] }>}
 */
export async function look() {
  const { file, bytes } = await packageExtension();
  const files = await listFiles();
  const { version, repository } = manifest;
  const tagsHere = await git('tag', '--points-at', 'HEAD');
  return {
    facts: {
      version,
      lockVersion: JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).version,
      changelog: readFileSync(inRoot('CHANGELOG.md'), 'utf8'),
      tags: await git('tag', '--list'),
      tagHere: tagsHere.find((tag) => tag === `v${version}`),
      changed: await git('status', '--porcelain'),
      vsix: { bytes, limit: limits.vsix, files: files.length },
      repository: typeof repository === 'string' ? repository : repository?.url,
      secrets: registries.map(({ secret }) => secret).filter((secret) => (process.env[secret] ?? '') !== ''),
    },
    contents: [file, ...weighFolders(files)],
  };
}

/** What the VSIX holds, by its paths. */
async function listFiles() {
  const vsce = inRoot('node_modules', '@vscode', 'vsce', 'vsce');
  const listed = await run(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: root });
  return listed.split('\n').filter((name) => name !== '' && existsSync(inRoot(name)));
}

/**
 * A line for each folder, the heaviest first, as it is before it is packed.
 * @param {readonly string[]} files
 */
function weighFolders(files) {
  const folders = Map.groupBy(files, (name) => name.split('/').slice(0, -1).join('/') || 'beside them');
  return [...folders]
    .map(([folder, names]) => ({
      folder,
      count: names.length,
      bytes: names.reduce((sum, name) => sum + statSync(inRoot(name)).size, 0),
    }))
    .toSorted((one, other) => other.bytes - one.bytes)
    .map(({ folder, count, bytes }) => `${folder}: ${count} files, ${Math.round(bytes / 1000)} kB unpacked`);
}

/** The lines that git says. @param {...string} args */
export async function git(...args) {
  const said = await run('git', ['-C', root, ...args]);
  return said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
