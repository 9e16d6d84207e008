import type { Header } from '../exchange/types';

/** The first value of a header, whatever the case of its name. */
export function readHeader(headers: readonly Header[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([own]) => own.toLowerCase() === wanted)?.[1];
}

/** Node's flat list of names and values (`rawHeaders`) as pairs, order and case kept. */
export function pairHeaders(raw: readonly string[]): Header[] {
  const pairs: Header[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return pairs;
}
