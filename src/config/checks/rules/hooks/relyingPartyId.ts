import { t } from '@vscode/l10n';
import { buildFix } from '../../../document/edits';
import { isAddress, isDomain, relyingParties, webUrl } from '../../../facts/relyingParty';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/** `rp.id` that no browser takes: it must be a domain name alone. Kratos hands it on as it is. */
export const relyingPartyId: Rule = {
  name: 'relying-party-id',
  isOfValues: true,
  check: (config, { version }) =>
    relyingParties(config, version).flatMap(({ id }): Finding[] => {
      const host = (webUrl(id.value) ?? webUrl(`http://${id.value}`))?.hostname;
      if (host === undefined || isDomain(id.value)) return [];
      const address = isAddress(host);
      return [
        {
          ...id.place,
          code: 'kratos/relying-party-id',
          severity: 'error',
          message: address
            ? t('rp.id must be a domain name; browsers take no IP address.')
            : t('rp.id must be a domain name alone, without scheme, port and path.'),
          effect: t('Kratos starts, and every browser refuses to register or use a credential for it (SecurityError).'),
          fixes: address ? [] : buildFix(t('Write {0}', host), [{ place: id.place, text: JSON.stringify(host) }], true),
        },
      ];
    }),
};
