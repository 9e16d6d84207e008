import { readFile, rm } from 'node:fs/promises';
import type * as vscode from 'vscode';
import { waitFor } from './wait';

/** A function that runs in the extension host. It sees only its arguments: nothing of the test's scope goes along. */
export type InHost<Args extends readonly unknown[], Result> = (api: typeof vscode, ...args: Args) => Result;

/** The line to the extension `driver/`, which runs beside ours in the extension host. */
export interface Driver {
  /** Resolves when the extension host is up; rejects after three. */
  ready(): Promise<void>;
  /** Rejects with the error, stack included, that the function threw. */
  run<Args extends readonly unknown[], Result>(inHost: InHost<Args, Result>, ...args: Args): Promise<Awaited<Result>>;
  /** Runs a function that ends this extension host; `ready` then means the next one. */
  runLast(inHost: InHost<[], unknown>): Promise<void>;
}

interface Address {
  readonly port: number;
  readonly token: string;
}

/** `file` is where the extension host writes its address: the value of KRATOS_FLOWS_TEST_DRIVER. */
export function createDriver(file: string): Driver {
  const address = async (): Promise<Address> => {
    const text = await waitFor(async () => (await readFile(file, 'utf8').catch(() => '')) || undefined, 180);
    if (text === undefined) throw new Error('The extension host was not ready after three minutes.');
    return JSON.parse(text) as Address;
  };
  return {
    ready: async () => {
      await address();
    },
    // What comes back is the result of that very function: `never` fits whatever type that has.
    run: async (inHost, ...args) => (await call(await address(), inHost.toString(), args)) as never,
    runLast: async (inHost) => {
      const host = await address();
      await rm(file);
      // The host may be gone before it answers.
      void call(host, inHost.toString(), []).catch(() => undefined);
    },
  };
}

async function call({ port, token }: Address, source: string, args: readonly unknown[]): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: { authorization: token },
    body: JSON.stringify({ source, args }),
  });
  const { value, error } = (await answer.json()) as { value: unknown; error?: string };
  if (error !== undefined) throw new Error(`In the extension host: ${error}`);
  return value;
}
