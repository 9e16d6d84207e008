import { isRefusal } from '../flow/outcomeKinds';
import type { Outcome } from '../flow/outcome.types';
import type { FlowParameters, FlowType, Session } from '../flow/types';
import { present } from '../flow/json';
import { isSamePerson, whoIs } from '../session/who';
import { readWhoami, sessionAfterWhoami } from '../session/whoami';
import type { PersonaSession } from '../record/types';
import { whoami } from '../wire/calls';
import type { Exchange } from '../exchange/types';
import { currentRealm } from './context';
import type { Client, DriverContext } from './context';
import { sendAs } from './send';

/**
 * Asks the server who a persona is (`GET /sessions/whoami`) and keeps what it says. Without an answer all stays as it
 * was known, with the problem beside it.
 */
export async function checkSession(
  drive: DriverContext,
  client: Client,
  signal?: AbortSignal,
): Promise<PersonaSession> {
  const { persona } = client;
  const { sessionToken } = await drive.personas.keys(persona.id, currentRealm(drive, client));
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

export function signedOut(drive: DriverContext, { persona }: Client): PersonaSession {
  return drive.personas.setSession({ personaId: persona.id, status: 'signed-out', checkedAt: drive.now() });
}

/**
 * Keeps what a refusal says of the session (401: it is over, 403: a second factor is wanted), whatever was asked for.
 */
export function noteRefusal(drive: DriverContext, { persona }: Client, exchange: Exchange): void {
  const answer = exchange.response?.status === 200 ? undefined : readWhoami(exchange);
  if (answer === undefined || answer.kind === 'unknown') return;
  drive.personas.setSession(sessionAfterWhoami(drive.personas.session(persona.id), answer, drive.now()));
}

/** What a step of a flow said. */
export interface Told {
  readonly type: FlowType;
  readonly outcome: Outcome;
  /** The options of the flow, when it was started just now. */
  readonly asked?: FlowParameters;
  /** What was given with a press of a login or recovery. */
  readonly identifier?: string | undefined;
}

/**
 * Lets the persona's session follow what a step of a flow said of it: a token is taken over, a new or changed session
 * is read from whoami, a wish for a second factor is kept with who asked for it. What one persona changes of an
 * identity, such as its second factors, is asked for anew for the others that are signed in as the same one.
 */
export async function noteSession(
  drive: DriverContext,
  client: Client,
  told: Told,
  signal?: AbortSignal,
): Promise<void> {
  const { type, outcome, identifier } = told;
  const { id, client: kind } = client.persona;
  const known = drive.personas.session(id);
  if (isRefusal(outcome)) return;
  switch (outcome.kind) {
    case 'signed-in':
    case 'registered':
      await takeToken(drive, client, outcome.sessionToken);
      if (!outcome.session) return;
      signedIn(drive, client, outcome.session, identifier ?? known.identifier);
      await checkSession(drive, client, signal);
      askKin(drive, client);
      return;
    case 'passed':
      await takeToken(drive, client, outcome.sessionToken);
      // What was known before was of no session, or of one that is over.
      if (type === 'recovery')
        drive.personas.setSession(present<PersonaSession>({ personaId: id, status: 'unknown', identifier }));
      if (type === 'recovery' || known.status === 'signed-in') await checkSession(drive, client, signal);
      if (type === 'recovery') askKin(drive, client);
      return;
    case 'saved':
      await checkSession(drive, client, signal);
      askKin(drive, client);
      return;
    case 'redirect-wanted':
      // A recovery that passed without `use_continue_with_transitions`: the browser has its cookie, a native client
      // gets nothing.
      if (type === 'recovery' && kind === 'browser') await checkSession(drive, client, signal);
      return;
    case 'step-up-wanted':
      drive.personas.setSession({
        ...known,
        status: 'signed-in',
        wanted: { aal: 'aal2', askedBy: type === 'login' ? 'login' : 'settings' },
        ...(identifier !== undefined && { identifier }),
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
      // Kratos starts no such flow for a client that has a session: the one that was known is over.
      if (known.status === 'signed-in' && wantsNoSession(told)) await checkSession(drive, client, signal);
      return;
    case 'redisplayed':
    case 'advanced':
    case 'signed-out':
    case 'refresh-wanted':
      return;
  }
}

function wantsNoSession({ type, asked }: Told): boolean {
  if (asked === undefined) return false;
  if (type === 'login') return asked.refresh !== true && asked.aal !== 'aal2' && asked.login_challenge === undefined;
  return type === 'registration' || type === 'recovery';
}

function askKin(drive: DriverContext, { persona }: Client): void {
  const who = whoIs(drive.personas.session(persona.id));
  for (const { id } of drive.personas.ofConnection(persona.connectionId)) {
    const other = drive.personas.session(id);
    if (id !== persona.id && other.status === 'signed-in' && isSamePerson(who, whoIs(other))) drive.askAgain(id);
  }
}

async function takeToken(drive: DriverContext, client: Client, sessionToken: string | undefined): Promise<void> {
  const { persona } = client;
  if (persona.client === 'native' && sessionToken !== undefined)
    await drive.personas.keep(persona.id, { sessionToken }, currentRealm(drive, client));
}

/**
 * The login's own word for the session, until whoami has answered. Its identity is kept back while aal2 is due: the one
 * known of the same session stays.
 */
function signedIn(drive: DriverContext, { persona }: Client, session: Session, identifier: string | undefined): void {
  const before = drive.personas.session(persona.id).session;
  const identity = session.identity ?? (before?.id === session.id ? before.identity : undefined);
  drive.personas.setSession({
    personaId: persona.id,
    status: 'signed-in',
    session: { ...session, ...(identity && { identity }) },
    ...(identifier !== undefined && { identifier }),
    checkedAt: drive.now(),
  });
}
