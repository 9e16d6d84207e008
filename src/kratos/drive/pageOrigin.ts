import type { Flow } from '../flow/types';
import type { FlowRecord } from '../record/types';
import { guessOrigins } from '../webauthn/origin';
import type { Client, DriverContext } from './context';

/** The origin of the page that a persona's keys answer for at its connection: as it is remembered, else guessed. */
export function pageOrigin(
  drive: Pick<DriverContext, 'origins' | 'flows'>,
  { connection }: Pick<Client, 'connection'>,
  rpId: string | undefined,
  flow?: Flow,
): string {
  const [guess = connection.publicUrl] = likelyOrigins(drive.flows.ofConnection(connection.id), connection, rpId, flow);
  return drive.origins.get(connection.id, rpId) ?? guess;
}

/** Origins that may be meant, the likeliest first: pages that the server has sent a client of it to come before all. */
export function likelyOrigins(
  records: readonly FlowRecord[],
  { publicUrl }: Client['connection'],
  rpId: string | undefined,
  flow?: Flow,
): readonly string[] {
  const sent = records.flatMap(({ outcome }) => (outcome?.kind === 'redirect-wanted' ? [outcome.url] : [])).reverse();
  const pages = [...sent, ...(flow?.returnTo === undefined ? [] : [flow.returnTo])];
  return guessOrigins({ rpId, publicUrl, pages });
}
