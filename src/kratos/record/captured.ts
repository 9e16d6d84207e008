import type { PageMistake } from './pageMistake';
import type { FlowRecord, Mistake } from './types';

/** Whether a flow was seen in a watched browser, in part at least. */
export function isCaptured({ exchanges }: Pick<FlowRecord, 'exchanges'>): boolean {
  return exchanges.some(({ source }) => source === 'captured');
}

/** Whether a flow comes from a file or a text of another tool. */
export function isImported({ exchanges }: Pick<FlowRecord, 'exchanges'>): boolean {
  return exchanges[0]?.source === 'imported';
}

/** A record with one more mistake than it had. */
export function withMistake(record: FlowRecord, mistake: Mistake): FlowRecord {
  return { ...record, mistakes: [...(record.mistakes ?? []), mistake] };
}

/** What was done wrong in the last step of a flow. */
export function lastMistake({ mistakes = [], exchanges }: FlowRecord): PageMistake | undefined {
  const last = exchanges.at(-1);
  return mistakes.findLast(({ at }) => at === last?.id)?.what;
}
