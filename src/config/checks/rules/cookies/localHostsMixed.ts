import { t } from '@vscode/l10n';
import { isLoopback, pages, publicUrl, returnUrls } from '../../../facts/browserUrls';
import { cookieAttribute, withoutProxy } from '../../../facts/cookies';
import { buildFix, writeSetting } from '../../../document/edits';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * `localhost` here and `127.0.0.1` there. Both are this machine and to a browser two sites: a cookie of the one is
 * neither sent to the other, nor along with requests from its pages. Ports make no difference.
 */
export const localHostsMixed: Rule = {
  name: 'local-hosts-mixed',
  check: (config, { version }) => {
    const base = publicUrl(config);
    if (!base || !isLoopback(base.url.hostname)) return [];
    const { hostname } = base.url;
    // Such cookies go along with requests of other sites' pages, where the browser still lets them.
    const isSent = cookieAttribute(config, version, 'csrf', 'same_site').value === 'None';
    return [...pages(config), ...returnUrls(config)]
      .filter(({ url }) => isLoopback(url.hostname) && url.hostname !== hostname)
      .map(({ entry, url }): Finding => {
        const isPage = entry.path.at(-1) === 'ui_url';
        return {
          ...entry.place,
          code: 'kratos/local-hosts-mixed',
          severity: isPage && !isSent ? 'warning' : 'hint',
          message: t(
            'Kratos is at {0} and this at {1}: browsers share no cookies between the two.',
            hostname,
            url.hostname,
          ),
          effect: isPage
            ? withoutProxy()
            : t('People who are sent here seem not to be signed in: the session cookie stays with Kratos.'),
          related: [{ ...base.entry.place, message: t('The cookies belong to this host.') }],
          fixes: buildFix(
            t('Write {0}', hostname),
            [writeSetting(config, entry.path, entry.value.replace(url.host, url.host.replace(url.hostname, hostname)))],
            true,
          ),
        };
      });
  },
};
