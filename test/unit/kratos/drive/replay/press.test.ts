import { describe, expect, it } from 'vitest';
import { planReplay } from '../../../../../src/kratos/drive/replay/plan';
import { readPress } from '../../../../../src/kratos/drive/replay/press';
import { fieldsSent } from '../../../../../src/kratos/exchange/fieldsSent';
import { buildSubmission } from '../../../../../src/kratos/flow/form/submission';
import type { Flow } from '../../../../../src/kratos/flow/types';
import { applyExchange } from '../../../../../src/kratos/record/apply';
import { blankRecord } from '../../../../../src/kratos/record/blank';
import type { FlowRecord } from '../../../../../src/kratos/record/types';
import { scenarios } from '../../../../kit/replay';
import { versions } from '../../flow/replay/flowSteps';
import { recordedRun } from '../../recipe/recordedRuns';

/** The fields of each form that was sent, beside those that are sent for the step of a plan in the same form. */
function sentTwice(
  record: FlowRecord,
): readonly { readonly before: readonly string[]; readonly again?: readonly string[]; readonly flow: Flow }[] {
  const plan = planReplay([record], record, { signedIn: true });
  let before: FlowRecord = blankRecord({ id: record.id, type: record.type, client: record.client, startedAt: 0 });
  return record.exchanges.flatMap((exchange) => {
    const { flow } = before;
    before = applyExchange(before, exchange);
    const step = plan.steps.find((one) => one.kind === 'request' && one.exchange === exchange.id);
    if (flow === undefined || step?.kind !== 'request' || step.method !== 'POST') return [];
    const press = readPress(step, flow, { valueOf: (name) => `<${name}>`, keys: [] });
    const again = press && new URLSearchParams(buildSubmission(flow, press.submitter, press.entries, 'form').body);
    return {
      before: Object.keys(fieldsSent(exchange) ?? {}),
      flow,
      ...(again && { again: [...new Set(again.keys())] }),
    };
  });
}

const named = (record: FlowRecord): FlowRecord => ({
  ...record,
  exchanges: record.exchanges.map((exchange, at) => ({ ...exchange, id: String(at) })),
});

describe.each(versions)('forms of %s that are sent again', (version) => {
  it.each(scenarios(version))('%s: nothing goes along that was not typed or hidden', (scenario) => {
    for (const { before, again = [], flow } of recordedRun(version, scenario).map(named).flatMap(sentTwice)) {
      const hidden = flow.nodes.flatMap((node) =>
        node.type === 'input' && node.inputType === 'hidden' ? node.name : [],
      );
      const typed = before.flatMap((name) =>
        name === 'traits' ? again.filter((one) => one.startsWith('traits.')) : name,
      );
      expect(again.filter((name) => ![...typed, ...hidden, 'method'].includes(name))).toEqual([]);
    }
  });

  it.each([
    'login-password-spa',
    'registration-two-step-api',
    'recovery-code-spa',
    'verification-code-spa',
    'login-code-passwordless-spa',
    'login-totp-aal2-spa',
  ])('%s: each has its button again, and the same fields', (scenario) => {
    const sent = recordedRun(version, scenario).map(named).flatMap(sentTwice);
    expect(sent.length).toBeGreaterThan(0);
    const sorted = (names: readonly string[] = []): readonly string[] =>
      names.filter((name) => name !== 'csrf_token').toSorted();
    for (const { before, again } of sent) expect(sorted(again)).toEqual(sorted(before));
  });
});
