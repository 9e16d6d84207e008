import { t } from '@vscode/l10n';
import { isCsrfCookie } from '../../../flow/cookieTrouble';
import type { CookieTrouble } from '../../../flow/cookieTrouble';
import { explainCookieTrouble, helpsToStartAgain } from './cookieTroubles';
import type { FlowRecord } from '../../../record/types';
import { remedies, remedy } from '../remedies';
import type { Cause, Remedy, Situation } from '../types';

/** The trouble that makes every submit of this persona a CSRF refusal, however often it starts again. */
export function csrfTrouble({ cookieTroubles }: Situation): CookieTrouble | undefined {
  return cookieTroubles.find((trouble) => isCsrfCookie(trouble.name) && !helpsToStartAgain(trouble));
}

/**
 * The trouble that keeps this persona signed out, however often it signs in. The session's cookie can have any name:
 * `any` takes every one that may be it.
 */
export function sessionTrouble({ cookieTroubles }: Situation, any = false): CookieTrouble | undefined {
  const others = cookieTroubles.filter((trouble) => !isCsrfCookie(trouble.name) && !helpsToStartAgain(trouble));
  return others.find(({ name }) => /session/i.test(name)) ?? (any ? others[0] : undefined);
}

/** Cause, cure and remedies of a cookie that does not come back. */
export function describeTrouble(trouble: CookieTrouble): {
  readonly why: string;
  readonly todo: string;
  readonly remedies: readonly Remedy[];
} {
  const { why, cure } = explainCookieTrouble(trouble);
  const look = remedy({ kind: 'edit-connection' }, t('Look at the connection'), 'plug', trouble.kind !== 'withheld');
  const send = remedy({ kind: 'send-secure' }, t('Let the persona send it and start again'), 'unlock', true);
  return { why, todo: cure, remedies: trouble.kind === 'withheld' ? remedies(send, look) : remedies(look) };
}

/** True when no answer of this flow brought a CSRF cookie, although the flow was begun here. */
export function neverGotCookie({ exchanges, client }: FlowRecord): boolean {
  const begun =
    exchanges[0]?.request.url.includes('/self-service/') === true && !exchanges[0].request.url.includes('/flows?');
  return client === 'browser' && begun && !exchanges.some(({ response }) => setsCsrfCookie(response?.headers ?? []));
}

function setsCsrfCookie(headers: readonly (readonly [string, string])[]): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === 'set-cookie' && isCsrfCookie(value));
}

/** Said before anything is refused: the form can be filled, and what it sends will not do. */
export function cookieNotice(input: Situation): Cause | undefined {
  const { record, session } = input;
  if (record.client === 'native') return undefined;
  const signedIn = record.outcome?.kind === 'signed-in' || record.outcome?.kind === 'registered';
  const lost = signedIn && session.status === 'signed-out' ? sessionTrouble(input, true) : undefined;
  const trouble = record.status === 'open' && record.flow !== undefined ? csrfTrouble(input) : lost;
  if (trouble === undefined) return undefined;
  return {
    tone: 'warn',
    title:
      trouble === lost
        ? t('{0} does not stay signed in: the session’s cookie does not come back', input.personaName)
        : t('Kratos will refuse this form: its CSRF cookie does not come back'),
    ...describeTrouble(trouble),
  };
}
