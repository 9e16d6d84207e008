import { t } from '@vscode/l10n';
import type { Session } from '../../flow/types';
import { explainAal } from '../sessions';
import type { PersonaSession } from '../../record/types';
import { dotted } from '../joined';
import { epoch } from '../../flow/time';
import { durationText } from '../timeLeft';

/**
 * A session in one line: short id, level, how long it is valid. A second line says why more is asked, when it is, also
 * of a session that is not told.
 */
export function sessionLines(session: Session | undefined, known: PersonaSession, now: number): readonly string[] {
  const why = known.wanted === undefined ? undefined : explainAal(known)?.why;
  return [session && sessionLine(session, now), why].filter((line) => line !== undefined);
}

function sessionLine(session: Session, now: number): string {
  const expires = epoch(session.expiresAt);
  const left =
    expires === undefined ? undefined : expires > now ? t('valid for {0}', durationText(expires - now)) : t('expired');
  return dotted(t('Session {0}', shortId(session.id)), session.aal, left);
}

/** The first eight characters of an id and an ellipsis. */
function shortId(id: string): string {
  return id.length > 9 ? `${id.slice(0, 8)}…` : id;
}
