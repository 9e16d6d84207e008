import { readHeader } from '../flow/headers';
import { filledTextAt, isObject, listAt, objectAt, present } from '../flow/json';
import type { JsonObject } from '../flow/json';
import { parseMessageList } from '../flow/messages';
import type { WireResponse } from '../exchange/types';
import type { Expectation } from './types';

/** What was seen of an answer and will be the same next time. */
export function expectationOf(response: WireResponse, json: JsonObject): Expectation {
  const { status, headers } = response;
  const location = readHeader(headers, 'location');
  const isFlow = objectAt(json, 'ui') !== undefined;
  const messages = isFlow ? messageIds(json) : [];
  return present<Expectation>({
    status,
    state: isFlow ? filledTextAt(json, 'state') : undefined,
    messages: messages.length > 0 ? messages : undefined,
    error: filledTextAt(objectAt(json, 'error') ?? {}, 'id'),
    aal: filledTextAt(objectAt(json, 'session') ?? {}, 'authenticator_assurance_level'),
    location:
      status < 300 || status > 399 || location === undefined
        ? undefined
        : { parameter: 'flow', there: /[?&]flow=/.test(location) },
  });
}

/** Those of the form first, then those of its inputs, each once. */
function messageIds(json: JsonObject): readonly number[] {
  const ui = objectAt(json, 'ui') ?? {};
  const ofNodes = listAt(ui, 'nodes')
    .filter(isObject)
    .flatMap(({ messages }) => parseMessageList(messages));
  return [...new Set([...parseMessageList(ui.messages), ...ofNodes].map(({ id }) => id))];
}

/** What came back, in a few words. */
export function answered({ status, state, messages = [], error, aal, location }: Expectation): string {
  const redirect = location === undefined ? undefined : location.there ? 'back to the form' : 'on from the form';
  const parts = [String(status), state, error, aal, redirect, ...messages.map(String)];
  return parts.filter((part) => part !== undefined).join(' · ');
}
