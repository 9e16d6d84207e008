import { t } from '@vscode/l10n';
import { readJson } from '../flow/json';
import { parseSession } from '../flow/parse';
import type { Session } from '../flow/types';
import type { PersonaSession } from '../record/types';
import type { Exchange } from '../exchange/types';
import { readErrorId, explainTrouble, type Trouble } from './answer';

/** What an answer of whoami says. */
export type Whoami =
  | { readonly kind: 'signed-in'; readonly session: Session }
  | { readonly kind: 'signed-out' }
  /**
   * There is a session, and whoami asks for more than it has: `session.whoami.required_aal` is `highest_available` and
   * the identity has a second factor.
   */
  | { readonly kind: 'aal2-wanted' }
  /** Nothing can be said; the session stays as it was known. */
  | ({ readonly kind: 'unknown' } & Trouble);

/** Reads `GET /sessions/whoami`: 200 the session, 401 none (or no longer active), 403 `session_aal2_required`. */
export function readWhoami(exchange: Exchange): Whoami {
  const { response, failure } = exchange;
  if (failure !== undefined) return { kind: 'unknown', ...explainTrouble(exchange, '') };
  if (response?.status === 200) {
    const session = parseSession(readJson(response.body));
    return session.ok
      ? { kind: 'signed-in', session: session.value }
      : { kind: 'unknown', ...explainTrouble(exchange, t('The answer is not a session: {0}', session.problem)) };
  }
  if (response?.status === 401) return { kind: 'signed-out' };
  if (response?.status === 403 && readErrorId(response) === 'session_aal2_required') return { kind: 'aal2-wanted' };
  return { kind: 'unknown', ...explainTrouble(exchange, '') };
}

/**
 * What is known of a persona's session after whoami. A session that is known from the login stays beside `wanted`,
 * since a 403 tells nothing of it; after an answer that says nothing, all stays as it was.
 */
export function sessionAfterWhoami(before: PersonaSession, whoami: Whoami, checkedAt: number): PersonaSession {
  const { personaId, identifier } = before;
  const given = identifier === undefined ? {} : { identifier };
  switch (whoami.kind) {
    case 'signed-in':
      return { personaId, status: 'signed-in', session: whoami.session, ...given, checkedAt };
    case 'signed-out':
      return { personaId, status: 'signed-out', checkedAt };
    case 'aal2-wanted':
      return {
        personaId,
        status: 'signed-in',
        ...(before.session === undefined ? {} : { session: before.session }),
        wanted: { aal: 'aal2', askedBy: 'whoami' },
        ...given,
        checkedAt,
      };
    case 'unknown':
      return { ...before, checkedAt };
  }
}
