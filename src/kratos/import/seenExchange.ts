import type { SeenExchange } from '../exchange/seen';
import type { Exchange, Unrecorded, WireRequest, WireResponse } from '../exchange/types';
import { readHeader } from '../flow/headers';
import { present } from '../flow/json';
import { momentOf } from './gathered';
import { senderOf } from './sender';

/** What is known of an exchange of a text beside its request. */
interface Around {
  readonly response?: WireResponse | undefined;
  readonly sender?: SeenExchange['sender'];
  readonly page?: string | undefined;
  readonly unrecorded?: readonly Unrecorded[] | undefined;
}

/** An exchange of a text, which has no times but that of its answer: `order` keeps those without in their order. */
export function seenExchange(request: WireRequest, order: number, around: Around = {}): SeenExchange {
  const { response, sender = senderOf(request.headers), unrecorded } = around;
  const exchange = present<Exchange>({
    id: crypto.randomUUID(),
    source: 'imported',
    startedAt: momentOf(response) ?? Date.now() + order,
    durationMs: 0,
    request,
    response,
    failure: response ? undefined : { kind: 'not-recorded' },
    unrecorded,
  });
  return present<SeenExchange>({
    exchange,
    sender,
    page: around.page ?? readHeader(request.headers, 'referer'),
  });
}
