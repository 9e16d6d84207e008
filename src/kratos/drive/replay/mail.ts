import { setTimeout as sleep } from 'node:timers/promises';
import type { InboxAnswer } from '../../admin/courier';
import type { FlowRecord } from '../../record/types';
import type { Explorer } from '../explorer';

const pauseMs = 500;
/** A courier looks for messages every second; a slow one gets half a minute. */
const looks = 60;

/** Waits for the newest code that was sent for a flow and was not used yet; without one, what the last look told. */
export async function waitForCode(
  { readInbox }: Pick<Explorer, 'readInbox'>,
  record: FlowRecord,
  spent: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<{ readonly code?: string; readonly inbox: InboxAnswer }> {
  for (let look = 1; ; look += 1) {
    const inbox = await readInbox(record, signal);
    const code = inbox.kind === 'inbox' ? inbox.newest?.code : undefined;
    if (code !== undefined && !spent.has(code)) return { code, inbox };
    if (inbox.kind !== 'inbox' || look === looks || signal?.aborted) return { inbox };
    await sleep(pauseMs, undefined, signal && { signal }).catch(() => undefined);
  }
}
