/**
 * The first record of a text with commas, as Go's `encoding/csv` reads it: quotes are allowed around a whole item only,
 * doubled within it, and blanks count. Undefined where it fails: a quote within an item, none at its end, or no text at
 * all.
 */
export function readCsv(text: string): readonly string[] | undefined {
  const [record = ''] = text.replace(/^\n+/, '').split('\n', 1);
  if (record === '') return undefined;
  const items: string[] = [];
  let at = 0;
  while (at <= record.length) {
    const item = record.charAt(at) === '"' ? quotedAt(record, at) : plainAt(record, at);
    if (!item) return undefined;
    items.push(item.value);
    at = item.end + 1;
  }
  return items;
}

interface Item {
  readonly value: string;
  readonly end: number;
}

function plainAt(record: string, start: number): Item | undefined {
  const comma = record.indexOf(',', start);
  const end = comma === -1 ? record.length : comma;
  const value = record.slice(start, end);
  return value.includes('"') ? undefined : { value, end };
}

function quotedAt(record: string, start: number): Item | undefined {
  let at = start + 1;
  for (let end = record.indexOf('"', at); end !== -1; end = record.indexOf('"', at)) {
    if (record.charAt(end + 1) !== '"') {
      const isLast = end + 1 === record.length || record.charAt(end + 1) === ',';
      return isLast ? { value: record.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 } : undefined;
    }
    at = end + 2;
  }
  return undefined;
}
