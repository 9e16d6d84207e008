/** Where a Jsonnet broke off. */
export interface JsonnetPlace {
  /** The path in its `file://` URL, as the configuration has it; absent for one that stands in the configuration. */
  readonly path?: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
}

/**
 * Reads where a Jsonnet broke off from what Kratos says of it: `file://./claims.jsonnet:5:14-33`, or with a range of
 * lines `…:(3:1)-(5:2)`. The first place is the innermost. Undefined when the text names none.
 */
export function readJsonnetPlace(text: string): JsonnetPlace | undefined {
  for (const word of text.split(/\s/)) {
    const [scheme, rest = ''] = word.split('://', 2);
    if (scheme !== 'file' && scheme !== 'base64') continue;
    const [, line, column] = /:\(?(\d{1,7}):(\d{1,7})\)?(?:-|$)/.exec(rest) ?? [];
    if (line === undefined || column === undefined) continue;
    const path = scheme === 'file' ? rest.slice(0, rest.search(/:\(?\d/)) : '';
    return { line: Number(line), column: Number(column), ...(path === '' ? {} : { path }) };
  }
  return undefined;
}
