import type { Outcome } from '../flow/outcome.types';
import type { FlowType, Session } from '../flow/types';
import { present } from '../flow/json';
import { readWhoami, sessionAfterWhoami } from '../session/whoami';
import type { PersonaSession } from '../store/types';
import { whoami } from '../wire/calls';
import type { Client, Drive } from './context';
import { sendAs } from './send';

/** Asks the server who a persona is (`GET /sessions/whoami`) and keeps what it says. Without an answer all stays as it was known, with the problem beside it. */
export async function checkSession(drive: Drive, client: Client, signal?: AbortSignal): Promise<PersonaSession> {
  const { persona } = client;
  const { sessionToken } = await drive.personas.keys(persona.id);
  if (persona.client === 'native' && sessionToken === undefined) return signedOut(drive, client);
  const exchange = await sendAs(drive, client, await whoami(), { step: 'other', signal });
  const answer = readWhoami(exchange);
  const before = drive.personas.session(persona.id);
  const after = sessionAfterWhoami(before, answer, drive.now());
  // whoami and settings ask for their AAL on their own: a satisfied whoami does not take back what settings asked for.
  const stillWanted =
    answer.kind === 'signed-in' && before.wanted?.askedBy === 'settings' && answer.session.aal !== 'aal2';
  return drive.personas.setSession(
    present<PersonaSession>({
      ...after,
      exchange,
      wanted: stillWanted ? before.wanted : after.wanted,
      problem: answer.kind === 'unknown' ? answer : undefined,
    }),
  );
}

export function signedOut(drive: Drive, { persona }: Client): PersonaSession {
  return drive.personas.setSession({ personaId: persona.id, status: 'signed-out', checkedAt: drive.now() });
}

/**
 * Lets the persona's session follow what a step of a flow said of it: a token is taken over, a new or changed session is read from whoami, a
 * wish for a second factor is kept with who asked for it.
 */
export async function noteSession(
  drive: Drive,
  client: Client,
  said: { readonly type: FlowType; readonly outcome: Outcome },
  signal?: AbortSignal,
): Promise<void> {
  const { type, outcome } = said;
  const { id, client: kind } = client.persona;
  const known = drive.personas.session(id);
  switch (outcome.kind) {
    case 'signed-in':
    case 'registered':
      await takeToken(drive, client, outcome.sessionToken);
      if (!outcome.session) return;
      signedIn(drive, client, outcome.session);
      await checkSession(drive, client, signal);
      return;
    case 'passed':
      await takeToken(drive, client, outcome.sessionToken);
      if (type === 'recovery' || known.status === 'signed-in') await checkSession(drive, client, signal);
      return;
    case 'saved':
      await checkSession(drive, client, signal);
      return;
    case 'redirect-wanted':
      // A recovery that passed without `use_continue_with_transitions`: the browser has its cookie, a native client gets nothing.
      if (type === 'recovery' && kind === 'browser') await checkSession(drive, client, signal);
      return;
    case 'step-up-wanted':
      drive.personas.setSession({
        ...known,
        status: 'signed-in',
        wanted: { aal: 'aal2', askedBy: type === 'login' ? 'login' : 'settings' },
      });
      if (type === 'login') await checkSession(drive, client, signal);
      return;
    case 'sign-in-wanted':
      signedOut(drive, client);
      return;
    case 'already-signed-in':
      if (known.status !== 'signed-in') await checkSession(drive, client, signal);
      return;
    case 'started':
    case 'redisplayed':
    case 'advanced':
    case 'signed-out':
    case 'refresh-wanted':
    case 'expired':
    case 'replaced':
    case 'csrf-refused':
    case 'not-found':
    case 'rate-limited':
    case 'refused':
    case 'server-failed':
    case 'not-kratos':
    case 'unreachable':
      return;
  }
}

async function takeToken(drive: Drive, { persona }: Client, sessionToken: string | undefined): Promise<void> {
  if (persona.client === 'native' && sessionToken !== undefined)
    await drive.personas.keep(persona.id, { sessionToken });
}

/** The login's own word for the session, until whoami has answered. Its identity is kept back while aal2 is due: the one known of the same session stays. */
function signedIn(drive: Drive, { persona }: Client, session: Session): void {
  const before = drive.personas.session(persona.id).session;
  const identity = session.identity ?? (before?.id === session.id ? before.identity : undefined);
  drive.personas.setSession({
    personaId: persona.id,
    status: 'signed-in',
    session: { ...session, ...(identity && { identity }) },
    checkedAt: drive.now(),
  });
}
