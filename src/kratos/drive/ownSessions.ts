import { readMySessions } from '../admin/sessionPages';
import { mySessions, revokeMySession, revokeOtherSessions } from '../wire/calls';
import type { Exchange } from '../exchange/types';
import type { Call } from '../wire/types';
import { readChange } from '../admin/sessions';
import type { SessionChange } from '../admin/types';
import { explainTrouble } from '../session/answer';
import { findClient } from './context';
import type { DriverContext } from './context';
import type { Queue } from './queue';
import { sendAs } from './send';
import { noteRefusal } from './session';
import type { OwnSessions } from './types';

const changed = (exchange: Exchange): SessionChange => readChange(exchange, explainTrouble);

/** The other sessions of a persona's identity, read and ended as that persona, in its turn. */
export function createOwnSessions(drive: DriverContext, queue: Queue): OwnSessions {
  const ask = <T>(
    personaId: string,
    call: () => Promise<Call>,
    read: (exchange: Exchange) => T,
    signal: AbortSignal | undefined,
  ): Promise<T> =>
    queue.run(
      personaId,
      async () => {
        const client = findClient(drive, personaId);
        const exchange = await sendAs(drive, client, await call(), { step: 'other', signal });
        noteRefusal(drive, client, exchange);
        return read(exchange);
      },
      signal,
    );

  return {
    list: (personaId, { token, size }, signal) => {
      const page = { page: Number(token ?? 1), size };
      return ask(
        personaId,
        () => mySessions(page),
        (exchange) => readMySessions(exchange, page),
        signal,
      );
    },
    revoke: (personaId, sessionId, signal) => ask(personaId, () => revokeMySession(sessionId), changed, signal),
    revokeOthers: (personaId, signal) => ask(personaId, revokeOtherSessions, changed, signal),
  };
}
