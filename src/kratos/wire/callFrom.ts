import type { Header } from '../exchange/types';
import type { Call } from './types';

/** Without it Kratos answers redirects. */
export const accept: Header = ['Accept', 'application/json'];

/** What an SDK builder yields, as far as it is used here. */
export interface Arguments {
  readonly url: string;
  readonly options: { readonly method?: string; readonly headers?: unknown; readonly data?: unknown };
}

/** A call as an SDK builder made it. */
export function callFrom(side: Call['side'], { url, options }: Arguments): Call {
  const own = Object.entries(options.headers ?? {}).map(([name, value]): Header => [name, String(value)]);
  return {
    side,
    method: (options.method ?? 'GET').toUpperCase(),
    target: url,
    headers: [accept, ...own],
    ...(typeof options.data === 'string' ? { body: options.data } : {}),
  };
}
