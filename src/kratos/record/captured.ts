import type { PageMistake } from './pageMistake';
import type { FlowRecord } from './types';

/** Whether a flow was seen in a watched browser, in part at least. */
export function isCaptured({ exchanges }: Pick<FlowRecord, 'exchanges'>): boolean {
  return exchanges.some(({ source }) => source === 'captured');
}

/** What the watched page did wrong in the last step of a flow. */
export function lastMistake({ mistake, exchanges }: FlowRecord): PageMistake | undefined {
  return mistake !== undefined && exchanges.at(-1)?.id === mistake.at ? mistake.what : undefined;
}
