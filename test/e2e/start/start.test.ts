import { spawn, type ChildProcess } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';

interface Started {
  readonly process: ChildProcess;
  readonly said: () => string;
  readonly exitCode: Promise<number | null>;
}

let started: Started | undefined;

function start(...args: string[]): Started {
  const process = spawn(globalThis.process.execPath, [inRoot('scripts', 'start.mjs'), '--browser', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [process.stdout, process.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const exitCode = new Promise<number | null>((resolve) => process.once('exit', resolve));
  started = { process, said: () => output, exitCode };
  return started;
}

afterEach(async () => {
  started?.process.kill('SIGINT');
  await started?.exitCode;
});

const answers = (address: string): Promise<boolean> =>
  fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );

describe('npm start', () => {
  it('starts a Kratos and a VS Code, prints where they are, and ends both on Ctrl-C', async () => {
    const { process, said, exitCode } = start('--no-open');
    await expect.poll(said, { timeout: 300_000 }).toMatch(/VS Code with the extension: {2}http/);
    const kratos = /Kratos \S+ answers at (\S+), its admin API at (\S+)\./.exec(said());
    const workbench = /with the extension: {2}(\S+)/.exec(said())?.[1] ?? '';
    const addresses = [`${kratos?.[1] ?? ''}/health/ready`, `${kratos?.[2] ?? ''}/admin/health/ready`, workbench];
    expect(await Promise.all(addresses.map(answers))).toEqual([true, true, true]);

    process.kill('SIGINT');
    expect(await exitCode).toBe(0);
    expect(await Promise.all(addresses.map(answers))).toEqual([false, false, false]);
  });

  it('checks itself', async () => {
    const { said, exitCode } = start('--check');
    expect(await exitCode).toBe(0);
    expect(said()).toContain('Everything answers.');
  });
});
