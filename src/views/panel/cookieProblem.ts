import { t } from '@vscode/l10n';
import { isCsrfCookie } from '../../kratos/flow/cookieTrouble';
import type { CookieTrouble } from '../../kratos/flow/cookieTrouble';
import { explainCookieTrouble, helpsToStartAgain } from '../../kratos/knowledge/cookieTroubles';
import type { FlowRecord } from '../../kratos/record/types';
import type { CookieJar } from '../../kratos/wire/types';
import type { ActionView, PanelState, ProblemView } from '../../protocol/state';
import { button, buttons } from './buttons';
import type { ProblemInput } from './problem';

/** The cookies that do not come back to where Kratos wants them: all of them to a flow, those of a session to whoami too. */
export function readCookieTroubles(jar: CookieJar | undefined, publicUrl: string): readonly CookieTrouble[] {
  if (jar === undefined) return [];
  const atFlows = `${publicUrl}/self-service/login`;
  const troubles = jar.troubles(atFlows, `${publicUrl}/sessions/whoami`);
  return troubles.filter(({ name, asked }) => asked === atFlows || !isCsrfCookie(name));
}

/** The trouble that makes every submit of this persona a CSRF refusal, however often it starts again. */
export function csrfTrouble({ cookieTroubles }: ProblemInput): CookieTrouble | undefined {
  return cookieTroubles.find((trouble) => isCsrfCookie(trouble.name) && !helpsToStartAgain(trouble));
}

/** The trouble that keeps this persona signed out, however often it signs in. The session's cookie can have any name: `any` takes every one that may be it. */
export function sessionTrouble({ cookieTroubles }: ProblemInput, any = false): CookieTrouble | undefined {
  const others = cookieTroubles.filter((trouble) => !isCsrfCookie(trouble.name) && !helpsToStartAgain(trouble));
  return others.find(({ name }) => /session/i.test(name)) ?? (any ? others[0] : undefined);
}

/** Cause, cure and remedies of a cookie that does not come back. */
export function describeTrouble(trouble: CookieTrouble): {
  readonly why: string;
  readonly todo: string;
  readonly actions: readonly ActionView[];
} {
  const { why, cure } = explainCookieTrouble(trouble);
  const look = button({ kind: 'edit-connection' }, t('Look at the connection'), 'plug', trouble.kind !== 'withheld');
  const send = button({ kind: 'send-secure' }, t('Let the persona send it and start again'), 'unlock', true);
  return { why, todo: cure, actions: trouble.kind === 'withheld' ? buttons(send, look) : buttons(look) };
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
export function cookieNotice(input: ProblemInput): ProblemView | undefined {
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

/** The jar as the panel shows it: what is kept, with a word at what is not sent, and then what was refused. */
export function cookieLines(kept: PanelState['cookies'], troubles: readonly CookieTrouble[]): PanelState['cookies'] {
  const wordsOf = (trouble: CookieTrouble): string => {
    const { why, cure } = explainCookieTrouble(trouble);
    return `${why} ${cure}`;
  };
  const lines = kept.map((cookie) => {
    const trouble = troubles.find((one) => one.name === cookie.name && one.attributes === cookie.attributes);
    return trouble === undefined ? cookie : { ...cookie, trouble: wordsOf(trouble) };
  });
  const names = new Set(kept.map(({ name }) => name));
  const refused = troubles.filter(({ name }) => !names.has(name));
  return [
    ...lines,
    ...refused.map((trouble) => ({ name: trouble.name, attributes: trouble.attributes, trouble: wordsOf(trouble) })),
  ];
}
