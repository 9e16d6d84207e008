import { describe, expect, test } from 'vitest';
import type { CookieTrouble, CookieTroubleKind } from '../../../../../src/kratos/flow/cookieTrouble';
import type { PanelState } from '../../../../../src/protocol/state';
import type { PanelInput } from '../../../../../src/views/panel/state/buildState';
import { createCookieJar } from '../../../../../src/kratos/wire/cookies';
import { readCookieTroubles } from '../../../../../src/views/panel/state/cookieLines';
import { buildPanelState } from '../../../../../src/views/panel/state/buildState';
import { exchange } from '../../exchange/exchanges';
import { makeInput, makeRecord, withOutcome } from '../../../views/panel/makeRecord';
import { badOutcomes, goodOutcomes } from '../../../views/panel/outcomes';

const all = { ...goodOutcomes, ...badOutcomes };
const csrf = 'csrf_token_82b1';

function trouble(kind: CookieTroubleKind, name = csrf, attributes = 'Path=/; HttpOnly; Secure'): CookieTrouble {
  return { kind, name, attributes, host: '127.0.0.1', asked: 'http://127.0.0.1:4433/self-service/login' };
}

function refused(cause: string, fields: Partial<PanelInput> = {}): NonNullable<PanelState['problem']> {
  const outcome = all[`csrf-refused, ${cause}`];
  const problem = outcome && buildPanelState(makeInput(withOutcome(outcome), fields)).problem;
  if (problem === undefined) throw new Error('missing');
  return problem;
}

const idsOf = ({ actions }: { actions: readonly { id: string }[] }): string[] => actions.map(({ id }) => id);

describe('a CSRF cookie that does not come back', () => {
  test.each<[CookieTroubleKind, string, RegExp, RegExp]>([
    [
      'domain',
      'Domain=example.com; Path=/',
      /Domain=example\.com, which 127\.0\.0\.1:4433 may not set/,
      /cookies\.domain/,
    ],
    ['path', 'Path=/auth', /Path=\/auth, and Kratos is asked at \/self-service\/login/, /cookies\.path/],
    ['secure', 'Path=/; Secure', /is Secure, and 127\.0\.0\.1:4433 is asked over http/, /--dev.*cookies\.secure/],
    ['needs-secure', 'Path=/; SameSite=None', /without Secure/, /cookies\.same_site/],
    ['prefix', 'Path=/', /requires Secure/, /cookies\.secure/],
    ['size', 'Path=/', /4096/, /who sets it/],
  ])('%s is the cause of the refusal, and starting again is no remedy', (kind, attributes, why, todo) => {
    const problem = refused('no-cookie', { cookieTroubles: [trouble(kind, csrf, attributes)] });
    expect(problem.why).toMatch(why);
    expect(problem.todo).toMatch(todo);
    expect(idsOf(problem)).toEqual(['edit-connection']);
  });

  test('a persona that withholds it can be told to send it', () => {
    const problem = refused('no-cookie', { cookieTroubles: [trouble('withheld')] });
    expect(problem.why).toMatch(/this persona withholds such cookies over http/);
    expect(problem.todo).toMatch(/--dev.*serve\.public\.base_url/);
    expect(idsOf(problem)).toEqual(['send-secure', 'edit-connection']);
  });

  test('is said before anything is sent', () => {
    const { problem } = buildPanelState(makeInput(makeRecord(), { cookieTroubles: [trouble('withheld')] }));
    expect(problem).toMatchObject({
      tone: 'warn',
      title: 'Kratos will refuse this form: its CSRF cookie does not come back',
    });
  });

  test('one of another host is cured by a new start', () => {
    const cookieTroubles = [trouble('other-host')];
    expect(idsOf(refused('no-cookie', { cookieTroubles }))).toEqual(['restart']);
    expect(buildPanelState(makeInput(makeRecord(), { cookieTroubles })).problem).toBeUndefined();
  });

  test('that the server never set is looked for at the proxy', () => {
    const outcome = all['csrf-refused, no-cookie'];
    if (outcome === undefined) throw new Error('missing');
    const url = 'http://127.0.0.1:4433/self-service/login/browser';
    const start = (headers: [string, string][]): PanelState['problem'] =>
      buildPanelState(makeInput(withOutcome(outcome, { exchanges: [exchange({ url, status: 200, headers })] })))
        .problem;
    const never = start([['Set-Cookie', 'route=1; Path=/']]);
    expect(never?.why).toMatch(/No answer to this flow set a CSRF cookie/);
    expect(never && idsOf(never)).toEqual(['edit-connection']);
    const set = start([['set-cookie', `${csrf}=x; Path=/`]]);
    expect(set && idsOf(set)).toEqual(['restart']);
  });
});

test('a flow of another client is told its cause, and a new one is offered', () => {
  const problem = refused('flow-of-another-client');
  expect(problem.why).toMatch(/its CSRF cookie is not in the jar of this persona/);
  expect(problem.actions[0]).toMatchObject({ id: 'restart', label: 'Start a new flow', primary: true });
});

describe('a session cookie that does not come back', () => {
  const cookieTroubles = [trouble('domain', 'ory_kratos_session', 'Domain=example.com; Path=/')];

  test('is why the persona is not signed in', () => {
    const outcome = all['sign-in-wanted'];
    if (outcome === undefined) throw new Error('missing');
    const { problem } = buildPanelState(makeInput(withOutcome(outcome), { cookieTroubles }));
    expect(problem?.todo).toMatch(/session\.cookie\.domain \(or cookies\.domain, where that is not set\)/);
    expect(problem && idsOf(problem)).toEqual(['edit-connection']);
  });

  test('also where its Path covers flows and not whoami, whatever its name', () => {
    const jar = createCookieJar();
    jar.take('http://127.0.0.1:4433/self-service/login', [
      ['Set-Cookie', `${csrf}=x; Path=/self-service`],
      ['Set-Cookie', 'my_sid=y; Path=/self-service'],
    ]);
    const troubles = readCookieTroubles(jar, 'http://127.0.0.1:4433');
    expect(troubles).toMatchObject([{ kind: 'path', name: 'my_sid', asked: 'http://127.0.0.1:4433/sessions/whoami' }]);
    const session = { personaId: 'p1', status: 'signed-out' } as const;
    const outcome = all['signed-in'];
    if (outcome === undefined) throw new Error('missing');
    const record = withOutcome(outcome, { status: 'done' });
    const { problem } = buildPanelState(makeInput(record, { cookieTroubles: troubles, session }));
    expect(problem?.why).toMatch(/my_sid says Path=\/self-service, and Kratos is asked at \/sessions\/whoami/);
  });

  test('is said beside a login that went well', () => {
    const outcome = all['signed-in'];
    if (outcome === undefined) throw new Error('missing');
    const session = { personaId: 'p1', status: 'signed-out' } as const;
    const record = withOutcome(outcome, { status: 'done' });
    expect(buildPanelState(makeInput(record, { cookieTroubles, session })).problem?.title).toBe(
      'alice does not stay signed in: the session’s cookie does not come back',
    );
    expect(buildPanelState(makeInput(record, { session })).problem).toBeUndefined();
  });
});

test('the cookies tab says which are not sent, and lists the refused ones without a value', () => {
  const kept = { name: csrf, attributes: 'Path=/auth', value: 'abc' };
  const { cookies } = buildPanelState(
    makeInput(makeRecord(), {
      cookies: [kept, { name: 'theme', attributes: 'Path=/', value: 'dark' }],
      cookieTroubles: [trouble('path', csrf, 'Path=/auth'), trouble('domain', 'other', 'Domain=example.com; Path=/')],
    }),
  );
  expect(cookies).toEqual([
    { ...kept, trouble: expect.stringContaining('cookies.path') as string },
    { name: 'theme', attributes: 'Path=/', value: 'dark' },
    {
      name: 'other',
      attributes: 'Domain=example.com; Path=/',
      trouble: expect.stringContaining('no browser keeps it') as string,
    },
  ]);
});
