import { t } from '@vscode/l10n';
import { aalPaths, readAalSettings } from '../../../facts/aalSettings';
import type { ConfigDocument } from '../../../document/document';
import type { Path } from '../../../reference/path';
import type { Version } from '../../../reference/versions';
import type { Finding } from '../../../document/finding';
import { writtenFor, type WrittenVersion } from '../writtenVersion';

/** Where `required_aal` stands; the deeper one first, so that both can be written behind the same line. */
const places = ['settings', 'whoami'] as const;

/** The places at which highest_available is in force, written or not: it is the default of both. */
export function demandingPaths(config: ConfigDocument, version: Version): readonly Path[] {
  const settings = readAalSettings(config, version);
  return places.filter((place) => settings[place]).map((place) => aalPaths[place]);
}

/** Those of the places that are written, to be shown beside a finding. */
export function demandingLines(config: ConfigDocument, paths: readonly Path[]): NonNullable<Finding['related']> {
  return paths.flatMap((path) => {
    const place = config.get(...path)?.place;
    return place ? [{ ...place, message: t('This asks everyone who has a second factor for it.') }] : [];
  });
}

/**
 * The file's `version:` where it names a release whose highest_available does not count codes: from v1.1.0, which has
 * `mfa_enabled` first, to v1.3.0, which counts them.
 */
export function codesUncounted(config: ConfigDocument, version: Version): WrittenVersion | undefined {
  return writtenFor(config, version, 'v1.1.0', 'v1.3.0');
}
