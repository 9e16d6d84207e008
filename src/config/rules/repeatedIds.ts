import type { ConfigDocument, Entry, Path } from '../document';
import { isPlaceholder } from './placeholder';

/** The ids of a list's items that an item before them has too, each with the first of that name. Templates' placeholders are no ids yet. */
export function repeatedIds(
  config: ConfigDocument,
  list: Path,
): readonly { readonly entry: Entry; readonly first: Entry }[] {
  const ids = config
    .below(...list)
    .flatMap(({ path }) => config.get(...path, 'id') ?? [])
    .filter(({ value }) => typeof value === 'string' && !isPlaceholder(value));
  return ids.flatMap((entry) => {
    const first = ids.find(({ value }) => value === entry.value);
    return !first || first === entry ? [] : [{ entry, first }];
  });
}
