import type Protocol from 'devtools-protocol';
import { isCsrfCookie } from '../flow/cookieTrouble';
import type { KeptBack } from '../exchange/seen';

/** Why a browser sent no CSRF cookie along, or did not keep the one that came; undefined when it did both. */
export function readKeptBack(
  sent: Pick<Protocol.Network.RequestWillBeSentExtraInfoEvent, 'associatedCookies'> | undefined,
  got: Pick<Protocol.Network.ResponseReceivedExtraInfoEvent, 'blockedCookies'> | undefined,
): KeptBack | undefined {
  const kept = [
    ...(sent?.associatedCookies ?? []).map(({ cookie, blockedReasons }) => ({ name: cookie.name, blockedReasons })),
    // A cookie that the browser could not read is told by its line alone.
    ...(got?.blockedCookies ?? []).map(({ cookieLine, blockedReasons }) => ({ name: cookieLine, blockedReasons })),
  ];
  const reasons = kept.filter(({ name }) => isCsrfCookie(name)).flatMap(({ blockedReasons }) => blockedReasons);
  if (reasons.some((reason) => reason === 'SecureOnly' || reason === 'SameSiteNoneInsecure')) return 'needs-https';
  return reasons.some((reason) => /SameSite|ThirdParty/.test(reason)) ? 'another-site' : undefined;
}
