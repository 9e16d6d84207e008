import type { Readable, Writable } from 'node:stream';

/** Where whole messages go out and come in. */
export interface Pipe {
  /** Sends one message; nothing happens once the pipe has ended. */
  write(message: string): void;
  /** Called with each message, in their order, and once when no more can come. */
  listen(hear: (message: string) => void, ended: () => void): void;
  close(): void;
}

/** The two pipes of `--remote-debugging-pipe`: JSON in UTF-8, each message ended by a zero byte. */
export function pipeOver(toBrowser: Writable, fromBrowser: Readable): Pipe {
  let open = true;
  return {
    write(message) {
      if (open && !toBrowser.destroyed) toBrowser.write(`${message}\0`);
    },
    listen(hear, ended) {
      /** The beginning of a message whose end has not come. */
      let begun: Buffer[] = [];
      const end = (): void => {
        if (!open) return;
        open = false;
        ended();
      };
      fromBrowser.on('data', (chunk: Buffer) => {
        let from = 0;
        for (let zero = chunk.indexOf(0); zero !== -1; zero = chunk.indexOf(0, from)) {
          const last = chunk.subarray(from, zero);
          const message = begun.length === 0 ? last : Buffer.concat([...begun, last]);
          begun = [];
          from = zero + 1;
          hear(message.toString('utf8'));
        }
        if (from < chunk.length) begun.push(chunk.subarray(from));
      });
      // A browser that was killed breaks the pipe in the middle of a write: that is an end like any other.
      for (const stream of [toBrowser, fromBrowser]) stream.on('error', end);
      fromBrowser.on('close', end);
      fromBrowser.on('end', end);
    },
    close() {
      toBrowser.destroy();
      fromBrowser.destroy();
    },
  };
}
