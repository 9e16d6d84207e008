import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { endLater } from '../../kit/cleanup';

const run = promisify(execFile);

/** What is read of an answer of Kratos. */
interface Answer {
  readonly ui?: {
    readonly action: string;
    readonly nodes: readonly { readonly attributes: { readonly name?: string; readonly value?: string } }[];
  };
  readonly session_token?: string;
}

interface Call {
  /** The file of cookies that is read and written. */
  readonly jar?: string;
  /** False: cookies are kept, and none are sent, as a browser does that asks for them all at once. */
  readonly sends?: boolean;
  readonly body?: object;
  readonly headers?: readonly string[];
}

/** A terminal in which curl is called, and what stands in it afterwards. */
export interface Terminal {
  curl(url: string, call?: Call): Promise<Answer>;
  text(): string;
}

/** Calls the real curl with `-v`; the text is what a person would copy from the terminal. */
export function openTerminal(): Terminal {
  const folder = mkdtempSync(join(tmpdir(), 'kratos-terminal-'));
  endLater(() => {
    rmSync(folder, { recursive: true });
    return Promise.resolve();
  });
  const lines: string[] = [];
  return {
    curl: async (url, { jar, sends = true, body, headers = [] } = {}) => {
      const file = jar === undefined ? undefined : join(folder, jar);
      const options = [
        '-v',
        ...['Accept: application/json', ...headers].flatMap((header) => ['-H', header]),
        ...(body === undefined ? [] : ['-H', 'Content-Type: application/json', '--data-raw', JSON.stringify(body)]),
        ...(file === undefined ? [] : ['-c', file, ...(sends ? ['-b', file] : [])]),
      ];
      const { stdout, stderr } = await run('curl', [...options, url]);
      const quoted = [...options, url].map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`);
      lines.push(`$ curl ${quoted.join(' ')}`, stderr.replaceAll('\r', ''), stdout);
      try {
        return JSON.parse(stdout) as Answer;
      } catch {
        return {};
      }
    },
    text: () => lines.join('\n'),
  };
}
