import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { KratosSource } from '../../scripts/kratos.mjs';
import { run } from '../../scripts/processes.mjs';

const file = 'kratos.sqlite';

/**
 * The database of a server in its folder. A file, since one in memory is gone with its last connection, and with it all
 * tables; nothing of it has to outlive
 * the machine, and a write waits for another however long that takes.
 */
export const databaseUrl = `sqlite://${file}?_fk=true&_journal_mode=WAL&_synchronous=OFF&_busy_timeout=60000`;

/**
 * Makes an empty database with all tables in a folder, which takes longer than everything else that a server does at
 * its start; resolves to its file.
 */
export async function makeDatabase(source: KratosSource, folder: string): Promise<string> {
  // Without a journal beside it, so that it can be copied.
  const url = `sqlite://${file}?_fk=true`;
  const migrate = ['migrate', 'sql', '-e', '--yes'];
  if (source.kind === 'program') await run(source.path, migrate, { cwd: folder, env: { ...process.env, DSN: url } });
  else {
    const user = process.getuid && process.getgid ? ['--user', `${process.getuid()}:${process.getgid()}`] : [];
    const mounted = ['-v', `${folder}:/practice`, '-w', '/practice', '-e', `DSN=${url}`];
    await run('docker', ['run', '--rm', ...user, ...mounted, source.image, ...migrate]);
  }
  return path.join(folder, file);
}

/** Puts a copy of the run's empty database into a folder, in place of one that is there. */
export async function layDatabase(folder: string, name = file): Promise<void> {
  const made = process.env.KRATOS_FLOWS_DATABASE;
  if (!made)
    throw new Error('There is no database: the vitest project needs kit/prepared-kratos.ts as its globalSetup.');
  for (const journal of ['-wal', '-shm']) await rm(path.join(folder, name + journal), { force: true });
  await copyFile(made, path.join(folder, name));
}
