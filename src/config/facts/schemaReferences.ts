import type { ConfigDocument } from '../document/document';
import type { Path } from '../reference/path';

/**
 * Finds the parts of a schema that its `$ref`s name: by a pointer, with or without the schema's own `$id` before it, or
 * by the `$id` of the part. Undefined for parts of other files, and for what is no text.
 */
export function referenceResolver(schema: ConfigDocument): (reference: unknown) => Path | undefined {
  const ids = new Map(
    schema.entries.flatMap(({ path, value }) => (path.at(-1) === '$id' ? [[value, path.slice(0, -1)] as const] : [])),
  );
  const own = schema.value('$id');
  return (reference) => {
    if (typeof reference !== 'string') return undefined;
    const at = reference.indexOf('#');
    const [address, pointer] = at === -1 ? [reference, ''] : [reference.slice(0, at), reference.slice(at + 1)];
    const isHere = address === '' || address === own;
    return isHere && (pointer === '' || pointer.startsWith('/'))
      ? pointer.split('/').slice(1).map(readPointerName)
      : ids.get(reference);
  };
}

/** A name of a JSON pointer (RFC 6901) in a URL. */
function readPointerName(name: string): string {
  let text = name;
  try {
    text = decodeURIComponent(name);
  } catch {
    // A lone percent sign stands for itself.
  }
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
}
