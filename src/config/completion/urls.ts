import type { Spot } from './spot/types';
import type { Value } from './value';

const pages = /(?:\.ui_url|\.?default_browser_return_url|allowed_return_urls\[\])$/;
const origins = /(?:\.origins\[\]|\.rp\.origin|cors\.allowed_origins\[\])$/;
const addresses = /(?:\.base_url|\.base_redirect_uri)$/;

/** Whether addresses that stand elsewhere in the file can be the value of a setting. */
export function wantsUrls(path: string): boolean {
  return pages.test(path) || origins.test(path) || addresses.test(path);
}

/**
 * Addresses for a setting from those that stand in the file: for the page of a flow, the one that the others suggest,
 * first.
 */
export function urlValues(text: string, path: string, spot: Spot): readonly Value[] {
  if (!wantsUrls(path)) return [];
  const others = `${text.slice(0, spot.start)}\n${text.slice(spot.end)}`;
  const pagesOfFile = pagesIn(others);
  const all = urlsIn(others, /(?<![\w.-])(https?:\/\/[^\s"',\]}]+)/g).filter((url) => !url.includes('{'));
  const [, flow] = /flows\.(\w+)\.ui_url$/.exec(path) ?? [];
  const ownOrigins = listOrigins(pagesOfFile);
  const found = origins.test(path)
    ? [...ownOrigins, ...listOrigins(all)]
    : [
        ...(flow === undefined ? [] : ownOrigins.map((origin) => `${origin}/${flow}`)),
        ...(addresses.test(path)
          ? listOrigins(all).map((origin) => `${origin}/`)
          : [...pagesOfFile, ...ownOrigins.map((origin) => `${origin}/`)]),
      ];
  return [...new Set(found)].map((value) => ({ value, kind: 'url' }));
}

/** The origins of the pages that a text names. */
export function pageOrigins(text: string): readonly string[] {
  return listOrigins(pagesIn(text));
}

function pagesIn(text: string): readonly string[] {
  return urlsIn(text, /(?:ui_url|return_url)["']?\s*:\s*["']?(https?:\/\/[^\s"',\]}]+)/g).filter(
    (url) => !url.includes('{'),
  );
}

function urlsIn(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, url = '']) => url))];
}

function listOrigins(urls: readonly string[]): readonly string[] {
  return [...new Set(urls.flatMap((url) => /^https?:\/\/[^/?#]+/.exec(url)?.[0] ?? []))];
}
