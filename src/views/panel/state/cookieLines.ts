import { isCsrfCookie } from '../../../kratos/flow/cookieTrouble';
import type { CookieTrouble } from '../../../kratos/flow/cookieTrouble';
import { explainCookieTrouble } from '../../../kratos/knowledge/outcomes/causes/cookieTroubles';
import type { CookieJar } from '../../../kratos/wire/types';
import type { PanelState } from '../../../protocol/state';

/**
 * The cookies that do not come back to where Kratos wants them: all of them to a flow, those of a session to whoami
 * too.
 */
export function readCookieTroubles(jar: CookieJar | undefined, publicUrl: string): readonly CookieTrouble[] {
  if (jar === undefined) return [];
  const atFlows = `${publicUrl}/self-service/login`;
  const troubles = jar.troubles(atFlows, `${publicUrl}/sessions/whoami`);
  return troubles.filter(({ name, asked }) => asked === atFlows || !isCsrfCookie(name));
}

/** The jar as the panel shows it: what is kept, with a word at what is not sent, and then what was refused. */
export function cookieLines(kept: PanelState['cookies'], troubles: readonly CookieTrouble[]): PanelState['cookies'] {
  const troubleText = (trouble: CookieTrouble): string => {
    const { why, cure } = explainCookieTrouble(trouble);
    return `${why} ${cure}`;
  };
  const lines = kept.map((cookie) => {
    const trouble = troubles.find((one) => one.name === cookie.name && one.attributes === cookie.attributes);
    return trouble === undefined ? cookie : { ...cookie, trouble: troubleText(trouble) };
  });
  const names = new Set(kept.map(({ name }) => name));
  const refused = troubles.filter(({ name }) => !names.has(name));
  return [
    ...lines,
    ...refused.map((trouble) => ({
      name: trouble.name,
      attributes: trouble.attributes,
      trouble: troubleText(trouble),
    })),
  ];
}
