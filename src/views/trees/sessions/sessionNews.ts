import type { Session } from '../../../kratos/flow/types';
import type { Persona } from '../../../kratos/record/types';
import type { ListLine } from './sessionLists';
import type { Pages } from '../shared/pages';

/** What was known of a persona's own session, and what is known now; undefined for none. */
export interface SessionNews {
  readonly persona: Persona;
  readonly before: Session | undefined;
  readonly after: Session | undefined;
}

/**
 * Whether a list would read differently after the news: the session stands in it, or should now. `findIdentityId`
 * yields the id of the identity that a persona is signed in as.
 */
export function isOutdated(
  line: ListLine,
  pages: Pages<Session>,
  { persona, before, after }: SessionNews,
  findIdentityId: (personaId: string) => string | undefined,
): boolean {
  if (line.connection !== persona.connectionId || looksSame(before, after)) return false;
  if ([before, after].some((session) => session && pages.find(session.id))) return true;
  const isAnother = before?.id !== after?.id;
  if (line.kind === 'own-session' && line.persona === persona.id) return isAnother;
  if (!after || !isAnother) return false;
  return line.kind === 'all' || (after.identity !== undefined && findIdentityId(line.persona) === after.identity.id);
}

/** Whether two sessions read the same in a list. */
function looksSame(one: Session | undefined, other: Session | undefined): boolean {
  const look = (session: Session | undefined): string | undefined =>
    session && JSON.stringify([session.id, session.active, session.aal, session.methods, session.expiresAt]);
  return look(one) === look(other);
}
