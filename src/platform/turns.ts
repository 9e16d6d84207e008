import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds that nothing takes that needs a turn: whoever has had one for longer does not work on it any more. */
const given = 5_000;
/** Milliseconds between two looks. */
const pause = 5;

/**
 * Waits until no other process has the turn of this name, takes it, and yields what ends it. A file in `folder` says
 * who has it, since one can be made only once; that of a process that was killed counts for nothing.
 */
export async function takeTurn(folder: string, name: string): Promise<() => Promise<void>> {
  const turn = path.join(folder, name);
  for (;;) {
    try {
      await writeFile(turn, String(process.pid), { flag: 'wx' });
      return () => rm(turn, { force: true });
    } catch (error) {
      if (isOf('ENOENT', error)) await mkdir(folder, { recursive: true });
      else if (!isOf('EEXIST', error)) throw error;
      else if (await isOver(turn)) await rm(turn, { force: true });
      else await sleep(pause);
    }
  }
}

async function isOver(turn: string): Promise<boolean> {
  try {
    const [holder, { mtimeMs }] = [Number(await readFile(turn, 'utf8')), await stat(turn)];
    return mtimeMs < Date.now() - given || (holder > 0 && !isAlive(holder));
  } catch (error) {
    // It ended meanwhile.
    if (isOf('ENOENT', error)) return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return isOf('EPERM', error);
  }
}

function isOf(code: string, error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
