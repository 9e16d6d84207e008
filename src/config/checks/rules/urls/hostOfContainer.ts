import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import { isLoopback, pages, publicUrl, returnUrls, type BrowserUrl } from '../../../facts/browserUrls';
import { buildFix, writeSetting } from '../../../document/edits';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * A host that means something inside a network of containers only, in a URL that a browser opens: a service of
 * Kubernetes, `0.0.0.0`, or a single name. A hint: a company's network may have such names for browsers too, a server
 * in between may call Kratos by them for its pages, and public URLs often come from the environment.
 */
export const hostOfContainer: Rule = {
  name: 'host-of-container',
  check: (config) => {
    const base = publicUrl(config);
    const opened = [...(base ? [base] : []), ...pages(config), ...returnUrls(config)];
    const instead = opened.find(({ url }) => isLoopback(url.hostname))?.url.hostname;
    return opened.filter(({ url }) => isInner(url.hostname)).map((at) => reportContainerHost(config, at, instead));
  },
};

function isInner(host: string): boolean {
  if (host === '0.0.0.0' || /\.svc(?:\.cluster\.local)?$/.test(host)) return true;
  return !host.includes('.') && !host.includes(':') && !isLoopback(host);
}

function reportContainerHost(config: ConfigDocument, { entry, url }: BrowserUrl, instead: string | undefined): Finding {
  const isAnywhere = url.hostname === '0.0.0.0';
  const right = instead ?? (isAnywhere ? '127.0.0.1' : undefined);
  return {
    ...entry.place,
    code: 'kratos/host-of-container',
    severity: 'hint',
    message: isAnywhere
      ? t('0.0.0.0 is an address to listen on, and not every browser opens it.')
      : t(
          'A browser opens this URL, and {0} looks like a name that only containers of one network know.',
          url.hostname,
        ),
    effect:
      entry.path[0] === 'serve'
        ? t(
            'Forms are submitted to this host and links in mails lead to it: people outside that network cannot reach it.',
          )
        : t('People are sent to a host that their browser does not find.'),
    fixes:
      right === undefined
        ? []
        : buildFix(
            t('Write {0}', right),
            [writeSetting(config, entry.path, entry.value.replace(url.host, url.host.replace(url.hostname, right)))],
            true,
          ),
  };
}
