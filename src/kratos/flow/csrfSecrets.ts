import { isCsrfCookie } from './cookieTrouble';
import { readHeader } from './headers';
import { isObject, readJson, textAt } from './json';
import type { SentRequest } from './recorded';

/** The 32 random bytes of a CSRF cookie. */
export type Secret = readonly number[];

/** The values of the CSRF cookies that went along: one for each base URL that the server had. */
export function readCsrfCookies(headers: SentRequest['headers']): readonly string[] {
  const pairs = (readHeader(headers, 'cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs
    .filter((pair) => isCsrfCookie(pair))
    .map((pair) => pair.slice(pair.indexOf('=') + 1).replace(/^"|"$/g, ''));
}

/** The value of the CSRF cookie that a `Set-Cookie` header sets; undefined for another, and for one that is removed. */
export function readSetCsrfCookie(setCookie: string): string | undefined {
  const [pair = ''] = setCookie.split(';', 1);
  return isCsrfCookie(pair) ? pair.slice(pair.indexOf('=') + 1).replace(/^"|"$/g, '') || undefined : undefined;
}

/** The `csrf_token` in the body of a request; undefined when it has none. */
export function readToken(request: SentRequest): string | undefined {
  const body = request.body ?? '';
  const type = readHeader(request.headers, 'content-type') ?? '';
  if (/x-www-form-urlencoded/i.test(type)) return new URLSearchParams(body).get('csrf_token') ?? undefined;
  const json = readJson(body);
  return isObject(json) ? textAt(json, 'csrf_token') : undefined;
}

/** The cookie that a token was made for: a token is 32 random bytes and the cookie's XORed with them. */
export function unmask(token: string): Secret | undefined {
  const bytes = decodeBase64(token);
  return bytes?.length === 64 ? bytes.slice(0, 32).map((byte, i) => byte ^ (bytes[32 + i] ?? 0)) : undefined;
}

export function same(a: Secret, b: Secret): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

export function decodeBase64(text: string): Secret | undefined {
  const plain = text
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/%2B/gi, '+')
    .replace(/%2F/gi, '/')
    .replace(/%3D/gi, '=');
  try {
    return Array.from(atob(plain), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
