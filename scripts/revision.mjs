// An earlier revision of this repository, in a worktree of its own.
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRoot, root } from './places.mjs';
import { Missing, run } from './processes.mjs';

/**
 * Checks a revision out beside this tree, with the packages and the tests of this one, so that the same is asked of
 * both. `close` takes it away again.
 * @param {string} revision what git takes for one
 * @returns {Promise<{ folder: string, name: string, close: () => Promise<void> }>}
 */
export async function openRevision(revision) {
  const git = (/** @type {readonly string[]} */ ...args) => run('git', ['-C', root, ...args]);
  const name = await git('rev-parse', '--short', '--verify', `${revision}^{commit}`).catch(() => {
    throw new Missing(`git knows no revision ${revision}.`);
  });
  const base = mkdtempSync(path.join(tmpdir(), 'revision-'));
  const folder = path.join(base, 'tree');
  const close = async () => {
    await git('worktree', 'remove', '--force', folder).catch(() => undefined);
    rmSync(base, { recursive: true, force: true, maxRetries: 5 });
    await git('worktree', 'prune');
  };
  try {
    await git('worktree', 'add', '--detach', folder, name.trim());
    symlinkSync(inRoot('node_modules'), path.join(folder, 'node_modules'), 'junction');
    rmSync(path.join(folder, 'test'), { recursive: true });
    cpSync(inRoot('test'), path.join(folder, 'test'), { recursive: true });
  } catch (error) {
    await close();
    throw error;
  }
  return { folder, name: name.trim(), close };
}
