import { describe, expect, it } from 'vitest';
import { explainBrowserProblem } from '../../../../../src/kratos/knowledge/outcomes/causes/browserProblems';
import type { Way } from '../../../../../src/kratos/providers/ways';
import type { BrowserProblem, BrowserState } from '../../../../../src/kratos/record/browsing';
import { readOutcome } from '../../../../../src/kratos/flow/outcome';
import type { FlowRecord } from '../../../../../src/kratos/record/types';
import type { ProblemView } from '../../../../../src/protocol/state';
import { buildPanelState } from '../../../../../src/views/panel/state/buildState';
import { makeInput, makeRecord, withOutcome } from '../../../views/panel/makeRecord';

const shown = (browser: Partial<BrowserState>, fields: Partial<FlowRecord> = {}): ProblemView | undefined => {
  const record = makeRecord(fields);
  const state = { personaId: 'p1', status: 'open', name: 'Chromium 156', flowId: record.id, ...browser } as const;
  return buildPanelState(makeInput(record, { browser: state })).problem;
};

const problems: readonly BrowserProblem[] = [
  { kind: 'none-found' },
  { kind: 'not-a-program', file: '/opt/x' },
  { kind: 'shut-in', file: '/x/flatpak/exports/bin/y', by: 'flatpak' },
  { kind: 'shut-in', file: '/mnt/c/chrome.exe', by: 'wsl' },
  { kind: 'no-display', file: '/usr/bin/chromium' },
  { kind: 'no-sandbox', file: '/usr/bin/chromium' },
  { kind: 'profile-in-use', profile: '/home/x/browsers/p1' },
  { kind: 'too-old', file: '/usr/bin/chromium', version: 'Chromium 90' },
  { kind: 'does-not-start', file: '/usr/bin/chromium', said: 'illegal instruction' },
  { kind: 'not-lent' },
  { kind: 'lent-already' },
  { kind: 'cancelled' },
  { kind: 'native' },
];

describe('a flow that goes on in a browser', () => {
  it('says where, and offers to bring it to the front or to close it', () => {
    expect(shown({})).toMatchObject({
      tone: 'neutral',
      title: 'This goes on in Chromium 156',
      actions: [{ id: 'show-browser', primary: true }, { id: 'refetch' }, { id: 'close-browser' }],
    });
  });

  it('names cookies that the browser does not keep, a page that does not come, and one that begins anew', () => {
    expect(shown({ refused: ['a', 'b'] })?.why).toContain('a, b');
    expect(shown({ anew: true })?.why).toContain('a new flow begins there');
    expect(shown({ borrowed: true })?.why).toContain('needs its port forwarded');
    const missing = shown({
      notLoaded: { url: 'http://127.0.0.1:4455/login?flow=x', error: 'net::ERR_CONNECTION_REFUSED' },
    });
    expect(missing).toMatchObject({ tone: 'warn', title: 'The page at 127.0.0.1:4455 does not come' });
    expect(missing?.todo).toContain('selfservice.flows.login.ui_url');
    expect(missing?.literal).toContain('ERR_CONNECTION_REFUSED');
  });

  it('says that cookies do not go to a page of another name, and which settings bring the two together', () => {
    const strange = { page: 'localhost', cookies: '127.0.0.1' };
    expect(shown({ strange })).toMatchObject({
      tone: 'warn',
      title: 'The cookies of 127.0.0.1 do not go to the page at localhost',
      todo: expect.stringMatching(
        /selfservice\.flows\.login\.ui_url.*serve\.public\.base_url.*cookies\.domain/,
      ) as unknown,
      actions: [{ id: 'show-browser' }, { id: 'refetch' }, { id: 'close-browser' }, { id: 'edit-connection' }],
    });
    // A page that does not come is the greater trouble.
    expect(shown({ strange, notLoaded: { url: 'http://localhost:1/', error: 'x' } })?.title).toContain('does not come');
  });

  it('can go on here when the browser is gone', () => {
    expect(shown({ status: 'ended', how: 'window-closed' })?.title).toBe('The browser was closed before this was done');
    expect(shown({ status: 'ended', how: 'died' })).toMatchObject({
      title: 'Chromium 156 ended before this was done',
      actions: [{ id: 'continue-in-browser' }, { id: 'refetch' }],
    });
  });

  it('is no matter of another flow, nor of one that is through', () => {
    expect(shown({ flowId: 'another' })).toBeUndefined();
    expect(shown({ status: 'starting' })).toBeUndefined();
    expect(shown({}, { status: 'done' })?.title ?? '').not.toContain('Chromium');
    expect(shown({}, { status: 'expired' })?.title ?? '').not.toContain('Chromium');
  });
});

describe('what hinders a browser', () => {
  it.each(problems)('$kind is said with why and what to do', (problem) => {
    const { title, why, todo } = explainBrowserProblem(problem);
    for (const sentence of [title, why, todo]) expect(sentence).not.toBe('');
    expect(shown({ status: 'failed', problem })?.title).toBe(title);
  });

  it.each([
    ['none-found', 'kratosFlows.browser.path'],
    ['too-old', 'kratosFlows.browser.path'],
    ['no-sandbox', 'kratosFlows.browser.arguments'],
  ])('%s names the setting that helps', (kind, setting) => {
    const problem = problems.find((one) => one.kind === kind);
    expect(problem && explainBrowserProblem(problem).todo).toContain(setting);
  });

  it('offers the debugger only where it could bring one, and the setting that is named', () => {
    const ids = (problem: BrowserProblem): readonly string[] =>
      shown({ status: 'failed', problem })?.actions.map(({ id }) => id) ?? [];
    expect(ids({ kind: 'none-found' })).toEqual(['open-setting:browser.path', 'continue-in-browser', 'refetch']);
    expect(ids({ kind: 'no-sandbox', file: '/x' })).toContain('open-setting:browser.arguments');
    const remote: BrowserProblem = { kind: 'no-display', file: '/x', canBorrow: true };
    expect(ids(remote)).toEqual(['borrow-browser', 'continue-in-browser', 'refetch']);
    const said = shown({ status: 'failed', problem: remote });
    expect(said?.why).toContain('a machine without one');
    expect(said?.todo).toContain('JavaScript debugger');
    expect(said?.actions.filter(({ primary }) => primary)).toMatchObject([{ id: 'borrow-browser' }]);
  });

  it('leaves the other ways, each with its button', () => {
    const failed = (url: string, ways: readonly Way[] = []): ProblemView | undefined => {
      const record = withOutcome({ kind: 'redirect-wanted', url, status: 422 });
      const browser = { personaId: 'p1', status: 'failed', problem: { kind: 'no-display', file: '/x' } } as const;
      const round = { ways, isKnown: true, returnUrl: 'http://127.0.0.1:4455/' };
      return buildPanelState(makeInput(record, { browser: { ...browser, flowId: record.id }, round })).problem;
    };
    const provider =
      'https://idp.example.com/auth?redirect_uri=http://127.0.0.1:4433/self-service/methods/oidc/callback/x';
    const round = failed(provider, ['browser', 'exchange', 'follow']);
    expect(round?.todo).toContain('The sign-in at idp.example.com can be made without it.');
    expect(round?.actions.map(({ id, primary }) => [id, primary === true])).toEqual([
      ['round:exchange', true],
      ['round:follow', false],
      ['continue-in-browser', false],
      ['refetch', false],
    ]);
    const only = failed(provider, ['browser']);
    expect(only?.actions.map(({ id }) => id)).toEqual(['continue-in-browser', 'refetch']);
    const page = failed('https://example.com/welcome');
    expect(page?.actions[0]).toMatchObject({ id: 'open-url', primary: true });
    expect(page?.todo).toContain('without the cookies of alice');
    expect(failed('javascript:alert(1)')?.actions[0]?.id).toBe('continue-in-browser');
  });

  it('of a native flow is nothing to try again', () => {
    expect(shown({ status: 'failed', problem: { kind: 'native' } }, { client: 'native' })?.actions).toMatchObject([
      { id: 'refetch' },
    ]);
  });
});

describe('whoami at the end of a flow that was finished elsewhere', () => {
  const asked = (status: number, body: unknown): ReturnType<typeof readOutcome> =>
    readOutcome(
      {
        request: { method: 'GET', url: 'http://127.0.0.1:4433/sessions/whoami', headers: [] },
        response: { status, headers: [['Content-Type', 'application/json']], body: JSON.stringify(body) },
      },
      { flowType: 'login', client: 'browser', step: 'start', publicUrl: 'http://127.0.0.1:4433' },
    );

  it('tells of the session, and is no registration though it has an identity', () => {
    const session = { id: 's', active: true, authenticator_assurance_level: 'aal1', identity: { id: 'i', traits: {} } };
    expect(asked(200, session)).toMatchObject({ kind: 'signed-in', session: { id: 's' } });
    expect(asked(401, { error: { code: 401 } })).toMatchObject({ kind: 'sign-in-wanted' });
  });
});
