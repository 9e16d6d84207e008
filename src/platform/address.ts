import { t } from '@vscode/l10n';

/**
 * Reading what a person types or pastes as a server address. Pure: used while typing and for what stands in the
 * settings.
 */

/**
 * A base URL without trailing slash, with a note when it was read differently than it was written; or why it is none,
 * in a sentence.
 */
export type Address =
  | { readonly kind: 'address'; readonly url: string; readonly note?: string }
  | { readonly kind: 'problem'; readonly sentence: string };

/** Kratos's own paths: people paste them, the base is what is wanted. */
const ownPaths = /\/(?:self-service|sessions|health|admin|schemas|version|\.well-known)(?:\/|$)/;

export function readAddress(text: string): Address {
  const typed = text.trim();
  if (typed === '') return problem(t('Enter the address of the server, for example http://127.0.0.1:4433.'));
  if (/\s/.test(typed)) return problem(t('An address contains no spaces.'));
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed);
  if (!hasScheme && /^(https?|file|ftp|mailto|javascript|data):/i.test(typed))
    return problem(t('Write it as http:// or https://, then host and port.'));
  const url = parse(hasScheme ? typed : `${schemeFor(typed)}://${typed}`);
  if (!url) return problem(t('This is not an address: write it as http://host:port.'));
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return problem(t('Kratos speaks http or https, not {0}.', url.protocol.slice(0, -1)));
  if (url.username !== '' || url.password !== '')
    return problem(t('Leave user and password out of the address: it is stored in plain text.'));
  if (/^console\.ory\.(sh|com)$/.test(url.hostname)) {
    return problem(t('This is the Ory Console. Use the project’s API endpoint, https://<slug>.projects.oryapis.com.'));
  }
  const whole = url.pathname.replace(/(?<!\/)\/+$/, '');
  const own = whole.search(ownPaths);
  const path = own === -1 ? whole : whole.slice(0, own);
  const base = url.origin + path;
  const asWritten = typed.replace(/(?<!\/)\/+$/, '');
  return base === asWritten
    ? { kind: 'address', url: base }
    : { kind: 'address', url: base, note: t('Read as {0}', base) };
}

/**
 * Whether the address is that of an Ory Network project: public and admin API share it, and the admin side asks for an
 * API key.
 */
export function isOryNetwork(url: string): boolean {
  return /\.projects\.(oryapis\.com|[a-z0-9-]+\.oryapis\.com)$/.test(new URL(url).hostname);
}

/**
 * A short name for a server, taken from its address: the project's slug, the host, or the host with its port on this
 * machine.
 */
export function deriveName(url: string, taken: readonly string[] = []): string {
  const { hostname, port } = new URL(url);
  const name = isOryNetwork(url)
    ? (hostname.split('.')[0] ?? hostname)
    : isLocal(hostname)
      ? port
        ? `local:${port}`
        : 'local'
      : hostname;
  return freeName(name, taken);
}

/** The name itself, or with the first free number behind it. Names are compared without regard to case. */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((other) => other.toLowerCase()));
  if (!used.has(name.toLowerCase())) return name;
  let number = 2;
  while (used.has(`${name} ${number}`.toLowerCase())) number += 1;
  return `${name} ${number}`;
}

function problem(sentence: string): Address {
  return { kind: 'problem', sentence };
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Servers on this machine or in a private network rarely have a certificate, others always do. */
function schemeFor(address: string): 'http' | 'https' {
  const host = parse(`http://${address}`)?.hostname ?? '';
  return isLocal(host) || isPrivate(host) || !host.includes('.') ? 'http' : 'https';
}

function isLocal(host: string): boolean {
  return (
    host === 'localhost' ||
    host === '[::1]' ||
    host === '0.0.0.0' ||
    host.startsWith('127.') ||
    host.endsWith('.localhost')
  );
}

function isPrivate(host: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host) || /\.(local|internal|test|home|lan)$/.test(host);
}
