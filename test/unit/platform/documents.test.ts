import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { documentsIn } from '../../../src/platform/documents';

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
