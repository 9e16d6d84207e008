import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry } from '../../../document/document';
import { appendItems, buildFix } from '../../../document/edits';
import { isAddress, isDomain, isLocal, relyingParties, webUrl, type RelyingParty } from '../../../facts/relyingParty';
import type { Finding, Fix, Severity } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * Origins that no credential can come from. Kratos compares the browser's origin with them as a whole (scheme, host,
 * port, capitals aside, nothing behind), and browsers let a site use credentials of its own domain or one above it,
 * over TLS or on localhost.
 */
export const relyingPartyOrigins: Rule = {
  name: 'relying-party-origins',
  check: (config, { version }) =>
    config.broken
      ? []
      : relyingParties(config, version)
          .filter(({ id }) => isDomain(id.value))
          .flatMap((party) => {
            const around = readPartyOrigins(party);
            const wrong = (party.origins ?? []).flatMap((origin) => ofOrigin(party, origin, around));
            return wrong.length > 0 ? wrong : ofPages(config, party);
          }),
};

/** What the origins of a party are together: what is said of one depends on the others. */
interface Around {
  readonly written: ReadonlySet<unknown>;
  /** Whether some origin is of the party's own site. */
  readonly hasOwn: boolean;
}

function readPartyOrigins({ id, origins = [] }: RelyingParty): Around {
  return {
    written: new Set(origins.map(({ value }) => value)),
    hasOwn: origins.some(({ value }) => belongs(webUrl(value)?.hostname ?? '', id.value)),
  };
}

function ofOrigin(party: RelyingParty, { value, place }: Entry, { written, hasOwn }: Around): readonly Finding[] {
  const url = webUrl(value);
  if (!url || typeof value !== 'string') return [];
  const finding = (severity: Severity, message: string, effect: string, fixes: readonly Fix[] = []): Finding[] => [
    { ...place, code: 'kratos/relying-party-origins', severity, message, effect, fixes },
  ];
  const rightToo = written.has(url.origin);
  if (value.toLowerCase() !== url.origin)
    return finding(
      rightToo ? 'hint' : 'error',
      t('An origin is scheme, host and port alone; this one never equals what browsers send.'),
      rightToo
        ? t('Kratos compares the whole text, so this one does nothing; the right one stands beside it.')
        : t(
            'Kratos compares the whole text, a slash at the end included, and refuses every credential from this page.',
          ),
      buildFix(t('Write {0}', url.origin), [{ place, text: JSON.stringify(url.origin) }], true),
    );
  if (url.protocol === 'http:' && !isLocal(url.hostname) && !isAddress(url.hostname))
    return finding(
      'warning',
      t('Browsers offer security keys and passkeys over https and on localhost only.'),
      t('On a page of this origin the browser has no credentials to offer, and the buttons do nothing.'),
      buildFix(t('Write https'), [{ place, text: JSON.stringify(url.origin.replace('http:', 'https:')) }], true),
    );
  if (belongs(url.hostname, party.id.value)) return [];
  return finding(
    hasOwn ? 'hint' : 'warning',
    t(
      'The host {0} is neither {1} nor below it, so browsers refuse credentials of {1} there.',
      url.hostname,
      party.id.value,
    ),
    t(
      'Registering and using a credential fails in the browser (SecurityError). Newer browsers make an exception for origins that the site of rp.id lists in /.well-known/webauthn.',
    ),
  );
}

/**
 * Pages of the configuration whose origin Kratos would refuse. Said of the first one only: they mostly are of one site.
 */
function ofPages(config: ConfigDocument, party: RelyingParty): readonly Finding[] {
  const { id, origins, path } = party;
  if (origins?.some(({ value }) => !webUrl(value))) return [];
  const allowed = (origins ?? []).map(({ value }) => webUrl(value)?.origin);
  const accepts = (url: URL): boolean =>
    origins ? allowed.includes(url.origin) : url.port === '' && url.hostname === id.value.toLowerCase();
  const [page] = party.flows
    .map((flow) => config.get('selfservice', 'flows', flow, 'ui_url'))
    .flatMap((entry) => ({ entry, url: webUrl(entry?.value) }))
    .filter(({ url }) => url && !accepts(url));
  if (!page?.entry || !page.url) return [];
  const { entry, url } = page;
  const [first] = origins ?? [];
  const at = first ?? id;
  return [
    {
      ...at.place,
      code: 'kratos/relying-party-origins',
      severity: 'warning',
      message: origins
        ? t('The origin of the page at {0} is not among the origins of {1}.', url.origin, party.method)
        : t(
            'Without rp.origins only a page of {0} without a port is accepted, but there is one at {1}.',
            id.value,
            url.origin,
          ),
      effect: t('The browser offers a credential there, and Kratos refuses it: it compares scheme, host and port.'),
      related: [{ ...entry.place, message: t('This page asks for a credential.') }],
      fixes:
        belongs(url.hostname, id.value) && !(origins && config.get(...path, 'origin'))
          ? buildFix(t('Accept {0}', url.origin), [appendItems(config, [...path, 'origins'], [url.origin])], true)
          : [],
    },
  ];
}

function belongs(host: string, id: string): boolean {
  return host === id.toLowerCase() || host.endsWith(`.${id.toLowerCase()}`);
}
