import type { PersonaSession, FlowRecord } from '../../kratos/record/types';
import { epoch } from '../../kratos/flow/time';
import { isOver, nextChange } from '../../kratos/knowledge/timeLeft';

/** What was asked so long ago may have ended elsewhere meanwhile: on another device, or by an administrator. */
const oldMs = 60_000;

/**
 * Keeps what a panel says of its persona's session true: the server is asked again when the panel comes into view after
 * a while, and once when the time of the session is over.
 */
export class SessionLook {
  private readonly overdue = new Set<string>();

  /** @param ask has the server asked who a persona is. */
  constructor(private readonly ask: (personaId: string) => void) {}

  /** The panel came into view at this time (epoch milliseconds). */
  came({ status, personaId, checkedAt = 0 }: PersonaSession, now: number): void {
    if (status === 'signed-in' && now - checkedAt > oldMs) this.ask(personaId);
  }

  /** The panel is in view at this time (epoch milliseconds). */
  goesOn({ status, personaId, session }: PersonaSession, now: number): void {
    if (status !== 'signed-in' || session === undefined || this.overdue.has(session.id)) return;
    if (!isOver(session.expiresAt, now)) return;
    this.overdue.add(session.id);
    this.ask(personaId);
  }
}

/**
 * Milliseconds until a picture is out of date by the clock alone: the flow's time is over, or its session is told to
 * live shorter. `Infinity`: never.
 */
export function untilOutdated(record: FlowRecord, { session }: PersonaSession, now: number): number {
  const flow = record.status === 'open' ? (record.expiresAt ?? Infinity) - now : Infinity;
  const told = record.status === 'done' ? nextChange(epoch(session?.expiresAt), now) : Infinity;
  return Math.min(flow > 0 ? flow : Infinity, told);
}
