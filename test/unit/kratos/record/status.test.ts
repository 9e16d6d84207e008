import { describe, expect, it } from 'vitest';
import { statusAfter } from '../../../../src/kratos/record/status';
import type { Outcome } from '../../../../src/kratos/flow/outcome.types';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import type { Flow } from '../../../../src/kratos/flow/types';
import { record } from '../store/records';
import { loginFlow } from '../drive/scripted';

const parsed = parseFlow('login', loginFlow());
const flow = (parsed.ok ? parsed.value : {}) as Flow;
const error = { code: 400, message: 'no', continueWith: [] };
const step: Outcome = { kind: 'step-up-wanted' };

describe('statusAfter', () => {
  it.each<[Outcome, string, string]>([
    [{ kind: 'unreachable', failure: { kind: 'cancelled' } }, 'open', 'failed'],
    [{ kind: 'not-kratos', status: 200, contentType: 'text/html', reason: 'html' }, 'open', 'failed'],
    [{ kind: 'server-failed', status: 500 }, 'open', 'failed'],
    [{ kind: 'rate-limited' }, 'open', 'failed'],
    [{ kind: 'refused', status: 400, error }, 'open', 'failed'],
    [{ kind: 'sign-in-wanted', error }, 'open', 'failed'],
    [{ kind: 'refresh-wanted', error }, 'open', 'failed'],
    [{ kind: 'redirect-wanted', url: 'https://provider.example', status: 422 }, 'open', 'failed'],
    [{ kind: 'expired', error }, 'expired', 'expired'],
    [{ kind: 'replaced', useFlowId: 'x' }, 'failed', 'failed'],
    [{ kind: 'not-found' }, 'failed', 'failed'],
  ])('%j: a flow that is open is %s, a start that was refused %s', (outcome, open, refused) => {
    expect(statusAfter(outcome, record('1', { flow, status: 'open' }))).toBe(open);
    expect(statusAfter(outcome, record('local-1', { status: 'open' }))).toBe(refused);
  });

  it('lets what says nothing about the flow leave it as it was', () => {
    const unreachable: Outcome = { kind: 'unreachable', failure: { kind: 'reset', receivedBytes: 0 } };
    expect(statusAfter(unreachable, record('1', { flow, status: 'done' }))).toBe('done');
  });

  it('takes a login for done when only the second factor is missing, and anything else for waiting', () => {
    expect(statusAfter(step, record('1', { flow, type: 'login' }))).toBe('done');
    expect(statusAfter(step, record('1', { flow, type: 'settings' }))).toBe('open');
    expect(statusAfter(step, record('1', { type: 'settings' }))).toBe('open');
  });

  it('takes a recovery for done that redirects to the settings', () => {
    const redirect: Outcome = { kind: 'redirect-wanted', url: 'http://127.0.0.1:4455/settings?flow=x', status: 422 };
    expect(statusAfter(redirect, record('1', { flow, type: 'recovery' }))).toBe('done');
  });
});
