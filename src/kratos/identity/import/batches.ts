import type { ImportEntry } from './types';

/** What one request may hold. */
export interface BatchLimits {
  readonly entries: number;
  /** Of these, with a password that the server hashes. */
  readonly passwords: number;
  /** Signs of all bodies together; one entry alone may have more. */
  readonly size: number;
}

/** What the server takes at most, and what fits through what may stand in front of it. */
export const mostInBatch: BatchLimits = { entries: 1000, passwords: 200, size: 2_000_000 };

/** So long a batch should take: the next one is made smaller or larger by how long one took. */
const wantedMs = 4_000;

/** What a first batch holds: nobody knows yet how long the server takes. */
export const firstLimits: BatchLimits = { ...mostInBatch, entries: 250, passwords: 20 };

/** What the next batch may hold, after one of `sent` entries took `tookMs`. */
export function adjustLimits(
  limits: BatchLimits,
  sent: { readonly entries: number; readonly passwords: number; readonly tookMs: number },
): BatchLimits {
  const factor = Math.min(2, Math.max(0.25, wantedMs / Math.max(1, sent.tookMs)));
  const scale = (limit: number, used: number, most: number): number =>
    factor > 1 && used < limit ? limit : Math.max(1, Math.min(most, Math.round(limit * factor)));
  return {
    ...limits,
    entries: scale(limits.entries, sent.entries, mostInBatch.entries),
    passwords: sent.passwords === 0 ? limits.passwords : scale(limits.passwords, sent.passwords, mostInBatch.passwords),
  };
}

/** The first of some entries that go in one request: one at least. */
export function takeBatch(queue: readonly ImportEntry[], from: number, limits: BatchLimits): readonly ImportEntry[] {
  const batch: ImportEntry[] = [];
  let [passwords, size] = [0, 0];
  for (let at = from; at < queue.length && batch.length < limits.entries; at += 1) {
    const entry = queue[at];
    if (!entry) break;
    passwords += entry.hasPassword ? 1 : 0;
    size += entry.body.length;
    if (batch.length > 0 && (passwords > limits.passwords || size > limits.size)) break;
    batch.push(entry);
  }
  return batch;
}
