import { createCensus, type Census } from '../../config/capability/census';
import type { AdminIdentities, SessionProblem } from '../../kratos/admin/types';
import type { Connection } from '../../kratos/record/types';
import { knownFromIdentity } from './knownIdentity';

/** Identities as they were counted, and what is missing of them. */
export interface TakenCensus {
  readonly census: Census;
  /** When it was done, in epoch milliseconds. */
  readonly takenAt: number;
  /** Identities that could not be read. */
  readonly unread: number;
  /** Somebody stopped it. */
  readonly isStopped: boolean;
  /** Why the rest is missing. */
  readonly problem?: SessionProblem;
}

/**
 * Reads all identities of a connection and counts them, until it is stopped; `report` hears how many there are so far.
 * None is kept.
 */
export async function takeCensus(
  identities: Pick<AdminIdentities, 'scan'>,
  connection: Connection,
  signal: AbortSignal,
  report: (read: number) => void,
): Promise<TakenCensus> {
  const taker = createCensus();
  let [read, unread] = [0, 0];
  let problem: SessionProblem | undefined;
  for await (const page of identities.scan(connection, signal)) {
    if (page.kind === 'problem') {
      problem = page;
      break;
    }
    for (const identity of page.identities) taker.add(knownFromIdentity(identity));
    read += page.identities.length;
    unread += page.unread;
    report(read);
  }
  return {
    census: taker.read(),
    takenAt: Date.now(),
    unread,
    isStopped: signal.aborted,
    ...(problem && { problem }),
  };
}
