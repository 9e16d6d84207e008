import { createHash } from 'node:crypto';

/** No file system has a limit below 143 letters for a name. */
const longestSlug = 120;

/**
 * A document's name for an id that may be anything: Kratos's are UUIDs, an imported one can be long or hold signs that
 * no file name has.
 */
export function fileName(kind: 'flow' | 'timeline' | 'persona', id: string): string {
  const slug = encodeURIComponent(id.toWellFormed()).replaceAll('%', '~').replaceAll('*', '~2A');
  if (slug.length <= longestSlug) return `${kind}-${slug}.json`;
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 32);
  return `${kind}-${slug.slice(0, longestSlug - hash.length - 1)}~${hash}.json`;
}
