import { access } from 'node:fs/promises';
import path from 'node:path';
import { migrate } from '../../kratos/servers/migrate';
import { configFile, emptyDatabase } from '../../kratos/servers/practiceFolder';
import { databaseFile } from '../../kratos/servers/recipes';
import type { Started } from '../../kratos/servers/serverProcess';
import type { KratosProgram, Ports } from '../../kratos/servers/types';
import type { Connection } from '../../kratos/record/types';
import type { Servers } from './servers';

/** The id of the connection to the practice server, whatever it is called. */
export const practiceId = 'practice-server';

/** Starts the practice server in its folder. Its database is made where there is none. */
export async function runPractice(
  servers: Servers,
  {
    program,
    folder,
    ports,
    connection,
  }: {
    readonly program: KratosProgram;
    readonly folder: string;
    readonly ports: Ports;
    readonly connection: Pick<Connection, 'id' | 'name'>;
  },
  signal: AbortSignal,
): Promise<Started> {
  const wanted = { program, folder, file: configFile, ports, connection };
  const make = async (): Promise<Started | undefined> => {
    const migrated = await migrate(servers.leash, wanted, signal);
    if (signal.aborted) return { kind: 'cancelled' };
    return migrated.kind === 'failed' ? { kind: 'ended', said: migrated.said } : undefined;
  };
  if (!(await exists(path.join(folder, databaseFile)))) {
    const failed = await make();
    if (failed) {
      // What is half made would be taken for whole.
      await emptyDatabase(folder);
      return failed;
    }
  }
  const started = await servers.start(wanted, signal);
  if (started.kind !== 'waits') return started;
  // The tables of another version.
  return (await make()) ?? servers.start(wanted, signal);
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
