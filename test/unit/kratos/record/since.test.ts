import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../src/kratos/flow/outcome.types';
import type { Flow, Session } from '../../../../src/kratos/flow/types';
import { sinceThen } from '../../../../src/kratos/record/since';
import type { PersonaSession, FlowRecord } from '../../../../src/kratos/record/types';
import { makeFlow } from '../flow/makeFlow';
import { makeRecord } from '../../views/panel/makeRecord';
import { errorBody, identity, session } from '../../views/panel/outcomes';

const aal2: Session = { ...session, aal: 'aal2' };
const known = (fields: Partial<PersonaSession>): PersonaSession => ({ personaId: 'p1', status: 'unknown', ...fields });
const nobody = known({ status: 'signed-out' });
const one = known({ status: 'signed-in', session });
const two = known({ status: 'signed-in', session: aal2 });
const another = known({ status: 'signed-in', session: { ...session, id: 'another' } });
const wanting = known({ status: 'signed-in', session, wanted: { aal: 'aal2', askedBy: 'whoami' } });
const settingsWant = known({ status: 'signed-in', session: aal2, wanted: { aal: 'aal2', askedBy: 'settings' } });

const waits = (flow: Partial<Flow>, fields: Partial<FlowRecord> = {}): FlowRecord => {
  const whole = makeFlow(flow);
  return makeRecord({ type: whole.flowType, flow: whole, outcome: { kind: 'started', flow: whole }, ...fields });
};
const answered = (outcome: Outcome, fields: Partial<FlowRecord> = {}): FlowRecord => makeRecord({ outcome, ...fields });
const done = (outcome: Outcome, fields: Partial<FlowRecord> = {}): FlowRecord =>
  answered(outcome, { status: 'done', ...fields });

const signedIn = done({ kind: 'signed-in', session, continueWith: [] });
const recovered = done(
  { kind: 'passed', flow: makeFlow({ flowType: 'recovery', state: 'passed_challenge' }), continueWith: [] },
  { type: 'recovery' },
);
const verified = done(
  { kind: 'passed', flow: makeFlow({ flowType: 'verification', state: 'passed_challenge' }), continueWith: [] },
  { type: 'verification' },
);
const saved = done({ kind: 'saved', flow: makeFlow({ flowType: 'settings' }), continueWith: [] }, { type: 'settings' });
const stepUp: Outcome = { kind: 'step-up-wanted', error: errorBody(403, 'session_aal2_required') };
const signIn: Outcome = { kind: 'sign-in-wanted', error: errorBody(401, 'session_inactive') };
const refresh: Outcome = { kind: 'refresh-wanted', error: errorBody(403, 'session_refresh_required') };
const registered: Outcome = { kind: 'registered', identity, session, continueWith: [] };

describe('what became of a flow', () => {
  it.each<[string, FlowRecord, PersonaSession, ReturnType<typeof sinceThen>]>([
    ['signed in, and is', signedIn, one, undefined],
    ['signed in, raised since', signedIn, two, undefined],
    ['signed in, and a second factor is wanted', signedIn, wanting, undefined],
    ['signed in, and nothing is known', signedIn, known({}), undefined],
    ['signed in, and out', signedIn, nobody, 'signed-out'],
    ['signed in, and once more', signedIn, another, 'another-session'],
    ['registered, and out', done(registered, { type: 'registration' }), nobody, 'signed-out'],
    ['registered without a session', done({ kind: 'registered', identity, continueWith: [] }), nobody, undefined],
    ['recovered', recovered, one, undefined],
    ['recovered, and out', recovered, nobody, 'signed-out'],
    ['verified by nobody', verified, nobody, undefined],
    ['saved, and out', saved, nobody, 'signed-out'],
    ['a login', waits({}), nobody, undefined],
    ['a login, and signed in', waits({}), one, 'given'],
    ['a login, signed in, whose time is over', waits({}, { status: 'expired' }), one, undefined],
    ['a fresh proof', waits({ refresh: true }), one, undefined],
    ['a second factor', waits({ requestedAal: 'aal2' }), wanting, undefined],
    ['a second factor, and given', waits({ requestedAal: 'aal2' }), two, 'given'],
    ['a second factor, and out', waits({ requestedAal: 'aal2' }), nobody, 'signed-out'],
    ['a second factor once more', waits({ requestedAal: 'aal2', refresh: true }), two, undefined],
    ['a registration, and signed in', waits({ flowType: 'registration' }), one, 'given'],
    ['a recovery, and signed in', waits({ flowType: 'recovery' }), one, 'given'],
    ['a verification, and signed in', waits({ flowType: 'verification' }), one, undefined],
    ['settings', waits({ flowType: 'settings' }), one, undefined],
    ['settings, and out', waits({ flowType: 'settings' }), nobody, 'signed-out'],
    ['step up wanted', answered(stepUp, { type: 'settings' }), wanting, undefined],
    ['step up wanted by settings alone', answered(stepUp, { type: 'settings' }), settingsWant, undefined],
    ['step up wanted, and given', answered(stepUp, { type: 'settings' }), two, 'given'],
    ['step up wanted, and out', answered(stepUp, { type: 'settings' }), nobody, 'signed-out'],
    ['step up wanted, given, and gone on', answered(stepUp, { type: 'settings', next: 'f2' }), two, 'went-on'],
    ['the first factor was right', done(stepUp), wanting, undefined],
    ['the first factor was right, and the second', done(stepUp), two, 'given'],
    ['a sign-in is wanted', answered(signIn, { type: 'settings' }), nobody, undefined],
    ['a sign-in is wanted, and given', answered(signIn, { type: 'settings' }), one, 'given'],
  ])('%s', (_, record, session_, since) => {
    expect(sinceThen(record, session_)).toBe(since);
  });

  it('tells a proof from before and after it was wanted', () => {
    const asked = { id: 'e1', startedAt: Date.parse('2026-11-22T12:00:00Z') };
    const record = { ...answered(refresh, { type: 'settings' }), exchanges: [asked] } as unknown as FlowRecord;
    const at = (authenticatedAt: string): PersonaSession =>
      known({ status: 'signed-in', session: { ...session, authenticatedAt } });
    expect(sinceThen(record, at('2026-11-22T11:00:00Z'))).toBeUndefined();
    expect(sinceThen(record, at('2026-11-22T12:00:01Z'))).toBe('given');
    expect(sinceThen(record, at('never'))).toBeUndefined();
  });
});
