import suffixes from './publicSuffixes.json';
import type { ConfigDocument, Entry } from '../document/document';
import { parseGoUrl, type GoUrl } from './goUrl';

/** Why Kratos leaves an entry of `allowed_return_urls` out, with a warning in its log. */
export type Ignored =
  /** Go cannot read it as an absolute URL or a path that begins with a slash. */
  | 'unreadable'
  /** `*` is the whole host. */
  | 'any-host'
  /** `*.com` */
  | 'public-suffix';

/** Why an entry lets no URL pass, be it left out or not. */
export type Uselessness =
  | Ignored
  /** Without a host it equals none: a URL without one is given that of `default_browser_return_url` first. */
  | 'no-host'
  /** Kratos takes it for a part of the path here, and cuts it off from the URL that it checks. */
  | 'fragment'
  /** An asterisk stands for something in front of a host only: in a path it is a letter. */
  | 'star-in-path';

/** Why a URL does not pass an entry: the first of its parts that differs. */
export type Miss = Ignored | 'scheme' | 'host' | 'path';

/** What Kratos does with a `return_to`. */
export type ReturnUrlVerdict =
  /** Nothing was asked for: people go to `default_browser_return_url`. */
  | { readonly kind: 'default' }
  /** It passes: by an entry of `selfservice.allowed_return_urls`, or as one of Kratos's own `/self-service` URLs. */
  | { readonly kind: 'allowed'; readonly by: Entry | 'self-service' }
  /** 400 before the flow is made: it is no URL to Go. */
  | { readonly kind: 'unreadable' }
  /** 400 `self_service_flow_return_to_forbidden`: no entry lets it pass. */
  | { readonly kind: 'refused'; readonly misses: readonly { readonly entry: Entry; readonly because: Miss }[] };

/**
 * Public suffixes of which it is certain; with two letters every top-level domain is one. The full list is thousands
 * long: a wildcard right below one that is missing here (`*.barcelona`) is believed, and Kratos leaves it out.
 */
const publicSuffixes: ReadonlySet<string> = new Set(suffixes);

/**
 * Whether Kratos takes a URL as `return_to`, and by which entry: scheme and host (with its port) are equal but for
 * capitals, a leading `*` stands for any beginning of the host, be it half a name, and the path begins with the
 * entry's, be it in the middle of a name. A URL without scheme or host gets those of `default_browser_return_url`,
 * which itself is no entry. The same in all versions. Without a known `serve.public.base_url` Kratos's own URLs are not
 * recognised.
 */
export function isAllowedReturnUrl(url: string, config: ConfigDocument): ReturnUrlVerdict {
  if (url === '') return { kind: 'default' };
  const read = parseGoUrl(url);
  if (!read) return { kind: 'unreadable' };
  const usual = defaultReturnUrl(config);
  const asked = { ...read, scheme: read.scheme || (usual?.scheme ?? ''), host: read.host || (usual?.host ?? '') };
  const entries = allowedReturnUrls(config);
  const misses = entries.map(({ entry, value }) => ({ entry, because: findMismatch(asked, value) }));
  const passed = misses.find(({ because }) => because === undefined);
  if (passed) return { kind: 'allowed', by: passed.entry };
  if (isOwnUrl(asked, config)) return { kind: 'allowed', by: 'self-service' };
  return {
    kind: 'refused',
    misses: misses.flatMap(({ entry, because }) => (because === undefined ? [] : [{ entry, because }])),
  };
}

/** The entries that are texts; an empty one counts for nothing. */
export function allowedReturnUrls(
  config: ConfigDocument,
): readonly { readonly entry: Entry; readonly value: string }[] {
  return config
    .below('selfservice', 'allowed_return_urls')
    .flatMap((entry) => (typeof entry.value === 'string' && entry.value !== '' ? [{ entry, value: entry.value }] : []));
}

/** Why an entry can let nothing pass; undefined for one that can. */
export function uselessness(entry: string, config: ConfigDocument): Uselessness | undefined {
  const allowed = parseGoUrl(entry, true);
  const usual = defaultReturnUrl(config);
  const ignored = ignoredBecause(allowed);
  if (ignored !== undefined) return ignored;
  if (allowed?.host === '' && usual && usual.host !== '') return 'no-host';
  if (allowed?.path.includes('*')) return 'star-in-path';
  return entry.includes('#') ? 'fragment' : undefined;
}

function ignoredBecause(allowed: GoUrl | undefined): Ignored | undefined {
  if (!allowed) return 'unreadable';
  if (allowed.host === '*') return 'any-host';
  return allowed.host.startsWith('*.') && isPublicSuffix(allowed.host.slice(2)) ? 'public-suffix' : undefined;
}

function isPublicSuffix(name: string): boolean {
  return /^[a-z]{2}$/.test(name) || publicSuffixes.has(name);
}

function findMismatch(asked: GoUrl, entry: string): Miss | undefined {
  const allowed = parseGoUrl(entry, true);
  const ignored = ignoredBecause(allowed);
  if (!allowed || ignored !== undefined) return ignored;
  if (allowed.scheme !== asked.scheme) return 'scheme';
  if (!isSameHost(asked.host.toLowerCase(), allowed.host.toLowerCase())) return 'host';
  return (asked.path || '/').startsWith(allowed.path || '/') ? undefined : 'path';
}

function isSameHost(host: string, allowed: string): boolean {
  return allowed.startsWith('*') ? host.endsWith(allowed.slice(1)) : host === allowed;
}

function isOwnUrl(asked: GoUrl, config: ConfigDocument): boolean {
  const value = config.value('serve', 'public', 'base_url');
  const base = typeof value === 'string' ? parseGoUrl(value) : undefined;
  if (base?.scheme !== asked.scheme || base.host.toLowerCase() !== asked.host.toLowerCase()) return false;
  return asked.path.startsWith(`${base.path.replace(/(?<!\/)\/+$/, '')}/self-service`);
}

function defaultReturnUrl(config: ConfigDocument): GoUrl | undefined {
  const value = config.value('selfservice', 'default_browser_return_url');
  return typeof value === 'string' ? parseGoUrl(value.split('#', 1)[0] ?? '', true) : undefined;
}
