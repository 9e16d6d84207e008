import { describe, expect, test } from 'vitest';
import { present } from '../../../../../src/kratos/flow/json';
import type { Outcome } from '../../../../../src/kratos/flow/outcome.types';
import type { FlowRecord } from '../../../../../src/kratos/record/types';
import type { ProblemView } from '../../../../../src/protocol/state';
import { readToPanel } from '../../../../../src/protocol/validate';
import { readAction, requiredDeed } from '../../../../../src/views/panel/actions';
import { buildPanelState } from '../../../../../src/views/panel/state/buildState';
import { error, makeFlow, passwordLogin } from '../../../kratos/flow/makeFlow';
import { makeInput, makeRecord, now, withOutcome } from '../makeRecord';
import { badOutcomes, goodOutcomes, identity, plainOutcomes, session } from '../outcomes';

const all: Readonly<Record<string, Outcome>> = { ...goodOutcomes, ...plainOutcomes, ...badOutcomes };

function problemOf(outcome: Outcome, fields = {}): ProblemView {
  const { problem } = buildPanelState(makeInput(withOutcome(outcome, fields)));
  if (problem === undefined) throw new Error('There is no problem.');
  return problem;
}

const actionsOf = ({ actions }: ProblemView): string[] => actions.map(({ id }) => id);

describe('every outcome', () => {
  test.each(Object.entries(all))('%s gives a picture that the panel takes', (_, outcome) => {
    const state = buildPanelState(makeInput(withOutcome(outcome)));
    expect(readToPanel({ type: 'state', state })).toBeDefined();
    for (const { id } of [...(state.problem?.actions ?? []), ...(state.done?.actions ?? [])]) {
      expect(readAction(id), id).toBeDefined();
    }
  });

  test.each(Object.entries(badOutcomes))('%s names its cause and a cure', (_, outcome) => {
    const problem = problemOf(outcome);
    expect(problem.title).not.toBe('');
    expect(problem.why ?? '').not.toBe('');
    expect(problem.todo !== undefined || problem.actions.length > 0).toBe(true);
    expect(`${problem.title} ${problem.why ?? ''} ${problem.todo ?? ''}`).not.toMatch(/undefined|\{\d\}|`/);
    expect(problem.actions.filter(({ primary }) => primary === true).length).toBeLessThanOrEqual(1);
  });

  test.each(Object.entries(goodOutcomes))('%s says what happened', (_, outcome) => {
    const state = buildPanelState(makeInput(withOutcome(outcome, { status: 'done' })));
    expect(state.done?.title).toBeTruthy();
    expect(state.problem).toBeUndefined();
    expect(state.flow.tone).toBe('good');
  });

  test.each(Object.entries(plainOutcomes))('%s shows the form and nothing else', (_, outcome) => {
    const state = buildPanelState(makeInput(withOutcome(outcome)));
    expect(state.problem).toBeUndefined();
    expect(state.done).toBeUndefined();
    expect(state.form?.groups.map(({ group }) => group)).toEqual(['password']);
    expect(state.next?.text).toBeTruthy();
  });
});

describe('a flow without a persona', () => {
  const pasted = (record: FlowRecord): FlowRecord => present<FlowRecord>({ ...record, personaId: undefined });

  test.each(Object.entries(all))('%s says that nothing can be sent, and offers nothing that sends', (_, outcome) => {
    for (const status of ['open', 'done', 'failed'] as const) {
      const state = buildPanelState(makeInput(pasted(withOutcome(outcome, { status })), { persona: undefined }));
      expect(readToPanel({ type: 'state', state })).toBeDefined();
      expect(`${state.problem?.missing ?? ''} ${state.done?.lines.join(' ') ?? ''}`).toMatch(/Nothing can be sent/);
      const { problem, done } = state;
      const offered = [...(problem?.actions ?? []), ...(done?.actions ?? [])];
      for (const { action } of done?.suggestions ?? []) if (action) offered.push(action);
      expect(offered.map(({ id }) => requiredDeed(readAction(id) ?? { kind: 'restart' }))).not.toContain('send');
      expect(state.flow.persona).toBe('nobody');
    }
  });
});

describe('cures', () => {
  test.each<[string, string[]]>([
    ['step-up-wanted', ['step-up', 'restart']],
    ['refresh-wanted', ['refresh']],
    ['sign-in-wanted', ['sign-in', 'restart']],
    ['already-signed-in', ['sign-out', 'show-session', 'refresh']],
    ['expired', ['restart']],
    ['expired, with a new flow', ['use-flow', 'restart']],
    ['replaced', ['use-flow', 'restart']],
    ['csrf-refused, no-cookie', ['restart']],
    ['redirect to another server', ['continue-in-browser', 'open-url', 'refetch']],
    ['redirect to a flow of this server', ['use-flow', 'continue-in-browser']],
    ['redirect to a script', ['restart']],
    ['refused until verified', ['continue:0', 'restart']],
  ])('%s', (name, ids) => {
    const outcome = all[name];
    expect(outcome && actionsOf(problemOf(outcome))).toEqual(ids);
  });

  test('a press that is still in memory can be sent again', () => {
    const record = withOutcome({ kind: 'unreachable', failure: { kind: 'refused', host: 'x' } });
    const state = buildPanelState(makeInput(record, { canSendAgain: true }));
    expect(state.problem?.actions[0]).toMatchObject({ id: 'send-again', primary: true });
  });

  test.each([
    ['no-token', ['send-again', 'restart']],
    ['no-cookie', ['restart', 'send-again']],
  ])('a CSRF refusal (%s) names the cure first', (cause, ids) => {
    const outcome = all[`csrf-refused, ${cause}`];
    if (outcome === undefined) throw new Error('missing');
    const state = buildPanelState(makeInput(withOutcome(outcome), { canSendAgain: true }));
    expect(state.problem?.actions.map(({ id }) => id)).toEqual(ids);
    expect(state.problem?.actions.map(({ primary }) => primary === true)).toEqual([true, false]);
  });

  test('a start that got no answer is tried again', () => {
    const unstarted: FlowRecord = { ...withOutcome({ kind: 'unreachable', failure: { kind: 'refused', host: 'x' } }) };
    Reflect.deleteProperty(unstarted, 'flow');
    expect(buildPanelState(makeInput(unstarted)).problem?.actions[0]).toMatchObject({
      id: 'restart',
      label: 'Try again',
    });
  });

  test('a passed flow that is read again has no form, and says that nothing more is to be submitted', () => {
    const flow = makeFlow({ flowType: 'recovery', state: 'passed_challenge', nodes: passwordLogin });
    const record = makeRecord({ type: 'recovery', flow, outcome: { kind: 'started', flow } });
    const { form, problem } = buildPanelState(makeInput(record, { canSendAgain: true }));
    expect(form).toBeUndefined();
    expect(problem).toMatchObject({ tone: 'neutral', title: 'This flow has passed' });
    expect(problem?.actions.map(({ id }) => id)).toEqual(['restart']);
  });

  test('exchanges that were let go are counted above the timeline', () => {
    expect(buildPanelState(makeInput(makeRecord({ letGo: 12 }))).timelineNote).toBe(
      '12 exchanges after the first were let go: kratosFlows.flows.keepExchanges says how many are kept.',
    );
    expect(buildPanelState(makeInput(makeRecord())).timelineNote).toBeUndefined();
  });

  test('after signing out, a refused start can be repeated', () => {
    const outcome = badOutcomes['already-signed-in'];
    if (outcome === undefined) throw new Error('missing');
    const state = buildPanelState(
      makeInput(withOutcome(outcome), { session: { personaId: 'p1', status: 'signed-out' } }),
    );
    expect(state.problem?.actions.map(({ id }) => id)).toEqual(['restart']);
  });

  test('an expired native verification flow is started again, since its replacement is one for browsers', () => {
    const outcome = all['expired, with a new flow'];
    if (outcome === undefined) throw new Error('missing');
    expect(actionsOf(problemOf(outcome, { type: 'verification', client: 'native' }))).toEqual(['restart']);
  });

  test('a flow whose time ran out unseen is told as expired', () => {
    const state = buildPanelState(makeInput(makeRecord({ expiresAt: now - 1 })));
    expect(state.problem).toMatchObject({ title: 'The flow has expired', id: 'self_service_flow_expired' });
    expect(state.flow.stateLabel).toBe('expired');
  });

  test('a spoilt flow says so before anything else', () => {
    const state = buildPanelState(makeInput(makeRecord({ spoilt: true, type: 'recovery' })));
    expect(state.problem?.title).toBe('This flow no longer accepts codes');
    expect(state.flow.tone).toBe('bad');
  });

  test('an aal2 login without any second factor is no dead end without words', () => {
    const flow = makeFlow({ requestedAal: 'aal2' });
    const state = buildPanelState(makeInput(makeRecord({ flow, outcome: { kind: 'started', flow } })));
    expect(state.problem?.title).toBe('There is no second factor to give');
  });
});

describe('done', () => {
  test('who is signed in, how, and what Kratos suggests, verification first', () => {
    const outcome: Outcome = {
      kind: 'registered',
      identity,
      session,
      continueWith: [
        { action: 'redirect_browser_to', url: 'http://127.0.0.1:4455/' },
        { action: 'set_ory_session_token', sessionToken: 'ory_st_secret' },
        { action: 'show_verification_ui', flowId: 'f2', address: 'alice@example.com' },
        { action: 'unknown', name: 'dance', raw: {} },
      ],
    };
    const { done } = buildPanelState(makeInput(withOutcome(outcome, { status: 'done', type: 'registration' })));
    expect(done?.title).toBe('Registered and signed in as alice@example.com');
    expect(done?.lines).toEqual(['Session 9a3e0000… · aal1 · valid for 24 h']);
    expect(done?.steps).toEqual([{ aal: 'aal1', method: 'password', at: '2026-11-22T11:59:00Z' }]);
    expect(done?.suggestions.map(({ name, action }) => [name, action?.id])).toEqual([
      ['show_verification_ui', 'continue:2'],
      ['dance', undefined],
      ['redirect_browser_to', 'open-url:0'],
      ['set_ory_session_token', undefined],
    ]);
    expect(JSON.stringify(done)).not.toContain('ory_st_secret');
  });

  test('a script is no place to return to', () => {
    const outcome: Outcome = {
      kind: 'signed-in',
      session,
      continueWith: [{ action: 'redirect_browser_to', url: 'javascript:alert(1)' }],
    };
    const { done } = buildPanelState(makeInput(withOutcome(outcome, { status: 'done' })));
    expect(done?.suggestions[0]?.action).toBeUndefined();
  });

  test('a session of which more is asked offers the step up, and says why', () => {
    const { done } = buildPanelState(
      makeInput(withOutcome({ kind: 'signed-in', session, continueWith: [] }, { status: 'done' }), {
        session: { personaId: 'p1', status: 'signed-in', session, wanted: { aal: 'aal2', askedBy: 'whoami' } },
      }),
    );
    expect(done?.actions[0]).toMatchObject({ id: 'step-up', primary: true });
    expect(done?.lines[1]).toContain('session.whoami.required_aal');
  });

  test('the way back to the flow shown before', () => {
    const { done } = buildPanelState(
      makeInput(withOutcome({ kind: 'signed-in', session, continueWith: [] }, { status: 'done' }), {
        cameFrom: makeRecord({ id: 'f0', type: 'settings' }),
      }),
    );
    expect(done?.actions.at(-1)).toEqual({ id: 'show-flow:f0', label: 'Back to Settings', icon: 'arrow-left' });
  });

  test('a flow that has passed shows no form to post to, a saved settings flow stays usable', () => {
    const passed = goodOutcomes['passed verification'];
    const saved = goodOutcomes.saved;
    if (passed?.kind !== 'passed' || saved?.kind !== 'saved') throw new Error('missing');
    expect(
      buildPanelState(makeInput(withOutcome(passed, { status: 'done', type: 'verification', flow: passed.flow }))).form,
    ).toBeUndefined();
    expect(
      buildPanelState(makeInput(withOutcome(saved, { status: 'done', type: 'settings', flow: saved.flow }))).form,
    ).toBeDefined();
  });
});

describe('the rest of the picture', () => {
  test('a message that stuck from an earlier step gives way to a new one', () => {
    const stuck = { id: 1050001, text: 'Your changes have been saved!', type: 'success' as const };
    const fresh = error(4000039);
    const flow = makeFlow({ flowType: 'settings', nodes: passwordLogin, messages: [stuck, fresh] });
    const state = buildPanelState(
      makeInput(makeRecord({ type: 'settings', flow, outcome: { kind: 'redisplayed', flow, news: [fresh] } })),
    );
    expect(state.form?.messages).toEqual([fresh]);
  });

  test('what was done silently is said', () => {
    const note = {
      kind: 'rewritten',
      what: 'action',
      from: 'http://kratos:4433',
      to: 'http://127.0.0.1:4433',
    } as const;
    const plain = buildPanelState(makeInput(makeRecord({ notes: [note] })));
    expect(plain.problem).toMatchObject({ tone: 'neutral' });
    expect(plain.problem?.title).toContain('http://kratos:4433');
    const outcome = badOutcomes['server-failed'];
    if (outcome === undefined) throw new Error('missing');
    expect(buildPanelState(makeInput(withOutcome(outcome, { notes: [note] }))).problem?.why).toContain(
      'http://kratos:4433',
    );
  });

  test('an open login for aal2 says what it wants', () => {
    const flow = makeFlow({ nodes: passwordLogin, requestedAal: 'aal2' });
    const state = buildPanelState(makeInput(makeRecord({ flow, outcome: { kind: 'started', flow } })));
    expect(state.flow).toMatchObject({
      stateLabel: 'second factor wanted',
      tone: 'warn',
      title: 'Login',
      persona: 'alice',
    });
  });

  test('a persona or connection that was removed meanwhile', () => {
    const state = buildPanelState(makeInput(makeRecord(), { persona: undefined, connection: undefined }));
    expect(state.flow).toMatchObject({ persona: 'removed persona', connection: 'removed connection' });
  });
});
