import { isObject, listAt, objectAt, readJson, textAt } from '../../flow/json';
import type { FlowRecord } from '../../record/types';
import type { Exchange } from '../../exchange/types';
import { fieldsSent } from '../../exchange/fieldsSent';

/**
 * The address that a verification was about. A passed flow does not name it: it stood in what was sent, or in the step
 * before.
 */
export function verifiedAddress({ exchanges }: FlowRecord): string | undefined {
  for (const exchange of [...exchanges].reverse()) {
    const address = addressSent(exchange) ?? addressShown(exchange);
    if (address !== undefined) return address;
  }
  return undefined;
}

function addressSent(exchange: Exchange): string | undefined {
  const email = fieldsSent(exchange)?.email;
  return typeof email === 'string' && email !== '' ? email : undefined;
}

/** The button that sends the code again has the address as its value. */
function addressShown({ response }: Exchange): string | undefined {
  const flow = readJson(response?.body ?? '');
  const ui = isObject(flow) ? objectAt(flow, 'ui') : undefined;
  for (const node of ui ? listAt(ui, 'nodes') : []) {
    const attributes = isObject(node) ? objectAt(node, 'attributes') : undefined;
    const value = attributes?.name === 'email' ? textAt(attributes, 'value') : undefined;
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}
