// Waits for the end of the process that started it, however that ends, and then ends the process groups that it left
// behind. Reads lines: `+<pid>` to watch over a group, `-<pid>` to forget it. Its input closes when the other process
// is gone.
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** @type {Set<number>} */
const groups = new Set();
for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) groups.add(pid);
  else groups.delete(pid);
}
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
  for (const pid of groups) {
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, signal);
    } catch {
      groups.delete(pid);
    }
  }
  if (groups.size > 0) await sleep(3_000);
}
