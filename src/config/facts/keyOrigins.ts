import { plainText } from '../document/plainText';
import type { ConfigDocument } from '../document/document';
import type { Version } from '../reference/versions';
import { relyingParties, webUrl } from './relyingParty';

/**
 * The origins from which a configuration takes answers of keys of a site, the one of the login page first. Without
 * `origins` Kratos takes the scheme of its public URL with the site's name, and no port. Empty where the configuration
 * has no such site.
 */
export function keyOrigins(config: ConfigDocument, version: Version, rpId: string | undefined): readonly string[] {
  const parties = relyingParties(config, version).filter(({ id }) => rpId === undefined || id.value === rpId);
  const all = parties.flatMap(({ origins, id }) =>
    origins
      ? origins.map(({ value }) => plainText(value)).filter((origin) => webUrl(origin) !== undefined)
      : [`${webUrl(config.value('serve', 'public', 'base_url'))?.protocol ?? 'https:'}//${id.value}`],
  );
  const page = webUrl(config.value('selfservice', 'flows', 'login', 'ui_url'))?.origin;
  return [...new Set(all)].toSorted((one, other) => Number(other === page) - Number(one === page));
}
