import type { Located } from './locate';

const keyLine =
  /^(?<indent>[ \t]*)(?<dashes>(?:-[ \t]+)*)(?<quote>["']?)(?<key>[\w.$-]+)\k<quote>[ \t]*:(?<gap>[ \t]+|$)(?<rest>.*)$/;

/**
 * The setting at an offset when the document is too broken for the parser: this line's `key: value`, below the nearest lines above with
 * less indentation. Block style only, which is how people write YAML by hand; in JSON the same lines serve when each holds one key.
 */
export function locateByIndentation(text: string, offset: number): Located | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const line = readLine(text.slice(lineStart, newline === -1 ? text.length : newline));
  if (!line) return undefined;
  const path = [...keysAbove(text.slice(0, lineStart).split('\n'), line), line.name].join('.').replaceAll('.[]', '[]');
  const column = offset - lineStart;
  if (column >= line.keyStart && column <= line.keyEnd)
    return { path, role: 'key', start: lineStart + line.keyStart, end: lineStart + line.keyEnd };
  const { value } = line;
  return value && column >= value.start && column <= value.end
    ? { path, role: 'value', value: value.text, start: lineStart + value.start, end: lineStart + value.end }
    : undefined;
}

interface Line {
  readonly name: string;
  /** Column of the key, behind dashes: what stands deeper belongs to it. */
  readonly depth: number;
  /** Columns of the dashes before it, each opening a list item. */
  readonly dashes: readonly number[];
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value?: { readonly text: string; readonly start: number; readonly end: number };
}

function readLine(source: string): Line | undefined {
  const line = source.replace(/\r$/, '');
  const { indent, dashes, quote, key, rest } = keyLine.exec(line)?.groups ?? {};
  if (indent === undefined || dashes === undefined || quote === undefined || key === undefined || rest === undefined)
    return undefined;
  const depth = indent.length + dashes.length;
  const [, open = '', text] = /^(["']?)([^\s"'#,{}[\]]+)/.exec(rest) ?? [];
  const start = line.length - rest.length + open.length;
  return {
    name: key,
    depth,
    dashes: Array.from(dashes.matchAll(/-/g), (dash) => indent.length + dash.index),
    keyStart: depth + quote.length,
    keyEnd: depth + quote.length + key.length,
    ...(text !== undefined && { value: { text, start, end: start + text.length } }),
  };
}

/** The keys that a line stands under, outermost first. A list item is `[]` behind its key; its dash may stand below the key's first letter. */
function keysAbove(linesAbove: readonly string[], line: Line): readonly string[] {
  const names: string[] = [];
  let limit = line.depth;
  const openItems = (dashes: readonly number[]): void => {
    for (const dash of dashes.filter((column) => column < limit)) {
      names.unshift('[]');
      limit = Math.min(limit, dash + 1);
    }
  };
  openItems(line.dashes);
  for (const source of linesAbove.toReversed()) {
    const above = limit > 0 ? readLine(source) : undefined;
    if (!above || above.depth > limit || (above.depth === limit && above.dashes.length === 0)) continue;
    if (above.depth < limit) {
      names.unshift(above.name);
      limit = above.depth;
    }
    openItems(above.dashes);
  }
  return names;
}
