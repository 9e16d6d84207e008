/** Whether two URLs have the same scheme, host and port. False when one is no absolute URL. */
export function sameOrigin(a: string, b: string): boolean {
  const [left, right] = [URL.parse(a)?.origin ?? 'null', URL.parse(b)?.origin];
  return left !== 'null' && left === right;
}

/** Whether a link may be offered at all: http and https only (`javascript:`, `data:` and the like are dead). */
export function isWebLink(url: string): boolean {
  return ['https:', 'http:'].includes(URL.parse(url)?.protocol ?? '');
}

/** Scheme, host and port of a URL; a text that is no absolute URL stays as it is. */
export function readOrigin(url: string): string {
  return URL.parse(url)?.origin ?? url;
}

/** The host name of a URL without its port, as cookies see it; `undefined` for a text that is no absolute URL. */
export function readHostname(url: string): string | undefined {
  return URL.parse(url)?.hostname;
}
