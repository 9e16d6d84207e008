import { describe, expect, it } from 'vitest';
import type { DevToolsEvent } from '../../../../src/kratos/browser/devtools';
import { Hops } from '../../../../src/kratos/browser/hops';

const sent = (url: string, redirect?: { hasExtraInfo: boolean }): DevToolsEvent =>
  ({
    method: 'Network.requestWillBeSent',
    params: {
      requestId: 'r',
      request: { url },
      ...(redirect && { redirectResponse: {}, redirectHasExtraInfo: redirect.hasExtraInfo }),
    },
  }) as unknown as DevToolsEvent;
const raw = (cookie: string): DevToolsEvent =>
  ({
    method: 'Network.responseReceivedExtraInfo',
    params: { requestId: 'r', headers: { 'Set-Cookie': cookie } },
  }) as unknown as DevToolsEvent;
const ended = { method: 'Network.loadingFinished', params: { requestId: 'r' } } as unknown as DevToolsEvent;

const told = (events: readonly DevToolsEvent[]): string[] => {
  const hops = new Hops();
  return events.flatMap((event) => {
    const answer = hops.hear(event);
    return answer ? [`${answer.url} ${answer.headers['Set-Cookie'] ?? ''}`] : [];
  });
};

describe('the raw headers of a request and its redirects', () => {
  it('belong to the addresses in their order, whichever comes first', () => {
    const expected = ['kratos a', 'provider b', 'kratos/back c'];
    const redirect = { hasExtraInfo: true };
    expect(
      told([
        sent('kratos'),
        raw('a'),
        sent('provider', redirect),
        raw('b'),
        sent('kratos/back', redirect),
        raw('c'),
        ended,
      ]),
    ).toEqual(expected);
    expect(
      told([
        raw('a'),
        sent('kratos'),
        raw('b'),
        raw('c'),
        sent('provider', redirect),
        sent('kratos/back', redirect),
        ended,
      ]),
    ).toEqual(expected);
  });

  it('are not taken for those of a hop that has none', () => {
    expect(told([sent('cached'), sent('kratos', { hasExtraInfo: false }), raw('a')])).toEqual(['kratos a']);
  });
});
