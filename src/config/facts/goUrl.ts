/** What Go's `net/url` makes of a URL, as far as Kratos looks at it. */
export interface GoUrl {
  /** In small letters; empty for a relative URL. */
  readonly scheme: string;
  /** With its port, without a user; empty when there is none. */
  readonly host: string;
  /** Decoded, one character a byte: for comparing only. */
  readonly path: string;
  /** What stands behind the scheme where no slash follows it: `3000/a` of `localhost:3000/a`. */
  readonly opaque: string;
}

/**
 * Reads a URL as Go's `url.Parse` does, and with `strict` as `url.ParseRequestURI`: absolute, or a path that begins
 * with a slash; no fragment is cut off. Undefined for what Go refuses. It differs from `URL`: nothing is tidied up,
 * default ports stay, and `localhost:3000` has the scheme `localhost`. The zone of an IPv6 address is not read. Colons
 * in the host of `http` are refused as since Go 1.26, by which v1.3.1 was not built: there `http://a:1:2` is read and
 * has that host.
 */
export function parseGoUrl(text: string, strict = false): GoUrl | undefined {
  const [whole, fragment = ''] = strict ? [text] : cut(text, '#');
  if (/[\0-\x1f\x7f]/.test(whole) || decoded(fragment) === undefined) return undefined;
  if (whole === '') return strict ? undefined : { scheme: '', host: '', path: '', opaque: '' };
  if (whole.startsWith(':')) return undefined;
  const [, written, behind] = /^([a-z][a-z\d+.-]*):(.*)$/is.exec(whole) ?? [];
  const scheme = (written ?? '').toLowerCase();
  const [rest] = cut(behind ?? whole, '?');
  if (!rest.startsWith('/') && whole !== '*') {
    if (scheme !== '') return { scheme, host: '', path: '', opaque: rest };
    if (strict || cut(rest, '/')[0].includes(':')) return undefined;
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || (!strict && !rest.startsWith('///')));
  const [, authority = '', pathText = rest] = (hasAuthority ? /^\/\/([^/]*)(.*)$/s.exec(rest) : null) ?? [];
  const host = readAuthorityHost(scheme, authority);
  const path = decoded(pathText);
  return host === undefined || path === undefined ? undefined : { scheme, host, path, opaque: '' };
}

/** The host of an authority, after checking its user, port and letters. */
function readAuthorityHost(scheme: string, authority: string): string | undefined {
  const at = authority.lastIndexOf('@');
  const user = authority.slice(0, Math.max(at, 0));
  const host = authority.slice(at + 1);
  if (!/^[\w\-.:~!$&'()*+,;=%@]*$/.test(user) || decoded(user) === undefined) return undefined;
  if (host.includes('[')) return /^\[[\da-f.]*:[\da-f:.]*\](?::\d*)?$/i.test(host) ? host : undefined;
  const colon = scheme === 'http' || scheme === 'https' ? host.indexOf(':') : host.lastIndexOf(':');
  if (colon !== -1 && !/^:\d*$/.test(host.slice(colon))) return undefined;
  // ASCII letters that no host may hold; an escape is allowed for other bytes alone.
  if (/[ #/?@\\^`{|}]/.test(host) || /%(?![89a-f][\da-f])/i.test(host)) return undefined;
  return decoded(host);
}

/** Percent-escapes undone; undefined where one is broken. */
function decoded(text: string): string | undefined {
  if (/%(?![\da-f]{2})/i.test(text)) return undefined;
  const bytes = text.toWellFormed().replace(/[^\0-\x7f]+/g, (letters) => encodeURIComponent(letters));
  return bytes.replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function cut(text: string, at: string): readonly [before: string, after?: string] {
  const index = text.indexOf(at);
  return index === -1 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
