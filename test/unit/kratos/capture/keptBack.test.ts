import type Protocol from 'devtools-protocol';
import { expect, it } from 'vitest';
import { readKeptBack } from '../../../../src/kratos/capture/keptBack';

const cookie = (name: string): Protocol.Network.Cookie => ({ name }) as Protocol.Network.Cookie;
const sent = (
  name: string,
  ...blockedReasons: Protocol.Network.CookieBlockedReason[]
): Parameters<typeof readKeptBack>[0] => ({
  associatedCookies: [{ cookie: cookie(name), blockedReasons }] as Protocol.Network.AssociatedCookie[],
});
const got = (
  cookieLine: string,
  ...blockedReasons: Protocol.Network.SetCookieBlockedReason[]
): Parameters<typeof readKeptBack>[1] => ({ blockedCookies: [{ cookieLine, blockedReasons }] });

it.each([
  ['another-site', sent('csrf_token_1', 'SameSiteLax'), undefined],
  ['another-site', undefined, got('csrf_token_1=a; Path=/', 'SchemefulSameSiteLax')],
  ['another-site', undefined, got('__Host-csrf_token_1=a', 'ThirdPartyPhaseout')],
  ['needs-https', undefined, got('csrf_token_1=a; SameSite=None', 'SameSiteNoneInsecure')],
  ['needs-https', sent('csrf_token_1', 'SecureOnly'), undefined],
  // Cookies of the page itself, and one that is for other paths alone, say nothing of Kratos.
  [undefined, sent('theme', 'SameSiteLax'), got('theme=dark', 'SameSiteLax')],
  [undefined, sent('csrf_token_1', 'NotOnPath'), undefined],
  [undefined, sent('csrf_token_1'), got('theme=dark')],
  [undefined, undefined, undefined],
])('a cookie is kept back: %s', (why, request, answer) => {
  expect(readKeptBack(request, answer)).toBe(why);
});
