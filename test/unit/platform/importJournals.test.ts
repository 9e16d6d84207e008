import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openImportJournal } from '../../../src/platform/importJournals';
import { readJournal, writeNote } from '../../../src/kratos/identity/import/journal';

const newFolder = async (): Promise<string> => path.join(await mkdtemp(path.join(tmpdir(), 'journals-')), 'imports');

describe('the journal of an import', () => {
  it('is there for whoever opens it next, also when its last line was not written to its end', async () => {
    const folder = await newFolder();
    const journal = await openImportJournal(folder, 'key');
    expect(await journal.read()).toBe('');
    await journal.note(writeNote({ sent: [1, 2, 3], at: 5 }));
    await journal.note('{"answered":[1,2,3],"made":[[1,"a"');
    const next = await openImportJournal(folder, 'key');
    await next.note(writeNote({ answered: [1, 2], made: [[1, 'a']], exists: [2] }));
    expect(readJournal(await next.read())).toEqual({
      made: new Map([[1, 'a']]),
      exists: new Set([2]),
      unanswered: new Map([[3, 5]]),
    });
    await next.forget();
    expect(await next.read()).toBe('');
  });

  it('is held by one window at a time, unless that one is gone', async () => {
    const folder = await newFolder();
    const journal = await openImportJournal(folder, 'key');
    // A process that runs, and is not this one.
    await writeFile(path.join(folder, 'key.taken'), String(process.ppid));
    expect(await journal.take()).toBeUndefined();
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(path.join(folder, 'key.taken'), longAgo, longAgo);
    const release = await journal.take();
    expect(release).toBeDefined();
    await release?.();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is held by one page at a time, also in one window', async () => {
    const folder = await newFolder();
    const [one, other] = [await openImportJournal(folder, 'key'), await openImportJournal(folder, 'key')];
    const [release, none] = await Promise.all([one.take(), other.take()]);
    expect([release !== undefined, none]).toEqual([true, undefined]);
    expect(await other.take()).toBeUndefined();
    await release?.();
    const next = await other.take();
    expect(next).toBeDefined();
    await next?.();
  });

  it('that cannot be taken can be tried again', async () => {
    const folder = await newFolder();
    const journal = await openImportJournal(folder, 'key');
    await rm(folder, { recursive: true });
    await expect(journal.take()).rejects.toThrow('ENOENT');
    await mkdir(folder);
    const release = await journal.take();
    expect(release).toBeDefined();
    await release?.();
  });

  it('is let go of when nobody went on for long', async () => {
    const folder = await newFolder();
    const journal = await openImportJournal(folder, 'old');
    await journal.note('x');
    const longAgo = new Date(Date.now() - 100 * 24 * 3_600_000);
    await utimes(path.join(folder, 'old.jsonl'), longAgo, longAgo);
    await openImportJournal(folder, 'new');
    expect(await readdir(folder)).toEqual([]);
  });
});
