import { describe, expect, it } from 'vitest';
import type { RoundOutlook } from '../../../../../src/kratos/providers/ways';
import { describeNote } from '../../../../../src/kratos/record/notes';
import type { FlowRecord } from '../../../../../src/kratos/record/types';
import type { ProblemView } from '../../../../../src/protocol/state';
import { buildPanelState } from '../../../../../src/views/panel/state/buildState';
import { makeFlow, passwordLogin } from '../../flow/makeFlow';
import { makeInput, withOutcome } from '../../../views/panel/makeRecord';

const flowId = '7c2f6f6a-6d0c-4b0c-9d3a-1f3a52b0a001';
const provider =
  'https://accounts.example.com/auth?client_id=x&redirect_uri=http%3A%2F%2F127.0.0.1%3A4433%2Fself-service%2Fmethods%2Foidc%2Fcallback%2Facme&state=s';

function shown(url: string, status = 303, fields: Partial<FlowRecord> = {}): ProblemView {
  const { problem } = buildPanelState(
    makeInput(withOutcome({ kind: 'redirect-wanted', url, status }, fields), { persona: undefined }),
  );
  if (problem === undefined) throw new Error('no problem');
  return problem;
}

const wordsOf = ({ title, why, todo }: ProblemView): string => [title, why, todo].join('\n');

describe('a redirect in the panel', () => {
  it('has the id that the server said: JSON has one, pages have none', () => {
    expect(shown('https://example.com/', 422).id).toBe('browser_location_change_required');
    expect(shown('https://example.com/', 303).id).toBeUndefined();
  });

  it.each([
    ['a page of the UI', `http://127.0.0.1:4455/login?flow=${flowId}`, 'selfservice.flows.login.ui_url'],
    ['another address', 'http://127.0.0.1:4455/welcome', 'selfservice.default_browser_return_url'],
    ['another address', 'http://127.0.0.1:4455/welcome', 'selfservice.allowed_return_urls'],
    ['another host', 'https://example.com/welcome', 'cookies.domain'],
    ['a script', 'javascript:alert(1)', 'selfservice.allowed_return_urls'],
  ])('names the setting behind %s', (_, url, setting) => {
    expect(wordsOf(shown(url))).toContain(setting);
  });

  it('says nothing of cookie domains where only the port differs', () => {
    expect(wordsOf(shown('http://127.0.0.1:4455/welcome'))).not.toContain('cookies.domain');
  });

  it('knows the return address of the flow', () => {
    const flow = makeFlow({ nodes: passwordLogin, returnTo: 'http://127.0.0.1:4455/after' });
    expect(shown('http://127.0.0.1:4455/after?code=1', 303, { flow }).why).toBe(
      'It is the return_to of this flow, which selfservice.allowed_return_urls lets pass.',
    );
  });

  it('shows what was wrong where it leads to an error page, wherever that is', () => {
    for (const page of ['http://127.0.0.1:4455/error', 'https://app.example.com/oops']) {
      const problem = shown(`${page}?id=${flowId}`);
      expect(problem).toMatchObject({ tone: 'bad', title: 'Kratos refused it, and tells its error page why' });
      expect(problem.why).toContain('selfservice.flows.error.ui_url');
      expect(problem.actions).toMatchObject([
        { id: 'explain-error', label: 'Show what was wrong', primary: true },
        { id: 'refetch' },
      ]);
    }
    // An address to return to may have an id too.
    const returnTo = `https://app.example.com/order?id=${flowId}`;
    const flow = makeFlow({ nodes: passwordLogin, returnTo });
    expect(shown(returnTo, 303, { flow }).title).toBe('Continue at app.example.com');
    expect(shown('https://app.example.com/order?id=42').title).toBe('Continue at app.example.com');
  });

  it('goes on at a provider in the persona’s browser, and says why in no other', () => {
    const problem = shown(provider, 422);
    expect(problem.title).toBe('Continue at the provider accounts.example.com');
    expect(problem.why).toContain('ory_kratos_continuity');
    expect(problem.why).toContain('no resumable session found');
    expect(problem.actions.map(({ id }) => id)).toEqual(['continue-in-browser', 'refetch']);
    expect(problem.actions[0]?.primary).toBe(true);
    expect(shown(provider, 422, { client: 'native' }).actions.filter(({ primary }) => primary)).toEqual([]);
    expect(shown(provider, 422, { client: 'native' }).todo).toContain('return_session_token_exchange_code');
    const exchanged = shown(provider, 422, {
      client: 'native',
      parameters: { return_session_token_exchange_code: true },
    });
    expect(exchanged.why).toContain('Any browser');
    expect(exchanged.actions[0]).toMatchObject({ id: 'open-url', primary: true });
  });

  it('chooses the way of a round, says why, and offers the others', () => {
    const round = { ways: ['exchange', 'follow'], isKnown: true, returnUrl: 'http://127.0.0.1:4455/' } as const;
    const say = (outlook: RoundOutlook, fields: Partial<FlowRecord> = {}): ProblemView | undefined =>
      buildPanelState(
        makeInput(withOutcome({ kind: 'redirect-wanted', url: provider, status: 422 }, fields), { round: outlook }),
      ).problem;
    const best = say(round, { client: 'native' });
    expect(best?.actions.map(({ id, primary }) => [id, primary === true])).toEqual([
      ['round:exchange', true],
      ['round:follow', false],
      ['refetch', false],
    ]);
    expect(best?.why).toContain('http://127.0.0.1:4455/');
    expect(best?.why).toContain('begun anew');
    expect(say({ ...round, ways: ['hand-over'] })?.why).toContain('base_redirect_uri');
    expect(say({ ...round, ways: ['browser'], noExchange: 'settings' })?.why).toContain('cannot link');
    expect(say({ ...round, ways: [] }, { client: 'native' })?.todo).toContain('base_redirect_uri');
    expect(say({ ...round, ways: [], isKnown: false })?.actions[0]).toMatchObject({ id: 'refetch', primary: true });
    const refused = { kind: 'return-refused', url: 'http://127.0.0.1:4455/kratos-flows/x' } as const;
    expect(say({ ...round, ways: ['follow'] }, { notes: [refused] })?.why).toContain('“- http://127.0.0.1:4455/”');
  });

  it('says of a SAML sign-in that its page posts the answer', () => {
    const problem = shown('https://idp.example.com/sso?SAMLRequest=fZJ&RelayState=x', 422);
    expect(problem.title).toBe('Continue at the provider idp.example.com');
    expect(problem.why).toContain('SAML');
    expect(problem.actions.filter(({ primary }) => primary)).toEqual([]);
  });

  it('says of another name for the server once what it is', () => {
    const note = { kind: 'rewritten', from: 'http://kratos:4433', to: 'http://127.0.0.1:4433' } as const;
    const notes = [
      { ...note, what: 'action' },
      { ...note, what: 'redirect' },
    ] as const;
    const problem = shown(`http://kratos:4433/self-service/settings/flows?id=${flowId}`, 303, { notes });
    expect(wordsOf(problem).match(/kratos:4433/g)).toHaveLength(1);
    expect(wordsOf(problem)).toContain('serve.public.base_url');
    expect(describeNote(notes[1])).toContain('serve.public.base_url');
  });

  it('says where cookies do not go along with another name, which a port is not', () => {
    const cookies = (from: string, client?: 'browser' | 'native'): boolean =>
      describeNote({ kind: 'rewritten', what: 'action', from, to: 'http://127.0.0.1:4433' }, client).includes(
        'cookies',
      );
    expect(cookies('http://localhost:4433', 'browser')).toBe(true);
    expect(cookies('http://localhost:4433', 'native')).toBe(false);
    expect(cookies('http://127.0.0.1:8080', 'browser')).toBe(false);
    const note = {
      kind: 'rewritten',
      what: 'action',
      from: 'http://localhost:4433',
      to: 'http://127.0.0.1:4433',
    } as const;
    expect(describeNote(note, 'browser')).toContain('set serve.public.base_url to http://127.0.0.1:4433/.');
  });
});
