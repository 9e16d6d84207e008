import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../../src/kratos/flow/outcome.types';
import type { PersonaSession, FlowRecord } from '../../../../../src/kratos/record/types';
import type { Exchange } from '../../../../../src/kratos/exchange/types';
import type { PanelState } from '../../../../../src/protocol/state';
import { readToPanel } from '../../../../../src/protocol/validate';
import { buildPanelState } from '../../../../../src/views/panel/state/buildState';
import { endWords } from '../../../../../src/kratos/knowledge/outcomes/words';
import { makeFlow, passwordLogin } from '../../../kratos/flow/makeFlow';
import { makeInput, makeRecord } from '../makeRecord';
import { badOutcomes, goodOutcomes, identity, session } from '../outcomes';

const sent = (body: string, type = 'application/json'): Exchange => ({
  id: 'e1',
  source: 'sent',
  startedAt: 0,
  durationMs: 1,
  request: { method: 'POST', url: 'http://127.0.0.1:4433/', headers: [['Content-Type', type]], body },
});
const settings = makeFlow({ flowType: 'settings', state: 'success', nodes: passwordLogin, identity });
const savedBy = (...exchanges: Exchange[]): FlowRecord =>
  makeRecord({
    type: 'settings',
    status: 'done',
    flow: settings,
    outcome: { kind: 'saved', flow: settings, continueWith: [] },
    exchanges,
  });
const known = (fields: Partial<PersonaSession>): PersonaSession => ({ personaId: 'p1', status: 'unknown', ...fields });
const nobody = known({ status: 'signed-out' });
const aliceHere = known({ status: 'signed-in', session });
const raised = known({ status: 'signed-in', session: { ...session, aal: 'aal2' } });

function pictureOf(record: FlowRecord, session_?: PersonaSession): PanelState {
  const state = buildPanelState(makeInput(record, session_ && { session: session_ }));
  expect(readToPanel({ type: 'state', state })).toBeDefined();
  return state;
}
const good = (name: string): Outcome => goodOutcomes[name] ?? { kind: 'signed-out' };
const idsOf = (actions: readonly { readonly id: string }[] = []): string[] => actions.map(({ id }) => id);

describe('a change of settings', () => {
  it.each([
    [{ method: 'totp', totp_code: '123456' }, 'Authenticator paired'],
    [{ method: 'totp', totp_unlink: 'true' }, 'Authenticator removed'],
    [{ totp_unlink: true }, 'Authenticator removed'],
    [{ lookup_secret_confirm: 'true' }, 'Back-up codes confirmed'],
    [{ lookup_secret_disable: true, method: 'lookup_secret' }, 'Back-up codes removed'],
    [{ method: 'password', password: 'x', totp_unlink: '', webauthn_remove: '' }, 'Password changed'],
    [{ method: 'profile', traits: { email: 'a@b.c' } }, 'Profile changed'],
    [{ method: 'webauthn', webauthn_register: '{}' }, 'Security key added'],
    [{ webauthn_remove: 'abcd' }, 'Security key removed'],
    [{ method: 'passkey', passkey_settings_register: '{}' }, 'Passkey added'],
    [{ passkey_remove: 'abcd' }, 'Passkey removed'],
    [{ link: 'github' }, 'Account at github linked'],
    [{ method: 'oidc', unlink: 'github' }, 'Account at github unlinked'],
    [{ method: 'stars' }, 'Saved'],
  ])('%j is told as what it is: %s', (body, title) => {
    const record = savedBy(sent(JSON.stringify(body)));
    expect(pictureOf(record, aliceHere).done?.title).toBe(title);
    const form = new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)])).toString();
    expect(pictureOf(savedBy(sent(form, 'application/x-www-form-urlencoded'))).done?.title).toBe(title);
    const words = endWords(record, { kind: 'saved', flow: settings, continueWith: [] });
    expect(words.toLowerCase()).toBe(title.replace('Account at ', '').toLowerCase());
    expect(pictureOf(record, aliceHere).flow.stateLabel).toBe(words);
  });

  it('is the last one of several', () => {
    const record = savedBy(sent('{"method":"profile"}'), sent('{"method":"password"}'));
    expect(pictureOf(record).done?.title).toBe('Password changed');
    expect(pictureOf(savedBy()).done?.title).toBe('Saved');
  });
});

describe('a verified address', () => {
  const flow = makeFlow({ flowType: 'verification', state: 'passed_challenge' });
  const verified = (...exchanges: Exchange[]): FlowRecord =>
    makeRecord({
      type: 'verification',
      status: 'done',
      outcome: { kind: 'passed', flow, continueWith: [] },
      exchanges,
    });
  const shown = {
    ...sent('{"method":"code","code":"123456"}'),
    response: {
      status: 200,
      headers: [],
      body: '{"ui":{"nodes":[{"attributes":{"name":"code"}},{"attributes":{"name":"email","value":"b@c.d"}}]}}',
    },
  } as unknown as Exchange;

  it('says which one, and what is next', () => {
    const mailed = verified(sent('{"method":"code","email":"a@b.c"}'), sent('{"code":"123456"}'));
    const nowhere = pictureOf(mailed, nobody).done;
    expect(nowhere?.lines).toEqual([
      'a@b.c counts as verified from now on.',
      'Verification does not sign anyone in: sign in to continue.',
    ]);
    expect(idsOf(nowhere?.actions)).toEqual(['sign-in']);
    const here = pictureOf(verified(shown), aliceHere).done;
    expect(here?.lines).toEqual(['b@c.d counts as verified from now on.', 'There is nothing left to do here.']);
    expect(idsOf(here?.actions)).toEqual(['show-session', 'start:settings', 'sign-out']);
    expect(pictureOf(verified(), nobody).done?.lines[0]).toBe('The address counts as verified from now on.');
  });
});

describe('a session that is over', () => {
  const over = (outcome: Outcome, type: FlowRecord['type']): FlowRecord =>
    makeRecord({ outcome, type, status: 'done' });

  it.each([
    ['signed-in', 'login', 'Signed in as alice@example.com'],
    ['registered', 'registration', 'Registered and signed in as alice@example.com'],
    ['passed recovery', 'recovery', 'Recovered'],
    ['saved', 'settings', 'Saved'],
  ] as const)('is told as past: %s', (name, type, title) => {
    const { done, flow, form } = pictureOf(over(good(name), type), nobody);
    expect(done).toMatchObject({ title, past: true, steps: [], suggestions: [] });
    expect(done?.lines.at(-1)).toBe('alice is no longer signed in.');
    expect(done?.lines.join()).not.toContain('Session ');
    expect(idsOf(done?.actions)).toEqual(['sign-in']);
    expect(flow).toMatchObject({ stateLabel: 'signed out', tone: 'neutral' });
    expect(form).toBeUndefined();
  });

  it('takes with it what was suggested for it alone', () => {
    const continueWith = [
      { action: 'set_ory_session_token', sessionToken: 'x' },
      { action: 'show_verification_ui', flowId: 'f2', address: 'a@b.c' },
    ] as const;
    const { done } = pictureOf(over({ kind: 'registered', identity, session, continueWith }, 'registration'), nobody);
    expect(done?.suggestions.map(({ name }) => name)).toEqual(['show_verification_ui']);
  });

  it('was followed by another', () => {
    const another = known({ status: 'signed-in', session: { ...session, id: 'another' } });
    const { done, flow } = pictureOf(over(good('signed-in'), 'login'), another);
    expect(done).toMatchObject({ past: true, lines: ['alice is signed in with another session now.'], steps: [] });
    expect(flow.stateLabel).toBe('session replaced');
    expect(idsOf(done?.actions)).toEqual(['show-session', 'start:settings', 'sign-out']);
  });

  it('makes nobody signed in who has recovered', () => {
    const wanted = known({ status: 'signed-in', wanted: { aal: 'aal2', askedBy: 'whoami' } });
    const record = over(good('passed recovery'), 'recovery');
    expect(pictureOf(record, wanted).done?.title).toBe('Recovered: a second factor is wanted now');
    expect(idsOf(pictureOf(record, wanted).done?.actions)).toContain('step-up');
    expect(pictureOf(record, wanted).flow).toMatchObject({ stateLabel: 'second factor wanted', tone: 'warn' });
    expect(pictureOf(record, wanted).done?.lines.join()).toContain('session.whoami.required_aal');
    expect(pictureOf(record, known({})).done?.title).toBe('Recovered');
    expect(pictureOf(record, aliceHere).done?.title).toBe('Recovered: alice is signed in');
  });
});

describe('what another flow brought', () => {
  const waits = (fields: Parameters<typeof makeFlow>[0]): FlowRecord => {
    const flow = makeFlow({ nodes: passwordLogin, ...fields });
    return makeRecord({ type: flow.flowType, flow, outcome: { kind: 'started', flow } });
  };
  const bad = (name: string, fields: Partial<FlowRecord> = {}): FlowRecord =>
    makeRecord({ outcome: badOutcomes[name] ?? { kind: 'signed-out' }, ...fields });

  it.each([
    ['a login', waits({}), aliceHere, 'No longer needed: alice is signed in', ['show-session', 'sign-out']],
    [
      'a second factor',
      waits({ requestedAal: 'aal2' }),
      raised,
      'No longer needed: alice has given a second factor',
      ['show-session', 'sign-out'],
    ],
    ['a second factor of nobody', waits({ requestedAal: 'aal2' }), nobody, 'alice is signed out now', ['sign-in']],
    ['settings of nobody', waits({ flowType: 'settings' }), nobody, 'alice is signed out now', ['sign-in']],
    [
      'settings that wanted it',
      bad('step-up-wanted', { type: 'settings' }),
      raised,
      'The second factor that was wanted has been given',
      ['go-on', 'restart'],
    ],
    [
      'settings that wanted somebody',
      bad('sign-in-wanted', { type: 'settings' }),
      aliceHere,
      'alice is signed in now',
      ['go-on', 'restart'],
    ],
    [
      'settings that went on',
      bad('step-up-wanted', { type: 'settings', status: 'done', next: 'f2' }),
      raised,
      'This went on in another flow',
      ['show-flow:f2', 'restart'],
    ],
    [
      'a first factor',
      bad('step-up-wanted', { status: 'done' }),
      raised,
      'The first factor was right, and the second has been given since',
      ['show-session', 'sign-out'],
    ],
    ['a session in the way', bad('already-signed-in'), nobody, 'alice is signed out now', ['restart']],
  ])('%s says so', (_, record, session_, title, actions) => {
    const { problem, next } = pictureOf(record, session_);
    expect(problem?.title).toBe(title);
    expect(idsOf(problem?.actions)).toEqual(actions);
    expect(next).toBeUndefined();
  });

  it('is not told of a flow whose time is over', () => {
    const record = { ...waits({}), expiresAt: 0 };
    expect(pictureOf(record, aliceHere).problem?.title).toBe('The flow has expired');
  });
});
