import { beforeEach, expect, it, vi } from 'vitest';

const git = vi.hoisted((): { exports: unknown } => ({ exports: undefined }));
vi.mock('vscode', () => ({ extensions: { getExtension: () => ({ exports: git.exports }) } }));

const uri = { scheme: 'file', fsPath: '/w/kratos.yml' } as never;

async function ask(state: string, repository: unknown, where = uri): Promise<boolean | undefined> {
  const { isTracked } = await import('../../../../src/language/files/versionControl');
  git.exports = { getAPI: () => ({ state, getRepository: () => repository }) };
  return isTracked(where);
}

beforeEach(() => {
  git.exports = undefined;
});

/** A repository whose index has some files. */
function keeping(...paths: string[]): object {
  const unknown = Object.assign(new Error('Path not known by git'), { gitErrorCode: 'UnknownPath' });
  return {
    getObjectDetails: (commit: string, path: string) =>
      commit === '' && paths.includes(path) ? Promise.resolve({ mode: '100644' }) : Promise.reject(unknown),
  };
}

it('is tracked once it was added, and not before', async () => {
  expect(await ask('initialized', keeping('/w/kratos.yml'))).toBe(true);
  expect(await ask('initialized', keeping('/w/other.yml'))).toBe(false);
  expect(await ask('initialized', null)).toBe(false);
});

it('is not known without an answer', async () => {
  expect(await ask('uninitialized', null)).toBeUndefined();
  expect(await ask('initialized', {})).toBeUndefined();
  expect(
    await ask('initialized', { getObjectDetails: () => Promise.reject(new Error('git stumbled')) }),
  ).toBeUndefined();
  expect(await ask('initialized', null, { scheme: 'vscode-vfs', fsPath: '/w' } as never)).toBeUndefined();
  const { isTracked } = await import('../../../../src/language/files/versionControl');
  git.exports = undefined;
  expect(await isTracked(uri)).toBeUndefined();
  git.exports = {
    getAPI: () => {
      throw new Error('Git model not found');
    },
  };
  expect(await isTracked(uri)).toBeUndefined();
});
