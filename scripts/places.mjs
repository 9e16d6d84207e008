// Where things are. Node builtins only: a fresh clone has no node_modules when this is read.
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** A path inside the repository. @param {...string} parts */
export const inRoot = (...parts) => path.join(root, ...parts);

/** What is built once per machine (a Kratos, a VS Code server) stays here, outside the clone. */
export const cacheHome = path.join(
  process.env.XDG_CACHE_HOME ??
    (process.platform === 'win32' ? process.env.LOCALAPPDATA : undefined) ??
    path.join(homedir(), '.cache'),
  'kratos-flow-explorer',
);

/**
 * @type {{
 *   name: string, displayName: string, version: string, publisher: string, devDependencies: Record<string, string>,
 *   repository?: string | { url: string },
 * }}
 */
export const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

/** The Node that the project pins: scripts run again under it. */
export const pinnedNode = {
  version: manifest.devDependencies.node ?? '',
  path: inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
};

/** The packaged extension. */
export const vsixPath = inRoot('.cache', `${manifest.name}.vsix`);
