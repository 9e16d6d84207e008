import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Uri } from 'vscode';
import { lookInside, readInside } from '../../../../src/language/files/insideWorkspace';
import { findInWorkspace, firstFileIn, listCandidates } from '../../../../src/language/files/workspaceFiles';
import { isBelow } from '../../../../src/platform/realPlaces';

interface FakeUri {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly fsPath: string;
  readonly with: (change: { readonly path: string }) => FakeUri;
}

const editor = vi.hoisted(() => ({ folder: '', scheme: 'file', read: [] as string[] }));

vi.mock('vscode', () => {
  const uriOf = (place: string): FakeUri => ({
    scheme: editor.scheme,
    authority: '',
    path: place,
    fsPath: place,
    with: (change) => uriOf(change.path),
  });
  const isIn = (place: string): boolean => place === editor.folder || place.startsWith(`${editor.folder}/`);
  return {
    Uri: { file: uriOf, joinPath: (base: FakeUri, ...parts: string[]) => uriOf(path.posix.join(base.path, ...parts)) },
    FileType: { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 },
    workspace: {
      get workspaceFolders() {
        return [{ uri: uriOf(editor.folder) }];
      },
      getWorkspaceFolder: (uri: FakeUri) => (isIn(uri.path) ? {} : undefined),
      fs: {
        stat: async ({ fsPath }: FakeUri) => {
          const found = await stat(fsPath);
          return { type: found.isFile() ? 1 : found.isDirectory() ? 2 : 0, size: found.size };
        },
        readFile: ({ fsPath }: FakeUri) => {
          editor.read.push(fsPath);
          return readFile(fsPath);
        },
        readDirectory: () => Promise.resolve([['linked.gotmpl', 65]]),
      },
    },
  };
});

let base = '';
const uri = (place: string): Uri => {
  const made = { scheme: 'file', authority: '', path: place, fsPath: place };
  return { ...made, with: (change: { readonly path: string }) => uri(change.path) } as never;
};
const at = (...parts: string[]): Uri => uri(path.join(base, ...parts));

beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'inside-'));
  for (const folder of ['w', 'w/inner', 'w/..odd', 'other']) await mkdir(path.join(base, folder));
  await writeFile(path.join(base, 'w/inner/a.json'), 'inside');
  await writeFile(path.join(base, 'w/..odd/a.json'), 'odd');
  await writeFile(path.join(base, 'other/secret.json'), 'outside');
  await symlink('../other/secret.json', path.join(base, 'w/file-link.json'));
  await symlink('../other', path.join(base, 'w/folder-link'));
  await symlink('inner/a.json', path.join(base, 'w/own-link.json'));
  await symlink('../other/secret.json', path.join(base, 'w/inner/linked.gotmpl'));
  await symlink('w', path.join(base, 'way'));
  execFileSync('mkfifo', [path.join(base, 'w/pipe')]);
  editor.folder = path.join(base, 'w');
});
afterAll(() => rm(base, { recursive: true }));

describe('what the text of a file may have read', () => {
  it('is what lies in the workspace', async () => {
    expect(await readInside(at('w/inner/a.json'), 100)).toBe('inside');
    expect(await readInside(at('w/own-link.json'), 100)).toBe('inside');
    expect(await readInside(at('w/..odd/a.json'), 100)).toBe('odd');
  });

  it('is what lies in a workspace that is itself reached through a link', async () => {
    editor.folder = path.join(base, 'way');
    expect(await readInside(at('way/inner/a.json'), 100)).toBe('inside');
    expect(await readInside(at('way/file-link.json'), 100)).toBeUndefined();
    editor.folder = path.join(base, 'w');
  });

  it('is nothing that lies outside, whichever way leads there', async () => {
    editor.read.length = 0;
    for (const place of ['w/file-link.json', 'w/folder-link/secret.json', 'other/secret.json', 'w/nothing.json'])
      expect(await readInside(at(place), 100), place).toBeUndefined();
    const config = at('w/inner/kratos.yml');
    for (const written of [
      `${base}/w/../other/secret.json`,
      '../../other/secret.json',
      `${base}/w/inner/../../other/secret.json`,
    ])
      for (const place of listCandidates(written, config))
        expect(isBelow(editor.folder, place.fsPath), written).toBe(true);
    expect(await findInWorkspace(['../file-link.json', `${base}/w/../other/secret.json`], config)).toBeUndefined();
    expect(await firstFileIn(at('w/inner'), '.gotmpl')).toBeUndefined();
    expect(editor.read).toEqual([]);
  });

  it('is a regular file of a size that can be read', async () => {
    for (const place of ['w/pipe', 'w/inner']) expect(await readInside(at(place), 100), place).toBeUndefined();
    expect(await readInside(at('w/inner/a.json'), 5)).toBeUndefined();
    expect(await lookInside(at('w/inner'))).toMatchObject({ type: 2 });
  });

  it('is found by a path with a way up that stays inside', () => {
    expect(listCandidates('../inner/a.json', at('w/inner/kratos.yml')).map(({ path: found }) => found)).toEqual([
      path.join(base, 'w/inner/a.json'),
    ]);
  });
});

it.each([
  ['/w', '/w/a', path.posix, true],
  ['/w', '/w', path.posix, true],
  ['/w', '/w/..a', path.posix, true],
  ['/w', '/w2/a', path.posix, false],
  ['/w', '/', path.posix, false],
  ['C:\\w', 'C:\\w\\a', path.win32, true],
  ['C:\\w', 'c:\\W\\a', path.win32, true],
  ['C:\\w', 'C:\\w\\..\\x', path.win32, false],
  ['C:\\w', 'D:\\w\\a', path.win32, false],
  ['C:\\w', '\\\\host\\share\\a', path.win32, false],
  ['\\\\host\\share\\w', '\\\\host\\share\\w\\a', path.win32, true],
] as const)('whether %s holds %s', (folder, place, paths, expected) => {
  expect(isBelow(folder, place, paths)).toBe(expected);
});
