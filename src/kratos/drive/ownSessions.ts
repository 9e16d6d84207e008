import { readMySessions } from '../session/pages';
import { mySessions, revokeMySession, revokeOtherSessions } from '../wire/calls';
import { readChange } from './adminSessions';
import { clientOf } from './context';
import type { Drive } from './context';
import type { Queue } from './queue';
import { sendAs } from './send';
import type { OwnSessions } from './types';

/** The other sessions of a persona's identity, read and ended as that persona, in its turn. */
export function createOwnSessions(drive: Drive, queue: Queue): OwnSessions {
  return {
    list: (personaId, { token, size }, signal) =>
      queue.run(
        personaId,
        async () => {
          const page = { page: Number(token ?? 1), size };
          const call = await mySessions(page);
          return readMySessions(await sendAs(drive, clientOf(drive, personaId), call, { step: 'other', signal }), page);
        },
        signal,
      ),
    revoke: (personaId, sessionId, signal) =>
      queue.run(
        personaId,
        async () => {
          const call = await revokeMySession(sessionId);
          return readChange(await sendAs(drive, clientOf(drive, personaId), call, { step: 'other', signal }));
        },
        signal,
      ),
    revokeOthers: (personaId, signal) =>
      queue.run(
        personaId,
        async () => {
          const call = await revokeOtherSessions();
          return readChange(await sendAs(drive, clientOf(drive, personaId), call, { step: 'other', signal }));
        },
        signal,
      ),
  };
}
