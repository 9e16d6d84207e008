import type { Workbench } from '../kit';

/** Bytes of the extension host's heap that are in use, after two collections. */
export function heapOf(workbench: Workbench): Promise<number> {
  return workbench.inHost(async () => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    collect();
    await new Promise((resolve) => setTimeout(resolve, 200));
    collect();
    return process.memoryUsage().heapUsed;
  });
}

/** How much of one core the extension host uses while something goes on, in percent. */
export async function cpuShare(workbench: Workbench, meanwhile: () => Promise<void>): Promise<number> {
  const read = (): Promise<{ at: number; used: number }> =>
    workbench.inHost(() => {
      const { user, system } = process.cpuUsage();
      return { at: performance.now() * 1000, used: user + system };
    });
  const before = await read();
  await meanwhile();
  const after = await read();
  return (100 * (after.used - before.used)) / (after.at - before.at);
}
