import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../document/document';
import { parseGoUrl } from './goUrl';
import { plainText } from '../document/plainText';
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
      return best ? missWords(plainText(best.entry.value), best.because) : t('Refused: no entry lets it pass.');
    }
  }
}

function missWords(entry: string, miss: Miss): string {
  switch (miss) {
    case 'scheme':
      return t('Refused. The nearest entry, {0}, has another scheme.', entry);
    case 'host':
      return t('Refused. The nearest entry, {0}, has another host or port.', entry);
    case 'path':
      return t('Refused. The path does not begin as that of the nearest entry does, {0}.', entry);
    case 'unreadable':
      return t('Refused. Kratos cannot read {0} and leaves it out.', entry);
    case 'any-host':
      return t('Refused. Kratos leaves {0} out, because its whole host is a wildcard.', entry);
    case 'public-suffix':
      return t('Refused. Kratos leaves {0} out, because its wildcard stands right below a public suffix.', entry);
  }
}

/**
 * The entry of an allow-list that would let a URL pass and no more than its origin; undefined for a URL that names no
 * host.
 */
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
