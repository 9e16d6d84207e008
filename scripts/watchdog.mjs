// Waits for the end of the process that started it, however that ends, and then ends what it left behind. Reads lines:
// `+<pid>` to watch over a process group, `+<pid> <name>` where a container of that name goes with it, `-<pid>` to
// forget it. Its input closes when the other process is gone. The extension brings this file along.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** By the id of the group, the name of its container. @type {Map<number, string | undefined>} */
const groups = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const [pid, container] = line.slice(1).split(' ');
  if (line.startsWith('+')) groups.set(Number(pid), container);
  else groups.delete(Number(pid));
}
for (const container of groups.values()) if (container) run('docker', ['rm', '--force', container]);
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
  for (const pid of groups.keys()) if (!end(pid, signal)) groups.delete(pid);
  for (const until = Date.now() + 3_000; groups.size > 0 && Date.now() < until; await sleep(50))
    for (const pid of groups.keys()) if (!isThere(pid)) groups.delete(pid);
}

/** Whether there was anything to end. @param {number} pid @param {NodeJS.Signals} signal */
function end(pid, signal) {
  try {
    // Windows has no groups: what a process started is found from it.
    if (process.platform === 'win32') run('taskkill', ['/pid', String(pid), '/t', '/f']);
    else process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isThere(pid) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} program @param {readonly string[]} args */
function run(program, args) {
  spawn(program, args, { stdio: 'ignore', windowsHide: true }).on('error', () => undefined);
}
