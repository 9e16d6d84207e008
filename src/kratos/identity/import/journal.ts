import { isObject, readJson } from '../../flow/json';

/**
 * What is known of earlier tries to import one file: which lines were made (with the ids of their identities), which
 * there already were, and which are of a batch whose answer never came (with when it was sent, in ms). No trait, no
 * identifier and no password stands in it.
 */
export interface ImportMemory {
  readonly made: ReadonlyMap<number, string>;
  readonly exists: ReadonlySet<number>;
  readonly unanswered: ReadonlyMap<number, number>;
}

/** A line of the journal: a batch is written down before it is sent, and again once it was answered. */
export type JournalNote =
  | { readonly sent: readonly number[]; readonly at: number }
  | {
      readonly answered: readonly number[];
      readonly made: readonly (readonly [line: number, id: string])[];
      readonly exists: readonly number[];
    };

export function writeNote(note: JournalNote): string {
  return `${JSON.stringify(note)}\n`;
}

/** Reads a journal; what was not written to its end, as a window was killed, is passed over. */
export function readJournal(text: string): ImportMemory {
  const made = new Map<number, string>();
  const exists = new Set<number>();
  const unanswered = new Map<number, number>();
  for (const line of text.split('\n')) {
    const note = line === '' ? undefined : readJson(line);
    if (!isObject(note)) continue;
    if (Array.isArray(note.sent)) {
      const at = typeof note.at === 'number' ? note.at : 0;
      for (const one of numbers(note.sent)) if (!unanswered.has(one)) unanswered.set(one, at);
    } else if (Array.isArray(note.answered)) {
      for (const one of numbers(note.answered)) unanswered.delete(one);
      for (const pair of Array.isArray(note.made) ? (note.made as readonly unknown[]) : []) {
        const [of, id] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
        if (typeof of === 'number' && typeof id === 'string') made.set(of, id);
      }
      for (const one of numbers(note.exists)) exists.add(one);
    }
  }
  return { made, exists, unanswered };
}

function numbers(list: unknown): readonly number[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'number') : [];
}
