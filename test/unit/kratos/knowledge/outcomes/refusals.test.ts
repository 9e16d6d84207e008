import { describe, expect, it } from 'vitest';
import type { ErrorBody, Outcome } from '../../../../../src/kratos/flow/outcome.types';
import type { ProblemView } from '../../../../../src/protocol/state';
import { buildPanelState } from '../../../../../src/views/panel/state/buildState';
import { error, info, makeFlow, passwordLogin } from '../../flow/makeFlow';
import { makeInput, withOutcome } from '../../../views/panel/makeRecord';
import { errorBody } from '../../../views/panel/outcomes';

const flow = makeFlow({ nodes: passwordLogin });
const shown = (outcome: Outcome): ProblemView | undefined => buildPanelState(makeInput(withOutcome(outcome))).problem;

describe('a refusal in the panel', () => {
  it('says of a form that came back without an error that a web hook does so', () => {
    const problem = shown({ kind: 'redisplayed', flow, news: [] });
    expect(problem?.title).toBe('The form came back without a reason');
    expect(problem?.todo).toContain('"type": "error"');
    expect(shown({ kind: 'redisplayed', flow, news: [info('no', 1234)] })?.title).toBe(problem?.title);
    expect(shown({ kind: 'redisplayed', flow, news: [error(4_000_006)] })).toBeUndefined();
  });

  it('repeats what a hook said that refused before the flow began', () => {
    const said: ErrorBody = { code: 404, message: 'Unable to locate the resource', continueWith: [] };
    const problem = shown({ kind: 'refused', status: 404, error: said, messages: [error(1234, 'Not today.')] });
    expect(problem?.why).toBe('It said: Not today. (1234)');
    expect(problem?.todo).toContain('selfservice.flows.login.after');
    expect(problem?.actions.map(({ id }) => id)).toEqual(['restart']);
  });

  it.each([
    [4_000_011, 'No authenticator app is paired', 'totp_code'],
    [4_000_014, 'No back-up codes are stored', 'lookup_secret_confirm=true'],
  ])('%s says that it was never confirmed, and leads to settings', (id, title, field) => {
    const problem = shown({ kind: 'redisplayed', flow, news: [error(id)] });
    expect(problem).toMatchObject({ id: String(id), title });
    expect(problem?.why).toContain(field);
    expect(problem?.actions[0]).toMatchObject({ id: 'start:settings', primary: true });
  });

  it('shows first which part the server missed, then its hint', () => {
    const details = { docs: 'https://…', hint: 'We detected an AJAX call.', reject_reason: 'The HTTP Cookie Header …' };
    const refusal = errorBody(403, 'security_csrf_violation', { details });
    const problem = shown({ kind: 'csrf-refused', error: refusal, cause: 'no-cookie' });
    expect(problem?.literal?.split('\n')).toEqual([
      'The HTTP Cookie Header …',
      'We detected an AJAX call.',
      'It was refused. Because of this.',
    ]);
  });

  it('has after a 422 the id that the server said, and says once what to do', () => {
    const wanted = errorBody(422, 'browser_location_change_required');
    const problem = shown({ kind: 'step-up-wanted', url: 'http://127.0.0.1:4433/', error: wanted });
    expect(problem?.id).toBe('browser_location_change_required');
    expect(problem?.why).toContain('session.whoami.required_aal');
    expect(`${problem?.why} ${problem?.todo}`.match(/Step up/g)).toHaveLength(1);
    expect(shown({ kind: 'step-up-wanted' })?.id).toBe('session_aal2_required');
  });
});
