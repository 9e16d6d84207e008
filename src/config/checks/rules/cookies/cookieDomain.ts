import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry } from '../../../document/document';
import { isLoopback, pages, publicUrl, sharedDomain, type BrowserUrl } from '../../../facts/browserUrls';
import { isCookieDomain, isInDomain, findCookieKind, withoutCookie } from '../../../facts/cookies';
import { buildFix, writeSetting } from '../../../document/edits';
import { isPlaceholder } from '../../../document/placeholder';
import { isAddress, webUrl } from '../../../facts/relyingParty';
import type { Finding, Fix } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * A cookie domain that cannot be. Go leaves out what is no domain name (a scheme, a port, an asterisk), and browsers
 * throw away cookies for a domain that the host they come from is not part of, or that is a single name such as `com`.
 */
export const cookieDomain: Rule = {
  name: 'cookie-domain',
  check: (config) => {
    const base = publicUrl(config);
    return [config.get('cookies', 'domain'), config.get('session', 'cookie', 'domain')].flatMap((entry) => {
      if (typeof entry?.value !== 'string' || entry.value === '' || isPlaceholder(entry.value)) return [];
      if (!isCookieDomain(entry.value)) return [noDomain(config, entry, entry.value)];
      return base && !isInDomain(base.url.hostname, entry.value) ? [otherDomain(config, entry, entry.value, base)] : [];
    });
  },
};

function noDomain(config: ConfigDocument, entry: Entry, value: string): Finding {
  const bare = value.replace(/^\*/, '').replace(/^\./, '');
  const host = (webUrl(bare) ?? webUrl(`http://${bare}`))?.hostname;
  return {
    ...entry.place,
    code: 'kratos/cookie-domain',
    severity: 'warning',
    message: t('This is not a domain name and is ignored: a domain has no scheme, port, path or asterisk.'),
    effect: t('The cookie is sent without Domain, so only the host of the public URL itself gets it back.'),
    fixes:
      host !== undefined && isCookieDomain(host)
        ? buildFix(t('Write {0}', host), [writeSetting(config, entry.path, host)], true)
        : [],
  };
}

function otherDomain(config: ConfigDocument, entry: Entry, value: string, { url, entry: at }: BrowserUrl): Finding {
  const isBare = !value.replace(/^\./, '').includes('.') && url.hostname.endsWith(`.${value.replace(/^\./, '')}`);
  return {
    ...entry.place,
    code: 'kratos/cookie-domain',
    severity: 'warning',
    message: isBare
      ? t('Browsers accept no cookie for a domain with a single label.')
      : t(
          'Kratos is at {0}, which is not part of the domain {1}: browsers throw the cookie away.',
          url.hostname,
          value,
        ),
    effect: withoutCookie(findCookieKind(entry)),
    related: [{ ...at.place, message: t('This is where the cookie comes from.') }],
    fixes: rightDomain(config, entry, url.hostname),
  };
}

/** The domain that Kratos shares with its pages, or else its own host. */
function rightDomain(config: ConfigDocument, entry: Entry, host: string): readonly Fix[] {
  if (isAddress(host) || isLoopback(host) || !host.includes('.')) return [];
  const domain = sharedDomain([host, ...pages(config).map(({ url }) => url.hostname)]) ?? host;
  return buildFix(t('Write {0}', domain), [writeSetting(config, entry.path, domain)], true);
}
