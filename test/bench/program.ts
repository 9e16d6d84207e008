import { spawn } from 'node:child_process';
import { buildProgram } from '../../esbuild.mjs';

/** What is bundled already. */
const built = new Map<string, Promise<string>>();

/**
 * Bundles a program of `programs/` as the extension is bundled, and runs it in a Node of its own: neither the test
 * runner nor its instrumented modules are measured. Resolves to what it printed last, read as JSON; rejects when it
 * fails.
 */
export async function runProgram(name: string, args: readonly string[] = []): Promise<unknown> {
  const building = built.get(name) ?? buildProgram(`test/bench/programs/${name}.ts`);
  built.set(name, building);
  const file = await building;
  const child = spawn(process.execPath, ['--expose-gc', file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code !== 0) throw new Error(`${name} ended with ${String(code)}.\n${output}`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}
