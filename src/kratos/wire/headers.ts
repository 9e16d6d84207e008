import type { Header } from '../exchange/types';

/** Node's flat list of names and values (`rawHeaders`) as pairs, order and case kept. */
export function pairHeaders(raw: readonly string[]): Header[] {
  const pairs: Header[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return pairs;
}
