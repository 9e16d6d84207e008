/** What is known of the pages of a server. */
export interface Pages {
  /** The site that keys are bound to; undefined where the options do not name it. */
  readonly rpId: string | undefined;
  readonly publicUrl: string;
  /** Addresses of pages that the server has named, such as that of its login page. */
  readonly pages: readonly string[];
}

/**
 * Origins of the page that a browser might answer on, the likeliest first: a page that the server has named, if keys of
 * the site work there, else with the site as its host; then the public address with the site as its host, with and
 * without the port. A flow never tells which origins the server takes.
 */
export function guessOrigins({ rpId, publicUrl, pages }: Pages): readonly string[] {
  const named = pages.map(originOf).filter((origin) => origin !== undefined);
  const host = rpId ?? URL.parse(publicUrl)?.hostname ?? 'localhost';
  const fitting = named.filter((origin) => worksAt(origin, host));
  const moved = [...named, publicUrl].map((origin) => atHost(origin, host));
  const scheme = URL.parse(publicUrl)?.protocol ?? 'https:';
  return [...new Set([...fitting, ...moved, `${scheme}//${host}`])];
}

/** An origin with another host, scheme and port the same. */
function atHost(origin: string, host: string): string {
  const { protocol = 'https:', port = '' } = URL.parse(origin) ?? {};
  return `${protocol}//${host}${port === '' ? '' : `:${port}`}`;
}

/** Scheme, host and port of a web address; undefined for anything else. */
export function originOf(url: string): string | undefined {
  const parsed = URL.parse(url.trim());
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.origin : undefined;
}

/** Whether a browser lets a page of this origin use keys of a site: its host is the site, or below it. */
export function worksAt(origin: string, rpId: string): boolean {
  const host = URL.parse(origin)?.hostname;
  return host === rpId || (host?.endsWith(`.${rpId}`) ?? false);
}

/** What the options leave out is the host of the page. */
export function siteOf(rpId: string | undefined, origin: string): string {
  return rpId ?? URL.parse(origin)?.hostname ?? '';
}
