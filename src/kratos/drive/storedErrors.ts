import type { Exchange } from '../exchange/types';
import type { Connection } from '../record/types';
import { address } from '../wire/address';
import { storedError } from '../wire/calls';
import type { Transport } from '../wire/types';

/** Reads an error that Kratos keeps for its error page. Whoever knows its id may: no cookie is sent, none is kept. */
export async function readStoredError(
  transport: Transport,
  connection: Connection,
  id: string,
  signal?: AbortSignal,
): Promise<Exchange> {
  return transport.send(address(await storedError(id), connection).request, signal && { signal });
}
