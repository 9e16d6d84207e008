import type { Setup } from '../../../config/simulator/setup';
import type { WayAhead } from '../../../config/wayAhead/types';
import { wayAhead } from '../../../config/wayAhead/wayAhead';
import { redactUrl } from '../../../kratos/exchange/redact';
import { present } from '../../../kratos/flow/json';
import type { FlowRecord, Foretold, PersonaSession } from '../../../kratos/record/types';
import { journeysOf, type OwnFactors } from './journeyOf';

/** What a configuration foretells of a flow, for each method on offer: small enough to be kept with it. */
export function foretellAll(
  setup: Setup,
  record: FlowRecord,
  session: PersonaSession,
  factors: OwnFactors,
): readonly Foretold[] {
  return journeysOf(setup, record, session, factors).map((journey) =>
    foretell(wayAhead(setup, journey), journey.method),
  );
}

/** What of a way ahead can be compared with what happens. */
export function foretell({ offers, goesTo, secondFactor, hooks }: WayAhead, method: string): Foretold {
  return present<Foretold>({
    method,
    offers: offers?.map(({ action }) => action),
    goesTo: 'url' in goesTo ? { kind: goesTo.kind, url: redactUrl(goesTo.url) } : { kind: goesTo.kind },
    asked: secondFactor.asked,
    hooks: hooks.flatMap(({ request }) => request ?? []),
  });
}
