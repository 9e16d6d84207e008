import type { ConfigDocument, Entry } from '../../../document/document';
import type { Path } from '../../../reference/path';
import type { Plain } from '../../../reference/structure';
import { isPlaceholder } from '../../../document/placeholder';

/**
 * The ids of a list's items that an item before them has too, each with the first of that name. Templates' placeholders
 * are no ids yet.
 */
export function repeatedIds(
  config: ConfigDocument,
  list: Path,
): readonly { readonly entry: Entry; readonly first: Entry }[] {
  const firsts = new Map<string, Path>();
  return config.below(...list).flatMap(({ path, value }) => {
    const id = idIn(value);
    const first = id === undefined ? undefined : firsts.get(id);
    if (id !== undefined && !first) firsts.set(id, path);
    const [again, before] = first ? [config.get(...path, 'id'), config.get(...first, 'id')] : [];
    return again && before ? [{ entry: again, first: before }] : [];
  });
}

function idIn(value: Plain): string | undefined {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' && !isPlaceholder(id) ? id : undefined;
}
