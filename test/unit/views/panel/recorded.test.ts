import { describe, expect, test } from 'vitest';
import { readOutcome } from '../../../../src/kratos/flow/outcome';
import type { Flow } from '../../../../src/kratos/flow/types';
import { flowIn } from '../../../../src/kratos/record/apply';
import { statusAfter } from '../../../../src/kratos/record/status';
import { isSpoilt } from '../../../../src/kratos/flow/judge';
import type { FlowRecord } from '../../../../src/kratos/record/types';
import { readToPanel } from '../../../../src/protocol/validate';
import { buildPanelState } from '../../../../src/views/panel/state/buildState';
import { exchangeView } from '../../../../src/views/panel/state/wireText';
import { allFlowSteps, versions, type FlowStep } from '../../kratos/flow/replay/flowSteps';
import { fromRecorded } from '../../kratos/exchange/exchanges';
import { makeInput } from './makeRecord';

/** The record of a flow right after a recorded step. */
function recordAfter({ recorded, exchange, context, index }: FlowStep): FlowRecord {
  const outcome = readOutcome(exchange, context);
  const flow: Flow | undefined = flowIn(outcome) ?? context.previous;
  const before = { id: flow?.id ?? 'local-1', type: context.flowType, status: 'open' as const, ...(flow && { flow }) };
  return {
    ...before,
    connectionId: 'c1',
    personaId: 'p1',
    client: context.client,
    startedAt: 0,
    parameters: {},
    status: statusAfter(outcome, before),
    outcome,
    exchanges: [{ ...fromRecorded(recorded), id: `e${index}` }],
    draft: {},
    encoding: 'json',
    ...(flow !== undefined && isSpoilt(flow) ? { spoilt: true } : {}),
  };
}

describe.each(versions)('recorded steps of %s', (version) => {
  const steps = allFlowSteps(version);

  test.each(steps.map((step) => [`${step.scenario} ${step.index}`, step] as const))('%s', (_, step) => {
    const record = recordAfter(step);
    const state = buildPanelState(makeInput(record));
    expect(readToPanel({ type: 'state', state })).toBeDefined();
    const { problem, done, form } = state;
    // Something is there to see or to press in every state.
    expect(problem ?? done ?? form).toBeDefined();
    if (problem !== undefined) {
      expect(problem.title).not.toBe('');
      expect(problem.why !== undefined || problem.todo !== undefined || problem.actions.length > 0).toBe(true);
    }
    const [exchange] = record.exchanges;
    if (exchange === undefined) return;
    const view = exchangeView(exchange, ['correct-horse-4242']);
    expect(readToPanel({ type: 'exchange', exchange: view })).toBeDefined();
    const sent = view.request.map(({ text }) => text).join('');
    expect(sent).toContain(step.recorded.request.method);
    for (const { text, secret } of [...view.request, ...view.response]) {
      if (secret !== true) expect(text).not.toMatch(/ory_st_|ory_kratos_session=[^;]|correct-horse/);
    }
  });
});
