import { t } from '@vscode/l10n';
import { displayHost } from '../../knowledge/outcomes/causes/addresses';
import { isProviderUrl } from '../../flow/providerUrls';
import { present } from '../../flow/json';
import type { Outcome } from '../../flow/outcome.types';
import type { Way } from '../../providers/ways';
import { describeNote } from '../../record/notes';
import type { FlowRecord } from '../../record/types';
import type { Explorer } from '../explorer';

/** What came of a round: the flow in which it was made, and the one that is next, the same where nothing else is. */
export interface Through {
  readonly made: FlowRecord;
  readonly next: FlowRecord;
}

/** A round that was not made: the flow that still waits for it, and why, as far as that is known. */
interface Lost {
  readonly left: FlowRecord;
  readonly why?: string;
}

/** Whether an answer sends the person to a provider. */
export function leadsToProvider(outcome: Outcome | undefined): boolean {
  return outcome?.kind === 'redirect-wanted' && isProviderUrl(outcome.url);
}

/**
 * Makes the round to a provider that a flow waits for. Where the provider on this machine asks nobody anything, it is
 * followed here; else a person is waited for, which `report` is told in a sentence.
 */
export async function goThrough(
  { driver, flows }: Pick<Explorer, 'driver' | 'flows'>,
  record: FlowRecord,
  report: (waiting: string) => void,
  signal?: AbortSignal,
): Promise<Through | Lost> {
  const { notes = [] } = record;
  const { ways = [] } = driver.outlook(record.id) ?? {};
  if (ways.includes('follow')) {
    const next = await driver.round(record.id, 'follow', signal);
    const made = flows.get(record.id) ?? next;
    if (next.id !== made.id || !leadsToProvider(made.outcome)) return { made, next };
    // That a page asks somebody is what the other ways are for.
    flows.update(record.id, { notes });
  }
  const way = ways.find((one) => one !== 'follow');
  if (way === undefined || signal?.aborted) return { left: record };
  report(waitingWords(way, record));
  const next = await driver.round(record.id, way, signal);
  const begunAnew = way === 'exchange' ? flows.get(record.id)?.next : undefined;
  const made = flows.get(begunAnew ?? record.id) ?? next;
  if (next.id !== made.id || !leadsToProvider(made.outcome)) return { made, next };
  const [said] = (made.notes ?? []).slice(made.id === record.id ? notes.length : 0);
  return present<Lost>({ left: made, why: said && describeNote(said, made.client) });
}

function waitingWords(way: Way, { outcome }: FlowRecord): string {
  const host = displayHost(outcome !== undefined && 'url' in outcome ? outcome.url : '');
  return way === 'browser'
    ? t('Waiting for you: sign in at {0}, in the browser of the persona.', host)
    : t('Waiting for you: sign in at {0}, in your browser.', host);
}
