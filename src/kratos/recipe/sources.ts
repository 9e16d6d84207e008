import { mask } from '../exchange/redact';
import { filledTextAt, isObject, listAt, objectAt, textAt } from '../flow/json';
import type { JsonObject } from '../flow/json';
import type { FlowType } from '../flow/types';
import { readFlowUrl } from '../flow/urls';
import type { Answer, Ledger } from './ledger';
import type { Reference } from './types';

/** Where `continue_with` stands in an answer: of a success, and of an error. */
const lists = [['continue_with'], ['error', 'details', 'continue_with']] as const;

/** The address that a form is sent to, as the first answer that had it said; undefined when none did. */
export function findAction(ledger: Ledger, type: FlowType, url: string): Reference | undefined {
  const answer = ledger.answers.find(({ json }) => actionOf(json) === url);
  return answer && ledger.capture(answer, `${type}_action`, { kind: 'json', path: ['ui', 'action'] });
}

/** The id of a flow, as the first answer told it that did: a flow, a suggestion, an error or a redirect. */
export function findFlowId(ledger: Ledger, type: FlowType, id: string): Reference | undefined {
  const name = `${type}_flow`;
  for (const answer of ledger.answers) {
    const { json, location } = answer;
    if (filledTextAt(json, 'id') === id && objectAt(json, 'ui'))
      return ledger.capture(answer, name, { kind: 'json', path: ['id'] });
    if (filledTextAt(json, 'use_flow_id') === id)
      return ledger.capture(answer, name, { kind: 'json', path: ['use_flow_id'] });
    const found = findSuggestion(answer, (item) => filledTextAt(objectAt(item, 'flow') ?? {}, 'id') === id);
    if (found) return ledger.capture(answer, name, { kind: 'suggestion', ...found.at, path: ['flow', 'id'] });
    if (location !== undefined && URL.parse(location, 'http://relative.invalid')?.searchParams.get('flow') === id)
      return ledger.capture(answer, name, { kind: 'location', parameter: 'flow' });
  }
  return undefined;
}

/** The address that a verification was suggested for. */
export function findSuggestedAddress(ledger: Ledger, flowId: string): Reference | undefined {
  for (const answer of ledger.answers) {
    const found = findSuggestion(answer, (item) => filledTextAt(objectAt(item, 'flow') ?? {}, 'id') === flowId);
    const address = found && filledTextAt(objectAt(found.item, 'flow') ?? {}, 'verifiable_address');
    if (found === undefined || address === undefined) continue;
    const path = ['flow', 'verifiable_address'];
    return (
      ledger.find(address) ?? ledger.capture(answer, 'verifiable_address', { kind: 'suggestion', ...found.at, path })
    );
  }
  return undefined;
}

/** The session token of a native client: the first answer that had this very one, else the last that had any. */
export function findSessionToken(ledger: Ledger, token: string): Reference | undefined {
  const having = ledger.answers.flatMap((answer) => {
    const plain = filledTextAt(answer.json, 'session_token');
    if (plain !== undefined) return { answer, told: plain, from: { kind: 'json', path: ['session_token'] } as const };
    const found = findSuggestion(answer, ({ action }) => action === 'set_ory_session_token');
    const told = found && filledTextAt(found.item, 'ory_session_token');
    if (found === undefined || told === undefined) return [];
    return { answer, told, from: { kind: 'suggestion', ...found.at, path: ['ory_session_token'] } as const };
  });
  const same = token.includes(mask) ? undefined : having.find(({ told }) => told === token);
  const chosen = same ?? having.at(-1);
  return chosen && ledger.capture(chosen.answer, 'session_token', chosen.from);
}

/** The last answer that shows a flow: by its id, or by the one that its form is sent to. */
export function findPicture(ledger: Ledger, flowId: string | undefined): Answer | undefined {
  if (flowId === undefined) return undefined;
  return ledger.answers.findLast(
    ({ json }) =>
      objectAt(json, 'ui') !== undefined &&
      (filledTextAt(json, 'id') === flowId || readFlowUrl(actionOf(json) ?? '')?.id === flowId),
  );
}

/** The attributes of the first input of a name in an answer's form. */
export function findInput({ json }: Answer, name: string): JsonObject | undefined {
  return attributesIn(json).find((attributes) => attributes.name === name);
}

/** Whether a form shows a text with this id, such as the secret of an enrolment. */
export function showsText({ json }: Answer, id: string): boolean {
  return attributesIn(json).some((attributes) => attributes.id === id);
}

function attributesIn(json: JsonObject): readonly JsonObject[] {
  const nodes = listAt(objectAt(json, 'ui') ?? {}, 'nodes').filter(isObject);
  return nodes.map((node) => objectAt(node, 'attributes') ?? {});
}

function actionOf(json: JsonObject): string | undefined {
  return textAt(objectAt(json, 'ui') ?? {}, 'action');
}

interface Suggestion {
  readonly item: JsonObject;
  readonly at: { readonly list: readonly string[]; readonly action: string };
}

function findSuggestion({ json }: Answer, fits: (item: JsonObject) => boolean): Suggestion | undefined {
  for (const list of lists) {
    const holder = list.slice(0, -1).reduce((inner: JsonObject, key) => objectAt(inner, key) ?? {}, json);
    const item = listAt(holder, 'continue_with').filter(isObject).find(fits);
    const action = item && filledTextAt(item, 'action');
    if (item && action !== undefined) return { item, at: { list, action } };
  }
  return undefined;
}
