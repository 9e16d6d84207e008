import type { Outcome } from '../flow/outcome.types';
import { readOutcome } from '../flow/outcome';
import type { Flow } from '../flow/types';
import type { Exchange } from '../exchange/types';
import type { FlowDocument } from '../store/document';

/** What a timeline tells when it is read from its beginning: the last picture of the flow, its JSON, and what the last answer meant. */
export interface Replayed {
  readonly flow?: Flow;
  readonly raw?: string;
  readonly outcome?: Outcome;
}

/** Reads a flow's timeline again. Pure: the same exchanges tell the same story, wherever they came from. */
export function replay({ type, client, exchanges }: Pick<FlowDocument, 'type' | 'client' | 'exchanges'>): Replayed {
  let told: Replayed = {};
  for (const exchange of exchanges) {
    const outcome = readOutcome(exchange, {
      flowType: type,
      client,
      step: stepOf(exchange),
      publicUrl: baseOf(exchange.request.url),
      ...(told.flow && { previous: told.flow }),
    });
    told =
      'flow' in outcome ? { flow: outcome.flow, raw: exchange.response?.body ?? '', outcome } : { ...told, outcome };
  }
  return told;
}

/** Which step of a flow an exchange was, by the shape of Kratos's endpoints. */
export function stepOf({ request }: Exchange): 'start' | 'fetch' | 'submit' {
  if (request.method === 'POST') return 'submit';
  return /\/flows(?:\?|$)/.test(request.url) ? 'fetch' : 'start';
}

/** The public URL that a self-service URL stands below. */
function baseOf(url: string): string {
  const at = url.indexOf('/self-service/');
  return at === -1 ? url : url.slice(0, at);
}
