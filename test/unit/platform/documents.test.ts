import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildProgram } from '../../../esbuild.mjs';
import { documentsIn, openFlowDocuments } from '../../../src/platform/documents';

let parent: string;
const folder = (): string => path.join(parent, 'not', 'made yet');

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'documents-'));
});
afterEach(() => rm(parent, { recursive: true }));

it('reads what is not there as absent', async () => {
  const documents = documentsIn(folder());
  expect(await documents.read('flow-1.json')).toBeUndefined();
  expect(await documents.list()).toEqual([]);
  await documents.delete('flow-1.json');
});

it('keeps texts under their names, and nothing beside them', async () => {
  const documents = documentsIn(folder());
  await documents.write('flow-1.json', 'first');
  await documents.write('flow-1.json', 'zweites ä');
  await documents.write('flow-2.json', '');
  expect(await documents.read('flow-1.json')).toBe('zweites ä');
  expect((await documents.list()).toSorted()).toEqual(['flow-1.json', 'flow-2.json']);
  await documents.delete('flow-1.json');
  expect(await readdir(folder())).toEqual(['flow-2.json']);
});

it('leaves out what an editor that was killed had not finished', async () => {
  const documents = documentsIn(folder());
  await documents.write('flow-1.json', 'whole');
  await writeFile(path.join(folder(), '~flow-1.json'), 'ha');
  expect(await documents.list()).toEqual(['flow-1.json']);
  expect(await documents.read('flow-1.json')).toBe('whole');
});

it('rejects what is wrong otherwise', async () => {
  await expect(documentsIn(parent).read('.')).rejects.toThrow('EISDIR');
});

it('makes its folder again when it was deleted, or could not be made before', async () => {
  const documents = documentsIn(folder());
  await writeFile(path.join(parent, 'not'), 'in the way');
  await expect(documents.write('flow-1.json', 'first')).rejects.toThrow();
  await rm(path.join(parent, 'not'));
  await documents.write('flow-1.json', 'second');
  await rm(path.join(parent, 'not'), { recursive: true });
  expect(await documents.write('flow-1.json', 'third')).toBeUndefined();
  expect(await documents.read('flow-1.json')).toBe('third');
});

it('does not write again what another window has deleted, unless it is begun anew', async () => {
  const [one, other, third] = [documentsIn(folder()), documentsIn(folder()), documentsIn(folder())];
  await one.write('flow-1.json', 'of one');
  expect(await other.read('flow-1.json')).toBe('of one');
  await one.delete('flow-1.json');
  expect(await other.write('flow-1.json', 'of the other')).toBe('removed');
  expect(await other.list()).toEqual([]);
  // The one that deleted it, and one that never knew it, may have a new one of that name.
  expect(await third.write('flow-1.json', 'new')).toBeUndefined();
  expect(await one.write('flow-1.json', 'new too')).toBeUndefined();
  expect(await other.read('flow-1.json')).toBe('new too');
});

it('knows what an editor that was killed had begun to delete for deleted, and ends it after a week', async () => {
  const gone = path.join(folder(), '..', 'made yet-removed', 'flow-1.json');
  await documentsIn(folder()).write('flow-1.json', 'a flow');
  await documentsIn(folder()).write('flow-2.json', 'another');
  await mkdir(path.dirname(gone));
  await writeFile(gone, '');
  const documents = documentsIn(folder());
  expect(await documents.list()).toEqual(['flow-2.json']);
  expect(await documents.read('flow-1.json')).toBeUndefined();
  // Begun anew, it is another one.
  expect(await documents.write('flow-1.json', 'new')).toBeUndefined();
  expect(await documents.read('flow-1.json')).toBe('new');
  await writeFile(gone, '');
  const longAgo = Date.now() / 1000 - 8 * 24 * 3_600;
  await utimes(gone, longAgo, longAgo);
  expect(await documentsIn(folder()).list()).toEqual(['flow-2.json']);
  expect(await readdir(folder())).toEqual(['flow-2.json']);
});

it('has one window work on a document at a time, and waits for none that was killed', async () => {
  const documents = documentsIn(folder());
  const log: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    log.push(`${name} begins`);
    await documents.write('flow-1.json', name);
    log.push(`${name} ends`);
  };
  // No process has this number.
  await mkdir(`${folder()}-busy`, { recursive: true });
  await writeFile(path.join(`${folder()}-busy`, 'flow-1.json'), '999999999');
  const run = (name: string): Promise<void> => documentsIn(folder()).alone?.('flow-1.json', work(name)) ?? work(name)();
  await Promise.all([run('one'), run('other')]);
  const [first] = log[0]?.split(' ') ?? [];
  const second = first === 'one' ? 'other' : 'one';
  expect(log).toEqual([`${first} begins`, `${first} ends`, `${second} begins`, `${second} ends`]);
});

it('takes away after an hour what was not finished', async () => {
  const documents = documentsIn(folder());
  await documents.write('flow-1.json', 'whole');
  for (const name of ['~old', '~new']) await writeFile(path.join(folder(), name), 'ha');
  const twoHoursAgo = Date.now() / 1000 - 7_200;
  await utimes(path.join(folder(), '~old'), twoHoursAgo, twoHoursAgo);
  await documents.list();
  expect((await readdir(folder())).toSorted()).toEqual(['flow-1.json', '~new']);
});

it('is shared by two processes: no write fails, no document breaks, none is lost', async () => {
  const turns = 150;
  const program = await buildProgram('test/unit/platform/writer.ts');
  const run = (name: string): Promise<unknown> =>
    promisify(execFile)(process.execPath, [program, folder(), name, String(turns)]);
  await Promise.all([run('left'), run('right')]);
  const documents = documentsIn(folder());
  const names = await documents.list();
  expect(names).toHaveLength(2 * turns + 3);
  for (const name of names)
    expect(JSON.parse((await documents.read(name)) ?? '')).toMatchObject({ turn: expect.any(Number) as number });
  expect((await readdir(folder())).filter((name) => name.startsWith('~'))).toEqual([]);
});

it.each(['1a2b3c4d', '-7f3a', '0a1b2c3d4e5f60718293a4b5c6d7e8f9'])(
  'of a workspace %s is one for all its windows',
  async (workspace) => {
    const at = (name: string): { fsPath: string } => ({ fsPath: path.join(parent, name, 'publisher.extension') });
    const open = (name: string): ReturnType<typeof openFlowDocuments> =>
      openFlowDocuments({ storageUri: at(`workspaceStorage/${name}`), globalStorageUri: at('globalStorage') });
    await open(`${workspace}-1`).write('flow-1.json', 'of the second window');
    expect(await open(workspace).read('flow-1.json')).toBe('of the second window');
    expect(await open(`${workspace}-9`).list()).toEqual(['flow-1.json']);
    expect(await open('5e6f').list()).toEqual([]);
  },
);
