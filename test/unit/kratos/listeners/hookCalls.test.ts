import { describe, expect, it } from 'vitest';
import { answerHook } from '../../../../src/kratos/listeners/answerHook';
import { readHookPlace } from '../../../../src/kratos/listeners/hookCall';
import { HookCalls } from '../../../../src/kratos/listeners/hookCalls';
import type { HeardRequest } from '../../../../src/kratos/listeners/listen';
import { hookCallsText } from '../../../../src/views/listeners/hookCallsText';

const request = (parts: Partial<HeardRequest> = {}): HeardRequest => ({
  method: 'POST',
  path: '/login',
  headers: [['Content-Type', 'application/json']],
  body: '{}',
  at: 0,
  ...parts,
});
const trigger = (id: string): Partial<HeardRequest> => ({ headers: [['ory-webhook-trigger-id', id]] });
const goOn = new AbortController().signal;

describe('where a hook was called', () => {
  const flow = { type: 'api', ui: { action: 'http://h/self-service/registration?flow=1' } };
  const noId = { id: '00000000-0000-0000-0000-000000000000' };
  it.each([
    [{ flow }, { flow: 'registration', client: 'native', moment: 'before' }],
    [
      { flow, identity: noId },
      { flow: 'registration', client: 'native', moment: 'before-saving' },
    ],
    [
      { flow, identity: { id: 'i' }, session: {} },
      { flow: 'registration', client: 'native', moment: 'after' },
    ],
    [
      { flow: { type: 'browser' }, request_url: 'http://h/self-service/settings', session: {} },
      { flow: 'settings', client: 'browser', moment: 'before' },
    ],
    [{ flow: {} }, { moment: 'before' }],
    [{ identity: {} }, {}],
    [{ flow: 'x', identity: 5 }, {}],
    [[], {}],
  ])('%j', (body, place) => {
    expect(readHookPlace(JSON.stringify(body))).toEqual(place);
  });

  it.each(['', 'text', '{"flow":'])('%j tells nothing', (body) => {
    expect(readHookPlace(body)).toEqual({});
  });
});

describe('calls of hooks', () => {
  it('are tries of one where Kratos calls again', async () => {
    const calls = new HookCalls(() => undefined);
    let status = 503;
    const call = answerHook(calls, () => Promise.resolve({ status }));
    for (const id of ['a', 'a', 'b', 'a']) await call(request(trigger(id)), goOn);
    expect(calls.all.map(({ attempt }) => attempt)).toEqual([1, 2, 1, 3]);
    calls.clear();
    // v1.3.1 names no call.
    await call(request(), goOn);
    await call(request(), goOn);
    await call(request({ path: '/other' }), goOn);
    status = 400;
    await call(request({ body: '{"a":1}' }), goOn);
    await call(request({ body: '{"a":1}' }), goOn);
    expect(calls.all.map(({ attempt }) => attempt)).toEqual([1, 2, 1, 1, 1]);
  });

  it('are kept, the newest fifty of them', async () => {
    let told = 0;
    const calls = new HookCalls(() => (told += 1));
    for (let at = 0; at < 60; at += 1) await answerHook(calls, () => Promise.resolve({}))(request({ at }), goOn);
    expect([calls.all.length, calls.total, calls.all[0]?.number]).toEqual([50, 60, 11]);
    expect(told).toBe(120);
  });

  it('that nobody waits for any more are said to be so, at once', async () => {
    const calls = new HookCalls(() => undefined);
    const hungUp = new AbortController();
    const answer = answerHook(calls, () => Promise.resolve({ slow: 120 }))(request({ at: Date.now() }), hungUp.signal);
    hungUp.abort();
    await answer;
    expect(calls.all[0]?.answered).toMatchObject({ status: 204, hungUp: true });
  });
});

describe('the document about calls', () => {
  const secret = 'MTczMjgwOTQ3MnxEWDhFQVFM';
  const body = JSON.stringify({
    request_cookies: { ory_kratos_session: secret, theme: 'dark-and-quiet' },
    flow: { ui: { nodes: [{ attributes: { name: 'csrf_token', value: 'csrf-value-0123456789==' } }] } },
    identity: { traits: { email: 'a@example.com' } },
  });

  it('has no secret until it is asked for, newest first', async () => {
    const calls = new HookCalls(() => undefined);
    const call = answerHook(calls, () =>
      Promise.resolve({ refuse: [{ at: '#/', id: 1, text: 'No.', type: 'error' }] }),
    );
    await call(
      request({
        body,
        headers: [
          ['Authorization', 'Bearer abcdefghijk'],
          ['Content-Type', 'application/json'],
        ],
      }),
      goOn,
    );
    await call(request({ path: '/second', body: `a note about ${secret} and known-one` }), goOn);
    const { masked, clear } = hookCallsText({
      state: { kind: 'open', address: '127.0.0.1:4471' },
      calls: calls.all,
      total: 2,
      known: ['known-one'],
      now: 0,
    });
    for (const hiddenOne of [secret, 'dark-and-quiet', 'csrf-value-0123456789', 'abcdefghijk'])
      expect([clear?.includes(hiddenOne), masked.includes(hiddenOne)]).toEqual([true, false]);
    expect(masked).not.toContain('known-one');
    expect(masked).toContain('"email": "a@example.com"');
    expect(masked).toContain('"text": "No."');
    expect(masked.indexOf('POST /second')).toBeLessThan(masked.indexOf('POST /login'));
  });

  it.each([
    [{ kind: 'off' }, /^No web hook is listened to: the setting kratosFlows\.hooks\.listen is empty/],
    [{ kind: 'trouble', why: 'Taken.' }, /^Taken\.$/],
    [
      { kind: 'open', address: '127.0.0.1:4471' },
      /^Web hooks that call http:\/\/127\.0\.0\.1:4471\/ are shown here\. None did yet\./,
    ],
  ] as const)('says how it stands: %j', (state, words) => {
    expect(hookCallsText({ state, calls: [], total: 0, known: [], now: 0 }).masked).toMatch(words);
  });
});
