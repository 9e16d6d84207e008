import { readObject } from '../exchange/fieldsSent';
import { filledTextAt, isObject, listAt, objectAt } from '../flow/json';
import type { Exchange } from '../exchange/types';

/** What the last submit of a run ended with, as it can be compared with what was to be expected. */
export interface Ended {
  readonly status: number;
  /** The actions of `continue_with`, sorted. */
  readonly offers: readonly string[];
  /** Where the client is sent; `second-factor` for the second step of a login. Absent: nowhere. */
  readonly goesTo?: string;
}

/**
 * Reads how a run ended; undefined when nothing was submitted or answered. An address is given without the id of the
 * flow that it may name.
 */
export function readEnd(exchanges: readonly Exchange[]): Ended | undefined {
  const last = exchanges.findLast(({ request }) => request.method === 'POST')?.response;
  if (last === undefined) return undefined;
  const json = readObject(last.body) ?? {};
  const offers = listAt(json, 'continue_with').filter(isObject);
  const redirect = offers.find((one) => filledTextAt(one, 'action') === 'redirect_browser_to') ?? json;
  const settings = offers.find((one) => filledTextAt(one, 'action') === 'show_settings_ui');
  const isPassed = filledTextAt(json, 'state') === 'passed_challenge' && offers.length === 0;
  const own = isPassed ? filledTextAt(objectAt(json, 'ui') ?? {}, 'action') : undefined;
  const address =
    filledTextAt(redirect, 'redirect_browser_to') ?? filledTextAt(objectAt(settings ?? {}, 'flow') ?? {}, 'url') ?? own;
  const goesTo = address?.includes('aal=aal2') === true ? 'second-factor' : address?.split('?flow=', 1)[0];
  return {
    status: last.status,
    offers: offers.map((one) => filledTextAt(one, 'action') ?? '').toSorted(),
    ...(goesTo !== undefined && { goesTo }),
  };
}
