import { describe, expect, it } from 'vitest';
import type { DevToolsEvent } from '../../../../src/kratos/browser/devtools';
import { PageWatch } from '../../../../src/kratos/browser/pageWatch';
import type { Target } from '../../../../src/kratos/browser/targets';

const tab: Target = { sessionId: 's', targetId: 'frame', type: 'page', url: 'about:blank' };
const url = 'http://127.0.0.1:3000/login?flow=1';

const event = (method: DevToolsEvent['method'], params: object): DevToolsEvent =>
  ({ method, params, sessionId: 's' }) as never;
const asked = event('Network.requestWillBeSent', {
  requestId: 'r',
  loaderId: 'r',
  frameId: 'frame',
  request: { url },
});
const answered = event('Network.responseReceived', {
  requestId: 'r',
  loaderId: 'r',
  frameId: 'frame',
  response: { url },
});
const came = event('Page.frameNavigated', { frame: { id: 'frame', loaderId: 'r', url } });
const back = event('Page.frameNavigated', { frame: { id: 'frame', loaderId: 'before', url: 'about:blank' } });
const stopped = event('Page.frameStoppedLoading', { frameId: 'frame' });
const failed = event('Network.loadingFailed', { requestId: 'r', errorText: 'net::ERR_ABORTED', canceled: true });
const stoppedWithin = event('Page.frameStoppedLoading', { frameId: 'another' });

function hear(...events: readonly DevToolsEvent[]): readonly string[] {
  const watch = new PageWatch();
  return events
    .flatMap((one) => watch.hear(tab, one))
    .map((news) => ('url' in news ? `${news.kind} ${news.url}` : news.kind));
}

describe('a page that is come to', () => {
  it.each([
    ['as the browser tells it', [asked, answered, came, stopped]],
    ['when the answer is told after it', [asked, came, answered, stopped, stopped]],
    ['when the browser does not tell it', [asked, answered, stopped, stopped]],
  ])('is told once, %s', (_, events) => {
    expect(hear(...events)).toEqual([`came-to ${url}`]);
  });

  it.each([
    ['a frame of it has loaded', [asked, answered, stoppedWithin]],
    ['it was a download', [asked, answered, failed, stopped]],
  ])('is not told where %s', (_, events) => {
    expect(hear(...events)).toEqual([]);
  });

  it('is not told again when somebody goes back', () => {
    expect(hear(asked, answered, came, back, stopped)).toEqual([`came-to ${url}`, 'came-to about:blank']);
  });
});
