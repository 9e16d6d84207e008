import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface MessageFact {
  readonly id: number;
  readonly type: string;
  readonly text: string | null;
  readonly goName: string;
  readonly firstVersion: string;
  readonly contextKeys: readonly string[];
  readonly unused?: boolean;
  readonly note?: string;
  readonly changes?: readonly { readonly in: string; readonly textFrom: string; readonly textTo: string }[];
  readonly emittedBy?: readonly { readonly flow?: string }[];
}

interface ErrorFacts {
  readonly ids: readonly {
    readonly id: string;
    readonly httpStatus: number;
    readonly message: string;
    readonly reason: string;
    readonly firstVersion: string;
  }[];
  readonly notAnId: readonly string[];
  readonly commonErrorsWithoutId: readonly { readonly httpStatus: number | null; readonly reason: string }[];
}

/** What Kratos has, read from its source: the catalogues are held against it. */
export const messageFacts = (): readonly MessageFact[] =>
  (read('messages') as { messages: readonly MessageFact[] }).messages;
export const errorFacts = (): ErrorFacts => read('errors') as ErrorFacts;

function read(name: string): unknown {
  return JSON.parse(
    readFileSync(fileURLToPath(new URL(`../../../fixtures/facts/${name}.json`, import.meta.url)), 'utf8'),
  );
}
