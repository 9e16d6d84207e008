import type { Missing, SeenExchange } from '../exchange/seen';
import type { WireResponse } from '../exchange/types';
import { readHeader } from '../flow/headers';
import type { Imported } from './types';

/** What was read, with everything that is missing named once; those that are counted are added up. */
export function gather(seen: readonly SeenExchange[], missing: readonly Missing[]): Imported {
  const once = new Map<string, Missing>();
  for (const one of missing) {
    const key = 'count' in one ? one.kind : JSON.stringify(one);
    const before = once.get(key);
    if (before && 'count' in before && 'count' in one) once.set(key, { ...before, count: before.count + one.count });
    else if (!before) once.set(key, one);
  }
  return { seen, missing: [...once.values()] };
}

/** When an answer was given, by its own clock, in epoch milliseconds. */
export function momentOf(response: WireResponse | undefined): number | undefined {
  const moment = Date.parse(readHeader(response?.headers ?? [], 'date') ?? '');
  return Number.isNaN(moment) ? undefined : moment;
}
