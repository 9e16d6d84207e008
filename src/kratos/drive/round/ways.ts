import { isProviderUrl } from '../../flow/providerUrls';
import { lacksTraits } from '../../providers/finishing';
import { findWays, whyNoExchange } from '../../providers/ways';
import type { RoundOutlook, Trip } from '../../providers/ways';
import type { FlowRecord } from '../../record/types';
import type { DriverContext } from '../context';

/** How the round can be made that a flow waits for; undefined when it waits for none. */
export function outlook(drive: DriverContext, record: FlowRecord): RoundOutlook | undefined {
  const { outcome } = record;
  if (outcome?.kind !== 'redirect-wanted' || !isProviderUrl(outcome.url)) return undefined;
  const { means } = drive;
  const begun = drive.rounds.begun.get(record.id);
  if (means === undefined) return undefined;
  const returnUrl = means.returnUrl();
  if (begun === undefined) return { ways: [], isKnown: false, returnUrl };
  const trip = tripOf(drive, record, begun.url);
  const noExchange = whyNoExchange(trip);
  return {
    ways: findWays(trip, { returnUrl, browser: means.browser !== undefined }),
    isKnown: true,
    returnUrl,
    ...(noExchange && { noExchange }),
  };
}

function tripOf(drive: DriverContext, record: FlowRecord, url: string): Trip {
  const { client, type, flow, notes = [] } = record;
  return {
    url,
    client,
    type,
    signedIn: drive.personas.session(record.personaId).status === 'signed-in',
    finishing: lacksTraits(flow),
    noExchange: notes.some(
      ({ kind }) => kind === 'return-refused' || kind === 'port-taken' || kind === 'came-back-empty',
    ),
  };
}
