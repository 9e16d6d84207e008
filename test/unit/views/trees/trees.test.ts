import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../src/kratos/flow/outcome.types';
import type { Flow, Session } from '../../../../src/kratos/flow/types';
import type { HealthWords } from '../../../../src/kratos/knowledge/outcomes/healthWords';
import type { Connection, Health, Persona, PersonaSession, FlowRecord } from '../../../../src/kratos/record/types';
import { explainHealth } from '../../../../src/kratos/knowledge/outcomes/health';
import { drawAdvice, drawConnection } from '../../../../src/views/trees/flows/connectionRow';
import { drawFlow } from '../../../../src/views/trees/flows/flowRow';
import { identityName } from '../../../../src/kratos/knowledge/identityName';
import { drawPersona } from '../../../../src/views/trees/flows/personaRow';
import { drawNoSession, drawOwnSession, drawSession } from '../../../../src/views/trees/sessions/sessionRow';
import { tooltipText } from '../../../../src/views/trees/shared/tooltipText';
import type { TreeRow } from '../../../../src/views/trees/shared/row';

const now = Date.parse('2026-11-22T12:00:00Z');
const minute = 60_000;
const practice: Connection = {
  id: 'c1',
  name: 'practice',
  publicUrl: 'http://127.0.0.1:4433',
  adminUrl: 'http://127.0.0.1:4434',
};
const alice: Persona = { id: 'p1', name: 'alice', client: 'browser', connectionId: 'c1' };
const bob: Persona = { id: 'p2', name: 'bob', client: 'native', connectionId: 'c1' };

const flow: Flow = {
  flowType: 'login',
  id: 'f1',
  client: 'browser',
  state: 'choose_method',
  refresh: false,
  action: 'http://127.0.0.1:4433/self-service/login?flow=f1',
  method: 'POST',
  messages: [],
  nodes: [],
  continueWith: [],
};
const record: FlowRecord = {
  id: 'f1',
  connectionId: 'c1',
  personaId: 'p1',
  type: 'login',
  client: 'browser',
  startedAt: now - minute,
  expiresAt: now + 58 * minute,
  parameters: {},
  status: 'open',
  flow,
  exchanges: [],
  draft: {},
  encoding: 'json',
};
const session: Session = {
  id: 'aaaaaaaa-1111',
  active: true,
  aal: 'aal1',
  methods: [{ method: 'password', aal: 'aal1', completedAt: '2026-11-22T11:00:00Z' }],
  expiresAt: '2026-11-23T12:00:00Z',
  identity: {
    id: 'i1',
    schemaId: 'default',
    traits: { email: 'alice@example.com' },
    verifiableAddresses: [],
    recoveryAddresses: [],
  },
  devices: [
    { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', ipAddress: '10.0.0.7' },
  ],
};

/** A line as a person sees it, with its icon. */
const line = ({ icon, label, description }: TreeRow): string =>
  [`[${icon.id}]`, label, description].filter(Boolean).join('  ');

describe('a flow', () => {
  const drawn = (change: Partial<FlowRecord>): string => line(drawFlow({ ...record, ...change }, alice, now));

  it('that is open says what it waits for and how long', () => {
    expect(drawn({})).toBe('[circle-large-outline]  Login  58 min · choose method');
  });

  it('that asks for the second factor says so', () => {
    expect(drawn({ flow: { ...flow, requestedAal: 'aal2' } })).toBe(
      '[circle-large-outline]  Login  58 min · second factor wanted · choose method',
    );
  });

  it('that another one overtook is not needed, and says why', () => {
    const known: PersonaSession = { personaId: 'p1', status: 'signed-in', session };
    const picture = drawFlow(record, alice, now, known);
    expect(line(picture)).toBe('[circle-slash]  Login  58 min · not needed');
    expect(picture.tooltip.sentences).toEqual([
      'In the meantime, another flow of this persona has brought what it asks for.',
    ]);
    const interrupted: Partial<FlowRecord> = {
      type: 'settings',
      outcome: { kind: 'sign-in-wanted', error: { code: 401, message: '', continueWith: [] } },
    };
    expect(line(drawFlow({ ...record, ...interrupted }, alice, now, known))).toContain('can go on');
    expect(line(drawFlow({ ...record, ...interrupted, status: 'failed' }, alice, now, known))).toBe(
      '[circle-large-outline]  Settings  can go on',
    );
    const out: PersonaSession = { personaId: 'p1', status: 'signed-out' };
    const aal2 = { ...flow, requestedAal: 'aal2' };
    const second = { ...record, flow: aal2, outcome: { kind: 'started', flow: aal2 } } as const;
    expect(line(drawFlow(second, alice, now, out))).toContain('58 min · signed out');
    expect(line(drawFlow(record, alice, now, out))).toContain('choose method');
  });

  it('that is nearly over counts seconds', () => {
    expect(drawn({ expiresAt: now + 61_000 })).toContain('61 s');
  });

  it('that is over reads differently for every end', () => {
    const saved: Outcome = { kind: 'saved', flow: { ...flow, flowType: 'settings' }, continueWith: [] };
    const signedIn: Outcome = { kind: 'signed-in', session, continueWith: [] };
    const refused: Outcome = {
      kind: 'already-signed-in',
      error: { id: 'session_already_available', code: 400, message: '', continueWith: [] },
    };
    expect(drawn({ type: 'settings', status: 'done', outcome: saved })).toBe('[pass-filled]  Settings  saved · done');
    expect(drawn({ status: 'done', outcome: signedIn })).toBe('[pass-filled]  Login  signed in · done');
    expect(drawn({ status: 'failed', outcome: refused })).toBe('[error]  Login  already signed in · failed');
    expect(drawn({ status: 'expired' })).toBe('[history]  Login  expired');
  });

  it('whose time ran out is expired before the store has looked', () => {
    const picture = drawFlow({ ...record, expiresAt: now }, alice, now);
    expect(line(picture)).toBe('[history]  Login  expired');
    expect(picture.contextValue).toBe('flow expired over login browser');
  });

  it('with a state of a later version shows it as it is', () => {
    expect(drawn({ flow: { ...flow, state: 'moon_phase_wanted' } })).toContain('moon_phase_wanted');
  });

  it('that is spoilt says so, and what to do', () => {
    const picture = drawFlow({ ...record, type: 'recovery', spoilt: true }, alice, now);
    expect(line(picture)).toBe('[circle-large-outline]  Recovery  58 min · spoilt');
    expect(picture.tooltip.sentences?.[1]).toContain('Start again');
  });

  it('is read aloud in words', () => {
    expect(drawFlow(record, alice, now).accessibleName).toBe(
      'Login flow, of alice, browser client, choose method, 58 min left',
    );
  });
});

describe('a persona', () => {
  const around = { flows: 2, hasFinished: true, connectionName: 'practice' };
  const drawn = (known: Partial<PersonaSession>): string =>
    line(drawPersona(alice, { ...around, session: { personaId: 'p1', status: 'unknown', ...known } }, now));

  it('says whether it is signed in, and how strongly', () => {
    expect(drawn({})).toBe('[account]  alice · browser');
    expect(drawn({ status: 'signed-out' })).toBe('[account]  alice · browser  signed out');
    expect(drawn({ status: 'signed-in', session })).toBe('[account]  alice · browser  aal1 · signed in');
    expect(drawn({ status: 'signed-in', session, wanted: { aal: 'aal2', askedBy: 'whoami' } })).toBe(
      '[account]  alice · browser  second factor wanted · aal1',
    );
  });

  it('whose session is not enough offers to step up and says why', () => {
    const known: PersonaSession = {
      personaId: 'p1',
      status: 'signed-in',
      session,
      wanted: { aal: 'aal2', askedBy: 'settings' },
    };
    const picture = drawPersona(alice, { ...around, session: known }, now);
    expect(picture.contextValue).toBe('persona browser signedIn stepUp finished');
    expect(picture.tooltip.sentences?.join(' ')).toContain('selfservice.flows.settings.required_aal');
  });
});

describe('a connection', () => {
  const around = { active: true, single: true, hasFinished: false, server: undefined };
  const known = (health: Health): { health: Health; words: HealthWords } => ({
    health,
    words: explainHealth(practice, health),
  });

  it('says version and health', () => {
    const health = { kind: 'healthy', version: 'v26.2.0', adminOk: true, latencyMs: 3 } as const;
    expect(line(drawConnection(practice, { ...around, ...known(health) }))).toBe(
      '[server]  practice  v26.2.0 · healthy',
    );
    expect(line(drawConnection(practice, { ...around, ...known(health), single: false }))).toContain('active');
    expect(drawAdvice(practice, explainHealth(practice, health))).toEqual([]);
  });

  it.each([
    ['down', { kind: 'unreachable', failure: { kind: 'refused', host: '127.0.0.1:4433' } }, 'Nothing is listening at'],
    ['unknown host', { kind: 'unreachable', failure: { kind: 'dns', host: 'kratos' } }, 'kratos'],
    [
      'bad certificate',
      { kind: 'unreachable', failure: { kind: 'tls', host: 'a:1', reason: 'self-signed certificate' } },
      'self-signed',
    ],
    ['no answer', { kind: 'unreachable', failure: { kind: 'timeout', afterMs: 10_000 } }, '10 s'],
    ['answers HTML', { kind: 'not-kratos', status: 200, reason: 'html' }, 'web page'],
    ['no Kratos', { kind: 'not-kratos', status: 404, reason: 'json' }, 'not Kratos'],
    ['not ready', { kind: 'not-ready', status: 503, reason: 'database' }, 'database'],
  ] as const)('that is wrong says which: %s', (words, health, part) => {
    expect(line(drawConnection(practice, { ...around, ...known(health) }))).toBe(`[server]  practice  ${words}`);
    const [problem, cure] = drawAdvice(practice, explainHealth(practice, health));
    expect(problem?.label).toContain(part);
    expect(cure?.label).toBeTruthy();
  });

  it('whose admin URL fails still works', () => {
    const health = {
      kind: 'healthy',
      version: 'v1.3.1',
      adminOk: false,
      latencyMs: 1,
      adminProblem: 'this is the public URL',
    } as const;
    const picture = drawConnection(practice, { ...around, ...known(health) });
    expect(line(picture)).toBe('[server]  practice  v1.3.1 · healthy · admin URL fails');
    expect(picture.contextValue).toContain('up');
  });
});

describe('a session', () => {
  it('of a persona says what is wanted', () => {
    const known: PersonaSession = {
      personaId: 'p1',
      status: 'signed-in',
      session,
      wanted: { aal: 'aal2', askedBy: 'whoami' },
    };
    expect(line(drawOwnSession(alice, known, true, now))).toBe(
      '[key]  alice@example.com  second factor wanted · aal1 · 24 h · password · here · alice, browser',
    );
  });

  it('that reached aal2 looks so', () => {
    const strong: Session = { ...session, aal: 'aal2', methods: [...session.methods, { method: 'totp', aal: 'aal2' }] };
    expect(line(drawOwnSession(alice, { personaId: 'p1', status: 'signed-in', session: strong }, false, now))).toBe(
      '[shield]  alice@example.com  aal2 · 24 h · password, totp · here · alice, browser',
    );
  });

  it('that is missing says so', () => {
    expect(line(drawNoSession(bob, { personaId: 'p2', status: 'signed-out' }))).toBe('[key]  bob · native  signed out');
  });

  it('of the server says who, how, where from and how long', () => {
    expect(line(drawSession(session, 'admin', 'c1', {}, now))).toBe(
      '[key]  alice@example.com  aal1 · 24 h · password · Firefox · 10.0.0.7',
    );
    expect(line(drawSession({ ...session, active: false }, 'admin', 'c1', {}, now))).toContain('ended');
  });

  it('whose time is over says so, in its place and aloud', () => {
    const over = Date.parse('2026-11-23T12:00:00Z');
    const listed = drawSession(session, 'other', 'p1', {}, over);
    expect(line(listed)).toBe('[key]  Firefox · 10.0.0.7  aal1 · expired · password');
    expect(listed.accessibleName).toMatch(/Firefox · 10\.0\.0\.7, expired$/);
    const own = drawOwnSession(alice, { personaId: 'p1', status: 'signed-in', session }, false, over);
    expect(line(own)).toContain('aal1 · expired · password · here');
  });

  it('cannot smuggle markup or links into its tooltip', () => {
    const hostile = {
      ...session,
      identity: { ...session.identity, traits: { email: '[x](command:y) <b>@example.com' } },
    } as Session;
    const text = tooltipText(drawSession(hostile, 'admin', 'c1', {}, now).tooltip);
    expect(text).not.toContain('[x](command:y)');
    expect(text).not.toContain('<b>');
    expect(text).not.toContain('@example');
  });
});

describe('the name of an identity', () => {
  const named = (traits: unknown): string =>
    identityName({ id: 'i1', schemaId: 's', traits, verifiableAddresses: [], recoveryAddresses: [] });

  it.each([
    [{ email: 'a@b.c', username: 'u' }, 'a@b.c'],
    [{ emails: ['x@y.z'] }, 'x@y.z'],
    [{ age: 7, nick: 'Al' }, 'Al'],
    [{ name: { first: 'A' } }, 'i1'],
    [null, 'i1'],
    ['plain', 'plain'],
  ])('%j is %s', (traits, name) => {
    expect(named(traits)).toBe(name);
  });
});
