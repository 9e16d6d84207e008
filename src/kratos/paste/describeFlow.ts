import { t } from '@vscode/l10n';
import { buildForm } from '../flow/form/form';
import type { Field } from '../flow/form/form.types';
import { present } from '../flow/json';
import { parseFlow } from '../flow/parse';
import type { Flow, FlowType, UiNode, UiText } from '../flow/types';
import { nextStep } from '../knowledge/nextStep';
import { flowTitle, stateWords } from '../knowledge/outcomes/words';
import { messageKnowledge } from '../knowledge/messages';
import { plainWords } from '../knowledge/plainWords';
import { description, facts, type Description } from './description';
import { findOddities } from './odd';
import type { Pasted } from './types';

/** A flow without its type, a piece of a form, or messages alone; what has a type is better shown in the panel. */
export function describeFlow(
  pasted: Extract<Pasted, { kind: 'flow' | 'nodes' | 'messages' }>,
  now: number,
): Description {
  switch (pasted.kind) {
    case 'messages':
      return describeMessages(pasted.messages);
    case 'nodes':
      return describeNodes(pasted.nodes, pasted.messages);
    case 'flow': {
      const flow = readPastedFlow(pasted, pasted.type ?? 'login');
      if (flow === undefined) return describeNodes([], []);
      return pasted.type === undefined ? untyped(flow, now) : typed(flow, now);
    }
  }
}

/** The flow that was pasted; of one that was cut off before its form, what stands before it. */
export function readPastedFlow(
  { json }: Pick<Extract<Pasted, { kind: 'flow' }>, 'json'>,
  type: FlowType,
): Flow | undefined {
  const flow = parseFlow(type, { ui: {}, ...json });
  return flow.ok ? flow.value : undefined;
}

function typed(flow: Flow, now: number): Description {
  const client = flow.client === 'native' ? 'native' : 'browser';
  const next = nextStep(flow, { client });
  const bodies = (next.ways?.map(({ body }) => body) ?? [next.body]).filter((body) => body !== undefined);
  return description({
    ...formParts(flow.nodes, flow.messages),
    title: t('{0} flow', flowTitle(flow.flowType)),
    what: t('A self-service flow: what a page draws its form from.'),
    facts: facts(
      [t('State'), `${flow.state} (${stateWords(flow.state)})`],
      [t('Type'), flow.client],
      [t('Sent to'), `${flow.method} ${flow.action}`],
      [t('Asks for'), flow.requestedAal],
      [t('Expires'), flow.expiresAt],
      ...fieldFacts(flow.nodes),
    ),
    send: { text: next.text, bodies },
    odd: findOddities(flow, now),
    goOn: [
      {
        label: t('Open this flow as a persona'),
        act: { kind: 'open-flow', url: flowAddress(flow) },
      },
      { label: t('Start the same'), act: { kind: 'start-flow', type: flow.flowType, parameters: startedWith(flow) } },
    ],
  });
}

/** Where a flow is read, beside where it was asked for. */
export function flowAddress({ flowType, id, action, requestUrl = '' }: Flow): string {
  const origin = URL.parse(requestUrl)?.origin ?? URL.parse(action)?.origin ?? '';
  return `${origin}/self-service/${flowType}/flows?id=${id}`;
}

function startedWith({ requestedAal, refresh }: Flow): { readonly aal?: string; readonly refresh?: boolean } {
  return present<{ aal?: string; refresh?: boolean }>({
    aal: requestedAal === 'aal2' ? requestedAal : undefined,
    refresh: refresh || undefined,
  });
}

function untyped(flow: Flow, now: number): Description {
  return description({
    ...formParts(flow.nodes, flow.messages),
    title: t('A self-service flow'),
    what: t('Nothing in it tells whether it is a login, a registration or another flow: its addresses are missing.'),
    facts: facts([t('State'), flow.state], [t('Type'), flow.client], ...fieldFacts(flow.nodes)),
    odd: flow.nodes.length === 0 ? [] : findOddities(flow, now),
  });
}

function describeNodes(nodes: readonly UiNode[], messages: readonly UiText[]): Description {
  return description({
    ...formParts(nodes, messages),
    title: t('A piece of a form'),
    what: t('Nodes of a self-service flow, without the flow: where they are sent to is not in it.'),
    facts: facts(...fieldFacts(nodes)),
  });
}

function describeMessages(messages: readonly UiText[]): Description {
  return description({
    ...formParts([], messages),
    title: messages.length === 1 ? t('A message of a form') : t('Messages of a form'),
    what: t('What a flow says to the person, above its form or at a field.'),
  });
}

/** What the messages of a form mean, the errors first. */
function formParts(nodes: readonly UiNode[], messages: readonly UiText[]): Partial<Description> {
  const all = [...messages, ...nodes.flatMap((node) => node.messages)].toSorted(
    (one, other) => Number(other.type === 'error') - Number(one.type === 'error'),
  );
  const known = all.map(({ id }) => messageKnowledge(String(id))).filter((one) => one !== undefined);
  const why = [...new Set(known.map(({ meaning }) => plainWords(meaning)))].join(' ');
  return {
    ...(all.length > 0 && { literal: all.map(({ id, text }) => `${id}: ${text}`).join('\n') }),
    ...(why !== '' && { why }),
    todo: [...new Set(known.flatMap(({ next = [] }) => next.slice(0, 1)))].map(plainWords),
    names: [...new Set(all.map(({ id }) => String(id)))],
  };
}

/** The fields as a person sees them, each with its name; buttons behind them. */
function fieldFacts(nodes: readonly UiNode[]): readonly (readonly [string, string])[] {
  const { shared, groups } = buildForm({ ...noFlow, nodes });
  const named = (fields: readonly Field[]): readonly string[] => fields.map(nameOf);
  return [
    [t('Every button sends'), named(shared).join(', ')],
    ...groups.map(({ group, fields, submitters }): readonly [string, string] => [
      t('Group {0}', group),
      [...named(fields), ...submitters.map(({ label, name, value }) => `[${label}] (${name}=${value})`)].join(', '),
    ]),
  ];
}

const mostNamed = 10;

/** A field with the values that it takes, where these are not many. */
function nameOf(field: Field): string {
  const name = withName(field.label, field.name);
  if (field.kind !== 'input' || !field.options) return name;
  const values = [...field.options.slice(0, mostNamed), ...(field.options.length > mostNamed ? ['…'] : [])];
  return t('{0}: one of {1}', name, values.join(' | '));
}

function withName(label: string, name: string): string {
  return label === name ? name : `${label} (${name})`;
}

const noFlow: Flow = {
  flowType: 'login',
  id: '',
  client: 'browser',
  state: 'choose_method',
  refresh: false,
  action: '',
  method: 'POST',
  messages: [],
  nodes: [],
  continueWith: [],
};
