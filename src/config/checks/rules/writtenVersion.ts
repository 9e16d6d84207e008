import type { ConfigDocument, Entry } from '../../document/document';
import { isWithin, toKnownVersion, type Version } from '../../reference/versions';

/** A `version:` that is a text. */
export type WrittenVersion = Entry & { readonly value: string };

/**
 * The file's own `version:` when it names a release from `from` on and before `until`. Undefined as well where another
 * version was chosen for the file: then what it says of itself is out of date.
 */
export function writtenFor(
  config: ConfigDocument,
  version: Version,
  from: string,
  until: string,
): WrittenVersion | undefined {
  const entry = config.get('version');
  if (typeof entry?.value !== 'string' || toKnownVersion(entry.value) !== version) return undefined;
  return isWithin(entry.value, from, until) ? { ...entry, value: entry.value } : undefined;
}
