import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping';
import { createEmitter } from '../store/emitter';
import type { Listen } from '../store/emitter';
import type { Pipe } from './pipe';

type Events = ProtocolMapping.Events;
type Commands = ProtocolMapping.Commands;

/** An event of the DevTools protocol, with the session it belongs to (none: the browser itself). */
export type DevToolsEvent = {
  readonly [Name in keyof Events]: {
    readonly method: Name;
    readonly params: Events[Name] extends [infer Params] ? Params : undefined;
    readonly sessionId?: string;
  };
}[keyof Events];

export type Answer<Name extends keyof Commands> = Commands[Name]['returnType'];
export type Params<Name extends keyof Commands> = Commands[Name]['paramsType'];

/** Speaks to a browser. What it refuses, and what it leaves unanswered when it ends, rejects with a `DevToolsError`. */
export interface DevTools {
  send<Name extends keyof Commands>(method: Name, params?: Params<Name>[0], sessionId?: string): Promise<Answer<Name>>;
  /** Hears every event, in the order in which they came. */
  readonly onEvent: Listen<DevToolsEvent>;
  /** Resolves when the browser has ended, or was let go. */
  readonly ended: Promise<void>;
  close(): void;
}

/** What the browser said to a command that it did not carry out. `code` is JSON-RPC's; absent when it has ended. */
export class DevToolsError extends Error {
  override readonly name = 'DevToolsError';

  constructor(
    readonly method: string,
    message: string,
    readonly code?: number,
  ) {
    super(`${method}: ${message}`);
  }
}

interface Waiting {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: DevToolsError) => void;
}

/** What comes in, as far as its shape can be told before it is read. */
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly message?: string; readonly code?: number };
}

/** A client of the DevTools protocol over a pipe. Messages that are not JSON are left out. */
export function createDevTools(pipe: Pipe): DevTools {
  const waiting = new Map<number, Waiting>();
  const events = createEmitter<DevToolsEvent>();
  let lastId = 0;
  let isOpen = true;
  let tellEnd: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    tellEnd = resolve;
  });

  const end = (): void => {
    if (!isOpen) return;
    isOpen = false;
    for (const { method, reject } of waiting.values()) reject(hasEnded(method));
    waiting.clear();
    tellEnd();
  };
  pipe.listen((text) => {
    const message = read(text);
    if (message?.id !== undefined) {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      const { error } = message;
      if (error) asked?.reject(new DevToolsError(asked.method, error.message ?? 'refused', error.code));
      else asked?.resolve(message.result);
    } else if (message !== undefined && isEvent(message)) events.emit(message);
  }, end);

  return {
    onEvent: events.on,
    ended,
    send(method, params, sessionId) {
      if (!isOpen) return Promise.reject(hasEnded(method));
      const id = (lastId += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, {
          method,
          reject,
          resolve: (result) => {
            resolve(result as Answer<typeof method>);
          },
        });
        pipe.write(JSON.stringify({ id, method, params: params ?? {}, ...(sessionId !== undefined && { sessionId }) }));
      });
    },
    close() {
      pipe.close();
      end();
    },
  };
}

function isEvent(message: Message): message is DevToolsEvent {
  return message.method !== undefined;
}

function hasEnded(method: string): DevToolsError {
  return new DevToolsError(method, 'the browser has ended');
}

function read(text: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
