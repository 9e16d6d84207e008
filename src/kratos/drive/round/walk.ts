import { isCallbackUrl } from '../../flow/providerUrls';
import { isLoopback } from '../../providers/address';
import type { Note } from '../../record/types';
import { createCookieJar } from '../../wire/cookies';
import { readHeader } from '../../flow/headers';
import type { DriverContext } from '../context';

/** Browsers give up after twenty. */
const mostHops = 20;

/**
 * Follows a provider's redirects on this machine up to the callback, which is not asked here. The provider's cookies
 * are kept for the persona, apart from those of Kratos. Whatever asks a person something ends it.
 */
export async function walk(
  drive: DriverContext,
  personaId: string,
  startUrl: string,
  signal: AbortSignal,
): Promise<{ kind: 'came'; url: string } | { kind: 'ended' } | { kind: 'note'; note: Note }> {
  const jar = drive.rounds.jars.get(personaId) ?? createCookieJar();
  drive.rounds.jars.set(personaId, jar);
  let url = startUrl;
  for (let hop = 0; hop < mostHops; hop++) {
    if (isCallbackUrl(url)) return { kind: 'came', url };
    if (!isLoopback(url)) break;
    const cookies = jar.header(url);
    const headers: [string, string][] = [
      ['Accept', 'text/html'],
      ...(cookies === '' ? [] : [['Cookie', cookies] as [string, string]]),
    ];
    const { response, failure } = await drive.transport.send({ method: 'GET', url, headers }, { signal });
    if (signal.aborted) return { kind: 'ended' };
    if (failure !== undefined || response === undefined) break;
    jar.take(url, response.headers);
    const location = readHeader(response.headers, 'location') ?? '';
    const next = location === '' ? undefined : URL.parse(location, url)?.href;
    if (response.status < 300 || response.status >= 400 || next === undefined) break;
    url = next;
  }
  return { kind: 'note', note: { kind: 'page-asks', host: URL.parse(url)?.host ?? url } };
}
