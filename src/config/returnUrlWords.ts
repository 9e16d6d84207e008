import { t } from '@vscode/l10n';
import type { ConfigDocument } from './document';
import { parseGoUrl } from './goUrl';
import { plainText } from './plainText';
import { allowedReturnUrls, type Miss, type ReturnUrlVerdict } from './returnUrls';

/** What Kratos does with a `return_to`, in one or two sentences. */
export function returnUrlWords(verdict: ReturnUrlVerdict, config: ConfigDocument): string {
  switch (verdict.kind) {
    case 'default':
      return t('Without a URL people go to default_browser_return_url.');
    case 'unreadable':
      return t('Kratos cannot read this as a URL and answers 400.');
    case 'allowed':
      return verdict.by === 'self-service'
        ? t('Allowed: it is one of Kratos’s own URLs.')
        : t('Allowed, by {0}.', plainText(verdict.by.value));
    case 'refused': {
      if (allowedReturnUrls(config).length === 0) return t('Refused: allowed_return_urls has no entry.');
      const best = nearest(verdict.misses);
      return best
        ? t('Refused. {0}: {1}', plainText(best.entry.value), missWords(best.because))
        : t('Refused: no entry lets it pass.');
    }
  }
}

/** Why an entry lets a URL not pass. */
export function missWords(miss: Miss): string {
  switch (miss) {
    case 'scheme':
      return t('another scheme.');
    case 'host':
      return t('another host or port.');
    case 'path':
      return t('the path does not begin as the entry’s does.');
    case 'unreadable':
      return t('Kratos cannot read this entry and leaves it out.');
    case 'any-host':
      return t('a lone * as host counts for nothing.');
    case 'public-suffix':
      return t('a wildcard right below a public suffix counts for nothing.');
  }
}

/** The entry of an allow-list that would let a URL pass and no more than its origin; undefined for a URL that names no host. */
export function entryFor(url: string): string | undefined {
  const read = parseGoUrl(url);
  return !read || read.scheme === '' || read.host === '' ? undefined : `${read.scheme}://${read.host}`;
}

type Misses = Extract<ReturnUrlVerdict, { kind: 'refused' }>['misses'];

/** The entry that comes nearest to a URL: the later the part that differs, the nearer. */
export function nearest(misses: Misses): Misses[number] | undefined {
  const order: readonly Miss[] = ['path', 'host', 'scheme', 'public-suffix', 'any-host', 'unreadable'];
  return misses.toSorted((a, b) => order.indexOf(a.because) - order.indexOf(b.because))[0];
}
