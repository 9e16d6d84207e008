import type { ConfigDocument, Entry } from '../../../document/document';
import type { Path } from '../../../reference/path';
import { isPlaceholder } from '../../../document/placeholder';

/**
 * The ids of a list's items that an item before them has too, each with the first of that name. Templates' placeholders
 * are no ids yet.
 */
export function repeatedIds(
  config: ConfigDocument,
  list: Path,
): readonly { readonly entry: Entry; readonly first: Entry }[] {
  const firsts = new Map<string, Entry>();
  return config.below(...list).flatMap(({ path }) => {
    const entry = config.get(...path, 'id');
    if (typeof entry?.value !== 'string' || isPlaceholder(entry.value)) return [];
    const first = firsts.get(entry.value);
    if (!first) firsts.set(entry.value, entry);
    return first ? [{ entry, first }] : [];
  });
}
