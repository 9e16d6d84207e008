import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { buildProgram } from '../../esbuild.mjs';
import type { Told } from './stored';

let building: Promise<string> | undefined;

/** A window at work on a folder. */
export interface Window {
  /** Kills it so long (milliseconds) after it has stored something for the first time; resolves when it is gone. */
  kill(afterMs: number): Promise<void>;
  /** What it complained of. */
  readonly errors: () => string;
}

/** Begins work on a folder; what is stored is added to `told`. With `shared`, it works on a flow of all windows too. */
export async function openWindow(
  folder: string,
  name: string,
  seed: number,
  told: { flows: Record<string, Told['flows'][string]>; personas: Record<string, string | null> },
  { shared = false } = {},
): Promise<Window> {
  building ??= buildProgram('test/torture/programs/window.ts');
  const program = await building;
  const child = spawn(process.execPath, [program, folder, name, String(seed), shared ? 'shared' : '']);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const gone = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  const lines = createInterface({ input: child.stdout });
  const begun = new Promise<void>((resolve) =>
    lines.once('line', () => {
      resolve();
    }),
  );
  lines.on('line', (line) => {
    // What was not written to its end was not said.
    if (!/[\]}]\}$/.test(line)) return;
    const { going = [], flows = {}, personas = {} } = JSON.parse(line) as Partial<Told> & { going?: readonly string[] };
    for (const id of going) {
      Reflect.deleteProperty(told.flows, id);
      Reflect.deleteProperty(told.personas, id);
    }
    for (const [id, flow] of Object.entries(flows)) {
      const before = told.flows[id];
      const exchanges = [...new Set([...(before?.exchanges ?? []), ...(flow?.exchanges ?? [])])];
      told.flows[id] = flow && { exchanges, typed: flow.typed };
    }
    Object.assign(told.personas, personas);
  });
  return {
    errors: () => errors,
    kill: async (afterMs) => {
      await Promise.race([begun, gone]);
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      child.kill('SIGKILL');
      await gone;
    },
  };
}
