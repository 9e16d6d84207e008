import { readFlowUrl } from '../../flow/urls';
import type { Outcome } from '../../flow/outcome.types';
import { applyExchange } from '../../record/apply';
import { addNotes } from '../../record/notes';
import type { FlowRecord, PersonaSession } from '../../record/types';
import { findClient } from '../context';
import type { DriverContext } from '../context';
import { openFlow, refetchFlow } from '../open';
import { resume } from '../resume';
import { supersede } from '../round/supersede';
import { checkSession } from '../session';

/** What was seen in a persona's browser since the last look. */
export interface Seen {
  /** Addresses that its pages came to, oldest first. */
  readonly pages: readonly string[];
  /** Cookies other than those of CSRF came or went: the session may be another one. */
  readonly session: boolean;
  /** Any cookie of Kratos came or went. */
  readonly cookies: boolean;
  readonly ended: boolean;
}

/** A session that was known before somebody went to the browser. */
export type SessionBefore = Pick<PersonaSession, 'status' | 'session'>;

/**
 * Lets a flow follow what was done of it in a browser: the flow that a page names instead is opened, a session that is
 * there now ends a login or a registration, and anything else is read again. Yields the flow in which the work goes on,
 * or with which it ended; undefined when nothing was to be followed.
 */
export async function followBrowser(
  drive: DriverContext,
  personaId: string,
  flowId: string | undefined,
  seen: Seen,
  before: SessionBefore,
): Promise<FlowRecord | undefined> {
  const client = findClient(drive, personaId);
  const session = seen.session ? await checkSession(drive, client) : drive.personas.session(personaId);
  const record = flowId === undefined ? undefined : drive.flows.get(flowId);
  if (record === undefined) return undefined;
  const ended = seen.session ? endBySession(drive, record, session, before) : undefined;
  if (ended) return resume(drive, ended);
  const other = namedFlow(seen.pages, record.id);
  const opened = other && (await openNamed(drive, personaId, record, other));
  if (opened) return opened;
  const isBack = seen.pages.some((page) => readFlowUrl(page)?.id === record.id);
  const tells = record.type !== 'login' && record.type !== 'registration' && seen.cookies;
  if (record.status !== 'open' || !(isBack || tells || seen.ended)) return record;
  return finished(drive, await refetchFlow(drive, record), record);
}

/** A login or registration is over once there is a session that was not there before, or was proved anew. */
function endBySession(
  drive: DriverContext,
  record: FlowRecord,
  { session, exchange, wanted }: PersonaSession,
  before: SessionBefore,
): FlowRecord | undefined {
  if (record.type !== 'login' && record.type !== 'registration') return undefined;
  if (record.status !== 'open' || !session || wanted || exchange?.response?.status !== 200) return undefined;
  const was = before.session;
  const isSame = was?.id === session.id && was.aal === session.aal && was.authenticatedAt === session.authenticatedAt;
  if (isSame) return undefined;
  return drive.flows.update(record.id, noted(applyExchange(record, exchange)));
}

/** What a flow became in the browser is judged as the answer to a press would be, which went to the browser. */
function finished(drive: DriverContext, read: FlowRecord, before: FlowRecord): FlowRecord {
  const { flow } = read;
  const isThrough = flow?.state === 'passed_challenge' || flow?.state === 'success';
  if (!flow || read.id !== before.id || !isThrough || before.flow?.state === flow.state) return read;
  const outcome: Outcome = { kind: read.type === 'settings' ? 'saved' : 'passed', flow, continueWith: [] };
  return drive.flows.update(read.id, { notes: noted(read).notes, status: 'done', outcome }) ?? read;
}

function noted(record: FlowRecord): FlowRecord {
  return { ...record, notes: addNotes(record.notes, [{ kind: 'done-in-browser' }]) };
}

/** The last flow that a page names, when it is another one. */
function namedFlow(pages: readonly string[], own: string): ReturnType<typeof readFlowUrl> {
  const named = pages.map(readFlowUrl).findLast((one) => one?.id !== undefined);
  return named?.id === own ? undefined : named;
}

/** Opens the flow that a page went on with. One that is not this persona's to read leaves no trace. */
async function openNamed(
  drive: DriverContext,
  personaId: string,
  record: FlowRecord,
  { id, flowType }: NonNullable<ReturnType<typeof readFlowUrl>>,
): Promise<FlowRecord | undefined> {
  if (id === undefined) return undefined;
  const isKnown = drive.flows.get(id) !== undefined;
  const opened = await openFlow(drive, { personaId, id, ...(flowType && { type: flowType }) });
  if (opened.outcome?.kind === 'started') {
    // A page that begins the same anew, or comes from a provider, has done with the flow before; one that leads to a
    // recovery, say, can be left for it again.
    const isOver = opened.type === record.type || drive.rounds.begun.has(record.id);
    if (isOver) supersede(drive, record.id, opened.id);
    else drive.flows.update(record.id, { next: opened.id });
    return opened;
  }
  if (!isKnown) drive.flows.remove(opened.id);
  return undefined;
}
