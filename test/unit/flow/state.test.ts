import { describe, expect, it } from 'vitest';
import { describeFlowState } from '../../../src/kratos/flow/state';
import type { Flow } from '../../../src/kratos/flow/types';
import { error, makeFlow, submit } from './makeFlow';

describe('describeFlowState', () => {
  it.each<[Partial<Flow>, string]>([
    [{}, 'choose method'],
    [{ requestedAal: 'aal2' }, 'second factor wanted'],
    [{ refresh: true }, 'confirm sign-in'],
    [{ nodes: [submit('identifier_first', 'method', 'identifier_first')] }, 'identifier wanted'],
    [{ state: 'sent_email', active: 'code' }, 'code sent'],
    [{ state: 'sent_email', active: 'link', flowType: 'recovery' }, 'link sent'],
    [{ flowType: 'registration', nodes: [submit('profile', 'method', 'profile')] }, 'details wanted'],
    [{ flowType: 'registration' }, 'choose method'],
    [{ flowType: 'recovery' }, 'address wanted'],
    [{ flowType: 'recovery', state: 'recovery_awaiting_address_choice' }, 'choose address'],
    [{ flowType: 'verification', state: 'passed_challenge' }, 'verified'],
    [{ flowType: 'settings', state: 'success' }, 'saved'],
    [{ state: 'dreaming' }, 'dreaming'],
  ])('%j is %s', (fields, label) => {
    expect(describeFlowState(makeFlow(fields)).label).toBe(label);
  });

  it('goes by the last outcome where that says more', () => {
    const flow = makeFlow({ flowType: 'settings', state: 'success' });
    const news = [error(4_000_032)];
    expect(describeFlowState({ flow, outcome: { kind: 'redisplayed', flow, news } })).toEqual({
      label: 'open',
      tone: 'warn',
    });
    expect(describeFlowState({ flow, outcome: { kind: 'saved', flow, continueWith: [] } })).toEqual({
      label: 'saved',
      tone: 'good',
    });
    expect(describeFlowState({ status: 'expired', flow })).toEqual({ label: 'expired', tone: 'warn' });
    expect(describeFlowState({ spoilt: true, flow })).toEqual({ label: 'spoilt', tone: 'bad' });
    expect(describeFlowState({ outcome: { kind: 'server-failed', status: 503 } })).toEqual({
      label: 'server error 503',
      tone: 'bad',
    });
    expect(describeFlowState({})).toEqual({ label: 'not read yet', tone: 'neutral' });
  });

  it('says that a native login still wants its second factor', () => {
    const session = { id: 's', active: true, aal: 'aal1', methods: [], devices: [] };
    expect(describeFlowState({ outcome: { kind: 'signed-in', session, continueWith: [] } }).tone).toBe('warn');
  });
});
