import { redactExchange, redactValue } from '../exchange/redact';
import type { Exchange } from '../exchange/types';
import type { FlowRecord } from '../record/types';
import type { Dispose } from './emitter';
import { Damaged } from './damaged';
import { FlowFiles } from './flowFiles';
import type { Masks } from './flowFiles';
import type { FlowStore } from './flowStore';
import { PersonaFiles } from './personaFiles';
import type { PersonaStore } from './personaStore';
import type { Documents } from './types';
import { WriteBehind } from './writeBehind';

/**
 * How many flows were read back, how many documents could not be read, and where those are now that were damaged, if
 * there were any.
 */
interface Restored {
  readonly flows: number;
  readonly skipped: number;
  readonly damaged?: readonly string[];
}

/** Keeps the stores on disk, without their secrets. */
export interface Persistence {
  /**
   * Reads everything back. Documents that say something else, or are of another version, are skipped and left where
   * they are; those that are no JSON at all are set aside.
   */
  restore(): Promise<Restored>;
  /**
   * Reads back what is shown first: the personas and the newest flows of each; `whole` the rest, which is to be called
   * once. Until then nothing that is to reach all flows may be done.
   */
  restoreNewest(): Promise<{ readonly whole: () => Promise<Restored> }>;
  /** Writes what changed, now. Resolves when it is written. */
  flush(): Promise<void>;
  readonly dispose: Dispose;
}

export interface PersistenceOptions {
  /** Milliseconds between a change and its writing; default 300. */
  readonly delayMs?: number;
  /** Told about a document that could not be written. */
  readonly onError?: (error: unknown) => void;
}

/**
 * Writes every change, a moment later: two documents per flow, and one per persona with what was last known of its
 * session. Cookies, tokens, codes, passwords and enrolment secrets are masked before anything leaves memory: by name
 * and place, and wherever a value of `listSecrets` (the persona's keyring and what was typed) occurs. What another
 * window removed goes from memory with the next write of it.
 */
export function createPersistence(
  flows: FlowStore,
  personas: PersonaStore,
  documents: Documents,
  listSecrets: (personaId: string | undefined) => readonly string[],
  options: PersistenceOptions = {},
): Persistence {
  const { delayMs = 300, onError } = options;
  const writes = new WriteBehind(onError);
  const changed = { flows: new Set<string>(), personas: new Set<string>() };
  let quiet = false;
  let timer: NodeJS.Timeout | undefined;
  /** An exchange never changes, so it is masked once. */
  const masked = new WeakMap<Exchange, Exchange>();

  const mask = (exchange: Exchange, secrets: readonly string[]): Exchange => {
    if (exchange.redacted) return exchange;
    const known = masked.get(exchange) ?? redactExchange(exchange, secrets);
    masked.set(exchange, known);
    return known;
  };

  const masksOf = ({ personaId }: Pick<FlowRecord, 'personaId'>): Masks => {
    const secrets = listSecrets(personaId);
    return { exchange: (exchange) => mask(exchange, secrets), beside: (value) => redactValue(value, secrets) };
  };
  const damaged = new Damaged(documents);
  const flowFiles = new FlowFiles(documents, flows, masksOf, damaged);
  const personaFiles = new PersonaFiles(documents, personas, (personaId) => masksOf({ personaId }).beside, damaged);

  /** Changes the stores without writing it. */
  const silently = (work: () => void): void => {
    quiet = true;
    try {
      work();
    } finally {
      quiet = false;
    }
  };

  const writeFlow = async (id: string): Promise<void> => {
    if ((await flowFiles.write(id)) === 'removed') silently(() => flows.remove(id));
  };

  const writePersona = async (id: string): Promise<void> => {
    if ((await personaFiles.write(id)) !== 'removed') return;
    silently(() => {
      for (const flow of flows.ofPersona(id)) flows.remove(flow.id);
      personas.remove(id);
    });
  };

  const writeChanges = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const id of changed.flows) writes.schedule(`flow ${id}`, () => writeFlow(id));
    for (const id of changed.personas) writes.schedule(`persona ${id}`, () => writePersona(id));
    changed.flows.clear();
    changed.personas.clear();
  };

  const later = (kind: 'flows' | 'personas', id: string): void => {
    if (quiet) return;
    changed[kind].add(id);
    timer ??= setTimeout(writeChanges, delayMs).unref();
  };

  const stops = [
    flows.onDidChange((change) => {
      if (change.kind === 'flow' || change.kind === 'flow-removed') later('flows', change.id);
    }),
    personas.onDidChange((change) => {
      if (change.kind === 'persona') later('personas', change.id);
      else if (change.kind === 'session') later('personas', change.personaId);
    }),
  ];

  /** Documents whose names are those of earlier versions are written anew, and then they go. */
  const leaveEarlier = (earlier: ReadonlyMap<string, string>): void => {
    for (const [id, name] of earlier) {
      writes.schedule(`flow ${id}`, async () => {
        await writeFlow(id);
        await documents.delete(name);
      });
    }
  };

  const restoreNewest: Persistence['restoreNewest'] = async () => {
    const names = await documents.list();
    const people = await personaFiles.restore(names);
    silently(() => {
      personas.restore(
        people.documents.map(({ persona }) => persona),
        people.documents.flatMap(({ session }) => session ?? []),
      );
    });
    const newest = await flowFiles.restore(names);
    silently(() => {
      // What was started meanwhile is newer than anything stored.
      for (const record of newest.records) if (!flows.get(record.id)) flows.put(record);
    });
    if (people.earlier) writes.schedule('personas', () => personaFiles.leaveEarlier(people.moved));
    leaveEarlier(newest.earlier);
    return {
      whole: async () => {
        const older = await newest.older();
        silently(() => {
          flows.putOlder(older.records);
        });
        leaveEarlier(older.earlier);
        const { places } = damaged;
        return {
          flows: newest.records.length + older.records.length,
          skipped: newest.skipped + older.skipped + people.skipped,
          ...(places.length > 0 && { damaged: places }),
        };
      },
    };
  };

  return {
    restoreNewest,
    async restore() {
      return (await restoreNewest()).whole();
    },
    async flush() {
      writeChanges();
      await writes.flush();
    },
    dispose() {
      clearTimeout(timer);
      for (const stop of stops) stop();
    },
  };
}
