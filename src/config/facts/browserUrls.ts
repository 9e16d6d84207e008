import type { ConfigDocument, Entry } from '../document/document';
import { pickSettings, type Wanted } from '../document/pick';
import { isAddress, isLocal, webUrl } from './relyingParty';

/** A URL of the configuration that a browser opens. */
export interface BrowserUrl {
  readonly entry: Entry & { readonly value: string };
  readonly url: URL;
}

/** Where browsers reach Kratos, when it is written and has a host. */
export function publicUrl(config: ConfigDocument): BrowserUrl | undefined {
  return browserUrl(config.get('serve', 'public', 'base_url'));
}

/** The pages that show flows, in the order of the text. The error page is not among them: it needs no cookie. */
export function pages(config: ConfigDocument): readonly BrowserUrl[] {
  return config
    .below('selfservice', 'flows')
    .filter(({ path }) => path.at(-1) !== 'error')
    .flatMap(({ path }) => browserUrl(config.get(...path, 'ui_url')) ?? []);
}

/** The first page of each origin: pages of one site share what is to be said of them. */
export function firstPages(config: ConfigDocument): readonly BrowserUrl[] {
  return pages(config).filter(({ url }, at, all) => all.findIndex((other) => other.url.origin === url.origin) === at);
}

/** Where people are sent after a flow: every `default_browser_return_url`. */
export function returnUrls(config: ConfigDocument): readonly BrowserUrl[] {
  return pickSettings(config, isReturnUrl).flatMap((entry) => browserUrl(entry) ?? []);
}

const isReturnUrl: Wanted = ({ path }) => path[0] === 'selfservice' && path.at(-1) === 'default_browser_return_url';

/** Whether a host is this machine itself. */
export function isLoopback(host: string): boolean {
  return isLocal(host) || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Whether people other than the developer are to use it: the public URL is https, and not on this machine. */
export function isForOthers(config: ConfigDocument): boolean {
  const base = publicUrl(config)?.url;
  return base?.protocol === 'https:' && !isLoopback(base.hostname);
}

/**
 * The domain that hosts have in common, with at least two names; of addresses none. What has one name in common at most
 * is of different sites for certain.
 */
export function sharedDomain(hosts: readonly string[]): string | undefined {
  const [first, ...others] = hosts.map((host) => host.split('.').toReversed());
  if (!first || hosts.some(isAddress)) return undefined;
  const length = first.findIndex((name, at) => others.some((other) => other[at] !== name));
  const shared = first.slice(0, length === -1 ? first.length : length);
  return shared.length < 2 ? undefined : shared.toReversed().join('.');
}

function browserUrl(entry: Entry | undefined): BrowserUrl | undefined {
  const url = webUrl(entry?.value);
  return entry && typeof entry.value === 'string' && url ? { entry: { ...entry, value: entry.value }, url } : undefined;
}
