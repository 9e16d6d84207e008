import { withoutSecrets } from './draft';
import { redactExchange, redactValue } from '../wire/redact';
import type { Exchange } from '../wire/exchange';
import { readFlowDocument, readPersonasDocument, writeFlowDocument, writePersonasDocument } from './document';
import type { Dispose } from './emitter';
import type { FlowStore } from './flowStore';
import type { PersonaStore } from './personaStore';
import { replay } from './replay';
import type { Documents, FlowRecord } from './types';
import { WriteBehind } from './writeBehind';

/** Keeps the stores on disk, without their secrets. */
export interface Persistence {
  /** Reads everything back. Documents that are corrupt or of another version are skipped and left where they are. */
  restore(): Promise<{ readonly flows: number; readonly skipped: number }>;
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

const personasName = 'personas.json';

/** Documents read side by side; between two batches the editor gets its turn. */
const readAtOnce = 32;

/**
 * Writes every change, a moment later: one document per flow, and one for the personas with what was last known of their sessions. Cookies,
 * tokens, codes, passwords and enrolment secrets are masked before anything leaves memory: by name and place, and wherever a value
 * of `secretsOf` (the persona's keyring and what was typed) occurs.
 */
export function createPersistence(
  flows: FlowStore,
  personas: PersonaStore,
  documents: Documents,
  secretsOf: (personaId: string) => readonly string[],
  options: PersistenceOptions = {},
): Persistence {
  const { delayMs = 300, onError } = options;
  const writes = new WriteBehind(onError);
  const changed = new Set<string>();
  let personasChanged = false;
  let restoring = false;
  let timer: NodeJS.Timeout | undefined;
  /** An exchange never changes, so it is masked once. */
  const masked = new WeakMap<Exchange, Exchange>();

  const mask = (exchange: Exchange, secrets: readonly string[]): Exchange => {
    if (exchange.redacted) return exchange;
    const known = masked.get(exchange) ?? redactExchange(exchange, secrets);
    masked.set(exchange, known);
    return known;
  };

  const writeFlow = async (id: string): Promise<void> => {
    const record = flows.get(id);
    if (!record) return documents.delete(nameOf(id));
    const secrets = secretsOf(record.personaId);
    return documents.write(
      nameOf(id),
      writeFlowDocument(
        { ...record, draft: record.flow ? withoutSecrets(record.flow, record.draft) : {} },
        record.exchanges.map((exchange) => mask(exchange, secrets)),
        (value) => redactValue(value, secrets),
      ),
    );
  };

  const writePersonas = (): Promise<void> => {
    const all = personas.all();
    const sessions = all.map(({ id }) => personas.storedSession(id));
    const text = writePersonasDocument({ personas: all, sessions }, (value, id) => redactValue(value, secretsOf(id)));
    return documents.write(personasName, text);
  };

  const writeChanges = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const id of changed) writes.schedule(id, () => writeFlow(id));
    changed.clear();
    if (personasChanged) writes.schedule(personasName, writePersonas);
    personasChanged = false;
  };

  const later = (): void => {
    timer ??= setTimeout(writeChanges, delayMs).unref();
  };

  const stops = [
    flows.onDidChange((change) => {
      if (restoring || (change.kind !== 'flow' && change.kind !== 'flow-removed')) return;
      changed.add(change.id);
      later();
    }),
    personas.onDidChange(() => {
      if (restoring) return;
      personasChanged = true;
      later();
    }),
  ];

  return {
    async restore() {
      const index = await documents.read(personasName);
      const known = index === undefined ? undefined : readPersonasDocument(index);
      if (known) {
        restoring = true;
        personas.restore(known.personas, known.sessions);
        restoring = false;
      }
      const names = (await documents.list()).filter((name) => name.startsWith('flow-'));
      const read: FlowRecord[] = [];
      let skipped = index !== undefined && !known ? 1 : 0;
      for (let at = 0; at < names.length; at += readAtOnce) {
        const some = names.slice(at, at + readAtOnce).map((name) => documents.read(name).catch(() => undefined));
        for (const text of await Promise.all(some)) {
          const record = text === undefined ? undefined : restored(text);
          if (record) read.push(record);
          else skipped += 1;
        }
      }
      restoring = true;
      // In the order in which they began; what was started meanwhile is newer than anything stored.
      for (const record of read.sort((a, b) => a.startedAt - b.startedAt)) if (!flows.get(record.id)) flows.put(record);
      restoring = false;
      return { flows: read.length, skipped };
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

function restored(text: string): FlowRecord | undefined {
  const document = readFlowDocument(text);
  return document && { ...document, ...replay(document), restored: true };
}

/** A plain file name for any id: Kratos's are UUIDs, an imported one may be anything. */
function nameOf(flowId: string): string {
  return `flow-${encodeURIComponent(flowId).replaceAll('%', '~').replaceAll('*', '~2A')}.json`;
}
