import { getEventListeners } from 'node:events';
import type { Explorer } from '../../src/kratos/drive/explorer';
import type { SessionProblem } from '../../src/kratos/admin/types';
import type { Connection } from '../../src/kratos/record/types';
import { createTransport } from '../../src/kratos/wire/transport';
import type { Kratos } from '../kit';
import { exploring } from '../server/people';
import { memoryStorage } from '../kit/storage';
import type { Fault } from './faults';
import { startFront } from './front';
import { impatienceMs } from './trial';

/** What is said to a person where something went wrong: a sentence, and what to do. */
export type Said = Pick<SessionProblem, 'what' | 'todo'>;

/** Who administers a server, as the product has it. */
export interface Administrator {
  readonly explorer: Explorer;
  readonly connection: Connection;
  readonly signal: AbortSignal;
  /** Something was not as it must be. */
  readonly complain: (what: string) => void;
}

/** Something that an administrator does: what it comes to is told in a line, with all that was said on the way. */
export interface AdminWay {
  readonly name: string;
  /** A fault may be got over without a word: another request says what came of the one that met it. */
  readonly getsOver?: true;
  readonly go: (administrator: Administrator) => Promise<{ readonly end: string; readonly said: readonly Said[] }>;
}

export interface AdminWalked {
  /** Whether so many exchanges were made that the one with the fault was among them. */
  readonly isMet: boolean;
  readonly complaints: readonly string[];
  readonly end: string;
}

/**
 * Goes a way through a front before a server, where the exchange of this number (from 0) meets the fault and no other;
 * without a fault it is just gone. `untroubled` is what it comes to then.
 */
export async function walkAsAdministrator(
  kratos: Kratos,
  way: AdminWay,
  { fault, at, untroubled }: { readonly fault?: Fault; readonly at: number; readonly untroubled?: string } = { at: 0 },
): Promise<AdminWalked> {
  const tls = fault?.does === 'loses its certificate';
  const fronts = [await startFront(kratos.publicUrl, { tls }), await startFront(kratos.adminUrl, { tls })] as const;
  const [{ url: publicUrl }, { url: adminUrl }] = fronts;
  const { signal } = new AbortController();
  const complaints: string[] = [];
  let asked = '';
  const complain = (what: string): void => {
    complaints.push(`${way.name}, ${fault?.name ?? 'no fault'}${asked}: ${what}`);
  };
  const inner = createTransport();
  let sent = 0;
  // One after the other, so that the fault is met by the one it is meant for.
  let before: Promise<unknown> = Promise.resolve();
  const send: typeof inner.send = async (request, options) => {
    const isMeant = fault !== undefined && sent++ === at;
    if (!isMeant) return inner.send(request, options);
    asked = ` at ${request.method} ${new URL(request.url).pathname}`;
    for (const front of fronts) await front.turn(fault);
    const exchange = await inner.send(request, fault.neverEnds ? { ...options, timeoutMs: impatienceMs } : options);
    for (const front of fronts) await front.turn(undefined);
    return exchange;
  };
  const transport: typeof inner = {
    send: (request, options) => {
      const answer = before.then(() => send(request, options));
      before = answer;
      return answer;
    },
  };
  const explorer = exploring({ publicUrl, adminUrl }, memoryStorage(), {
    transport,
    onError: (error) => void complaints.push(String(error)),
  });
  let end = '';
  try {
    const connection = { id: 'practice', name: 'practice', publicUrl, adminUrl };
    const walked = await way.go({ explorer, connection, signal, complain });
    ({ end } = walked);
    // Of what is too large, smaller parts are asked for.
    const mayMend = way.getsOver === true || fault?.comesTo.includes('unreachable/too-large') === true;
    const isMended = mayMend && end === untroubled;
    if (asked !== '' && walked.said.length === 0 && !isMended) complain(`nothing is said; it comes to ${end}`);
    if (asked === '' && walked.said.length > 0) complain(`says ${JSON.stringify(walked.said)}`);
    for (const { what, todo } of walked.said)
      if (!isSentence(what) || todo === undefined || !isSentence(todo)) complain(`says “${what}” and “${todo ?? ''}”`);
  } catch (error) {
    complain(`throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  const listening = getEventListeners(signal, 'abort').length;
  if (listening > 0) complain(`leaves ${listening} listeners`);
  explorer.dispose();
  return { isMet: asked !== '', complaints, end };
}

/** Words of a server may end as they like. */
function isSentence(text: string): boolean {
  return /^\S.{10,}\.$/.test(text) || /^HTTP \d{3}: \S/.test(text);
}
