import type { Leash } from './leash';
import { environment } from './programs';
import type { KratosProgram } from './types';

/** What came of a migration. */
export type Migrated = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly said: string };

/**
 * Makes the tables of a server's database, or brings them to what this version of Kratos wants: `kratos migrate sql`
 * with the configuration. `dsn` overrules that of the configuration. An abort ends it.
 */
export function migrate(
  leash: Leash,
  {
    program,
    folder,
    file,
    dsn,
  }: {
    readonly program: KratosProgram;
    readonly folder: string;
    readonly file: string;
    readonly dsn?: string;
  },
  signal: AbortSignal,
): Promise<Migrated> {
  const args = ['migrate', 'sql', '-e', '--yes', '-c', file];
  const variables = dsn === undefined ? {} : { DSN: dsn };
  const user = process.getuid && process.getgid ? ['--user', `${process.getuid()}:${process.getgid()}`] : [];
  const given = Object.entries(variables).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
  const child =
    program.kind === 'program'
      ? leash.spawn({ file: program.file, args, cwd: folder, env: environment(variables) })
      : leash.spawn({
          file: 'docker',
          args: ['run', '--rm', ...user, ...given, '-v', `${folder}:/server`, '-w', '/server', program.image, ...args],
          env: process.env,
        });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-20_000)));
  signal.addEventListener('abort', () => void leash.end(child), { once: true });
  return new Promise((resolve) => {
    child.once('error', ({ message }) => {
      resolve({ kind: 'failed', said: message });
    });
    child.once('close', (code) => {
      resolve(code === 0 ? { kind: 'done' } : { kind: 'failed', said });
    });
  });
}
