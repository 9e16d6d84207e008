import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import type { Version } from '../../../reference/versions';
import { firstPages, isLoopback, publicUrl, sharedDomain, type BrowserUrl } from '../../../facts/browserUrls';
import { cookieAttribute, isInDomain, isSecure, withoutProxy } from '../../../facts/cookies';
import { buildFix, writeSetting } from '../../../document/edits';
import { isAddress } from '../../../facts/relyingParty';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * Pages that the CSRF cookie does not reach. On another site (nothing in common but the last name of the host) neither
 * the page's server nor its scripts have it: Lax and Strict cookies stay away from requests that begin there. On
 * another host of the same site scripts have it, and the page's server has it only with a domain that covers both.
 */
export const pageWithoutCookie: Rule = {
  name: 'page-without-cookie',
  check: (config, { version }) => {
    const base = publicUrl(config);
    if (!base) return [];
    return firstPages(config)
      .filter(({ url }) => isOfInterest(url.hostname, base.url.hostname))
      .flatMap((page): readonly Finding[] => {
        const shared = sharedDomain([base.url.hostname, page.url.hostname]);
        return shared === undefined
          ? [onOtherSite(config, version, base, page)]
          : onOtherHost(config, version, base, page, shared);
      });
  },
};

/** Hosts of a single name are the matter of another rule, and so are two names of this machine. */
function isOfInterest(host: string, base: string): boolean {
  const isNamed = (name: string): boolean => name.includes('.') || isAddress(name) || isLoopback(name);
  return host !== base && isNamed(host) && isNamed(base) && !(isLoopback(host) && isLoopback(base));
}

function onOtherSite(config: ConfigDocument, version: Version, base: BrowserUrl, page: BrowserUrl): Finding {
  const sameSite = cookieAttribute(config, version, 'csrf', 'same_site');
  const isSent = sameSite.value === 'None' && isSecure(config, 'csrf').value !== false;
  // Then there mostly is a proxy or tunnel in between: during development, and with the vendor's network.
  const isProxied = [page, base].some(({ url }) => isLoopback(url.hostname) || url.hostname.endsWith('.oryapis.com'));
  return {
    ...page.entry.place,
    code: 'kratos/page-without-cookie',
    severity: isSent || isProxied ? 'hint' : 'warning',
    message: t('This page is on another site than Kratos at {0}.', base.url.hostname),
    effect: isSent
      ? t(
          'With SameSite=None its scripts reach Kratos with the cookies, unless the browser blocks cookies of third parties; its server never has them.',
        )
      : withoutProxy(),
    related: [
      { ...base.entry.place, message: t('The cookies belong to this host.') },
      ...(sameSite.entry
        ? [{ ...sameSite.entry.place, message: t('This decides whether other sites get them.') }]
        : []),
    ],
  };
}

function onOtherHost(
  config: ConfigDocument,
  version: Version,
  base: BrowserUrl,
  page: BrowserUrl,
  shared: string,
): readonly Finding[] {
  const domain = cookieAttribute(config, version, 'csrf', 'domain');
  const wide = typeof domain.value === 'string' && domain.value !== '' ? domain.value : undefined;
  if (wide !== undefined && isInDomain(page.url.hostname, wide)) return [];
  return [
    {
      ...page.entry.place,
      code: 'kratos/page-without-cookie',
      severity: 'hint',
      message: t(
        'The cookies of Kratos are for {0} alone, and this page is on {1}.',
        wide ?? base.url.hostname,
        page.url.hostname,
      ),
      effect: t(
        'Scripts of the page reach Kratos with the cookies. A page that is made on its server does not have them, and every flow that it fetches is refused (403 security_csrf_violation).',
      ),
      related: [{ ...(domain.entry ?? base.entry).place, message: t('This decides which hosts have the cookies.') }],
      fixes: buildFix(t('Send the cookies to all hosts of {0}', shared), [
        writeSetting(config, ['cookies', 'domain'], shared),
      ]),
    },
  ];
}
