import type { OutcomeContext } from '../../../../../src/kratos/flow/outcome';
import type { AnsweredRequest } from '../../../../../src/kratos/flow/recorded';
import { isObject, textAt } from '../../../../../src/kratos/flow/json';
import { parseFlow } from '../../../../../src/kratos/flow/parse';
import { readDeparture } from '../../../../../src/kratos/providers/address';
import { flowTypes, type ClientKind, type Flow, type FlowType } from '../../../../../src/kratos/flow/types';
import { recorded, scenarios, type RecordedExchange } from '../../../../kit/replay';

export const versions = ['v26.2.0', 'v1.3.1'] as const;
export type Version = (typeof versions)[number];

/** One recorded exchange of a self-service flow, in the shape in which the product sees it. */
export interface FlowStep {
  readonly scenario: string;
  readonly index: number;
  readonly note?: string;
  readonly recorded: RecordedExchange;
  readonly exchange: AnsweredRequest;
  readonly context: OutcomeContext;
}

const ports = { 'v26.2.0': 'http://127.0.0.1:6433', 'v1.3.1': 'http://127.0.0.1:5433' } as const;

/** The steps of one scenario; whoami, logout, admin calls and the like are no steps of a flow. */
export function flowSteps(version: Version, scenario: string): FlowStep[] {
  const publicUrl = ports[version];
  const known = new Map<string, Flow>();
  const steps: FlowStep[] = [];
  /** The submits that sent somebody to a provider, by what the callback repeats. */
  const departed = new Map<string, StepName>();
  recorded(version, scenario).forEach((one, index) => {
    const step = readStep(one.request) ?? departed.get(stateOf(one.request.path));
    if (step === undefined || one.note?.includes('[admin port]')) return;
    const exchange = asExchange(one, publicUrl);
    const previous = step.id === undefined ? undefined : known.get(step.id);
    const client = step.client ?? (previous?.client === 'native' ? 'native' : 'browser');
    const context = { flowType: step.flowType, client, step: step.step, publicUrl, ...(previous ? { previous } : {}) };
    steps.push({
      scenario,
      index,
      recorded: one,
      exchange,
      context,
      ...(one.note === undefined ? {} : { note: one.note }),
    });
    const state = leavesWith(one);
    if (state !== undefined) departed.set(state, { ...step, client });
    const flow = parseFlow(step.flowType, one.response?.body);
    if (flow.ok) known.set(flow.value.id, flow.value);
  });
  return steps;
}

export function allFlowSteps(version: Version): FlowStep[] {
  return scenarios(version).flatMap((scenario) => flowSteps(version, scenario));
}

interface StepName {
  readonly flowType: FlowType;
  readonly step: OutcomeContext['step'];
  readonly client?: ClientKind;
  readonly id?: string;
}

function readStep({ method, path }: RecordedExchange['request']): StepName | undefined {
  const url = new URL(path, 'http://recorded');
  const [, name, part] = /^\/self-service\/([a-z]+)(?:\/(browser|api|flows))?$/.exec(url.pathname) ?? [];
  const flowType = flowTypes.find((type) => type === name);
  if (flowType === undefined || (method !== 'GET' && method !== 'POST')) return undefined;
  if (part === 'browser' || part === 'api') {
    return { flowType, step: 'start', client: part === 'api' ? 'native' : 'browser' };
  }
  const id = url.searchParams.get(part === 'flows' ? 'id' : 'flow');
  return { flowType, step: part === 'flows' ? 'fetch' : 'submit', ...(id === null ? {} : { id }) };
}

function stateOf(path: string): string {
  const url = new URL(path, 'http://recorded');
  return url.pathname.includes('/callback/') ? (url.searchParams.get('state') ?? '') : '';
}

/** What the callback of a provider will repeat, when an answer sends somebody there. */
function leavesWith({ response }: RecordedExchange): string | undefined {
  const body = isObject(response?.body) ? textAt(response.body, 'redirect_browser_to') : undefined;
  const { location } = response?.headers ?? {};
  return readDeparture(body ?? (typeof location === 'string' ? location : ''))?.state;
}

function asExchange({ request, response }: RecordedExchange, publicUrl: string): AnsweredRequest {
  const sent = {
    method: request.method,
    url: publicUrl + request.path,
    headers: Object.entries(request.headers),
    ...(request.body === undefined ? {} : { body: asText(request.body) }),
  };
  if (response === null) return { request: sent, failure: { kind: 'reset', receivedBytes: 0 } };
  const headers = Object.entries(response.headers).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return { request: sent, response: { status: response.status, headers, body: asText(response.body) } };
}

function asText(body: unknown): string {
  return body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
}
