import { buildForm } from '../../src/kratos/flow/form/form';
import type { Form, Submitter } from '../../src/kratos/flow/form/form.types';
import { buildSubmission } from '../../src/kratos/flow/form/submission';
import { isObject, readJson } from '../../src/kratos/flow/json';
import { parseFlow } from '../../src/kratos/flow/parse';
import type { Flow } from '../../src/kratos/flow/types';
import { applyExchange } from '../../src/kratos/record/apply';
import { readToPanel } from '../../src/protocol/validate';
import { buildPanelState } from '../../src/views/panel/state/buildState';
import { fromRecorded } from '../unit/kratos/exchange/exchanges';
import { decode } from '../unit/kratos/flow/replay/rebuild';
import type { FlowStep } from '../unit/kratos/flow/replay/flowSteps';
import { makeInput, makeRecord } from '../unit/views/panel/makeRecord';

/** What is wrong with what is made of an answer, in sentences: nothing may be left out, and nothing may throw. */
export function troubleWith(text: string, { context, exchange, recorded }: FlowStep): readonly string[] {
  const { flowType, client } = context;
  const parsed = parseFlow(flowType, readJson(text));
  const record = {
    ...makeRecord({ type: flowType, client, exchanges: [] }),
    ...(context.previous && { flow: context.previous }),
  };
  const { request } = exchange;
  const sent = fromRecorded({ ...recorded, response: recorded.response && { ...recorded.response, body: text } });
  const state = buildPanelState(makeInput(applyExchange(record, { ...sent, request })));
  const found: string[] = [];
  if (readToPanel({ type: 'state', state }) === undefined) found.push('The page does not take the state.');
  const { problem, done, form } = state;
  if (problem === undefined && done === undefined && form === undefined) found.push('Nothing is shown.');
  return parsed.ok ? [...found, ...troubleWithForm(parsed.value, readJson(text))] : found;
}

function troubleWithForm(flow: Flow, json: unknown): string[] {
  const found: string[] = [];
  const given = isObject(json) && isObject(json.ui) && Array.isArray(json.ui.nodes) ? json.ui.nodes.length : 0;
  if (flow.nodes.length !== given) found.push(`${flow.nodes.length} of ${given} nodes are read.`);
  const form = buildForm(flow);
  const shown = nodesOf(form) + repeatedHidden(flow);
  if (shown !== flow.nodes.length) found.push(`${shown} of ${flow.nodes.length} nodes are in the form.`);
  const buttons = form.groups.flatMap(({ submitters }) => submitters);
  if (new Set(buttons.map(({ key }) => key)).size !== buttons.length) found.push('Two buttons are one.');
  for (const button of buttons) found.push(...troubleWithBody(flow, button));
  return found;
}

function nodesOf({ shared, hidden, groups }: Form): number {
  return groups.reduce(
    (sum, { fields, submitters }) => sum + fields.length + submitters.length,
    shared.length + hidden.length,
  );
}

/** Hidden fields of one name are one. */
function repeatedHidden({ nodes }: Flow): number {
  const names = nodes.flatMap((node) => (node.type === 'input' && node.inputType === 'hidden' ? [node.name] : []));
  return names.length - new Set(names).size;
}

/** Whether a body can be read again, says in both encodings the same, and names the button that was pressed. */
function troubleWithBody(flow: Flow, button: Submitter): string[] {
  const [json, form] = (['json', 'form'] as const).map((encoding) =>
    decode(buildSubmission(flow, button.key, {}, encoding).body, encoding),
  );
  if (json === undefined || form === undefined) return [`The body of ${button.key} cannot be read.`];
  const found =
    button.name !== '' && !form[button.name]?.includes(button.value) ? [`${button.key} is not pressed.`] : [];
  const told = ([name, values]: [string, readonly string[]]): string => JSON.stringify([name, values]);
  const [one, other] = [json, form].map((body) => Object.entries(body).map(told).sort().join());
  return one === other ? found : [...found, `${button.key} says ${String(one)} and ${String(other)}`];
}
