import { PassThrough } from 'node:stream';
import { pipeOver } from '../../../../src/kratos/browser/pipe';
import type { Pipe } from '../../../../src/kratos/browser/pipe';

export interface Sent {
  readonly id: number;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
}

/** The other end of a pipe: what was sent, and what a browser would say. */
export interface FakeBrowser {
  readonly pipe: Pipe;
  readonly sent: readonly Sent[];
  /** Answers every command with what this yields; what throws is refused. Unset, nothing is answered. */
  answers: ((sent: Sent) => unknown) | undefined;
  says(message: object): void;
  /** Raw bytes, however they are cut. */
  writes(bytes: Buffer): void;
  ends(): void;
}

export function fakeBrowser(): FakeBrowser {
  const [toBrowser, fromBrowser] = [new PassThrough(), new PassThrough()];
  const sent: Sent[] = [];
  const fake: FakeBrowser = {
    pipe: pipeOver(toBrowser, fromBrowser),
    sent,
    answers: undefined,
    says(message) {
      fromBrowser.write(`${JSON.stringify(message)}\0`);
    },
    writes(bytes) {
      fromBrowser.write(bytes);
    },
    ends() {
      fromBrowser.end();
    },
  };
  toBrowser.on('data', (chunk: Buffer) => {
    for (const text of chunk.toString('utf8').split('\0').filter(Boolean)) {
      const message = JSON.parse(text) as Sent;
      sent.push(message);
      if (fake.answers === undefined) continue;
      try {
        fake.says({ id: message.id, result: fake.answers(message) ?? {} });
      } catch (error) {
        fake.says({ id: message.id, error: { code: -32601, message: String(error) } });
      }
    }
  });
  return fake;
}

/** Until everything that was written has been read. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
