import { describe, expect, it } from 'vitest';
import { createDevTools } from '../../../../src/kratos/browser/devtools';
import { Targets } from '../../../../src/kratos/browser/targets';
import type { TargetNews } from '../../../../src/kratos/browser/targets';
import { fakeBrowser, settled } from './fakeBrowser';

function following(): { browser: ReturnType<typeof fakeBrowser>; targets: Targets; news: string[] } {
  const browser = fakeBrowser();
  const targets = new Targets(createDevTools(browser.pipe));
  const news: string[] = [];
  const word = (one: TargetNews): string =>
    one.kind === 'event' ? `${one.target.targetId}: ${one.event.method}` : `${one.target.targetId} ${one.kind}`;
  targets.onNews((one) => news.push(word(one)));
  return { browser, targets, news };
}

const attached = (sessionId: string, targetId: string, type: string, openerId?: string): object => ({
  method: 'Target.attachedToTarget',
  params: {
    sessionId,
    waitingForDebugger: true,
    targetInfo: { targetId, type, title: '', url: 'about:blank', attached: true, canAccessOpener: false, openerId },
  },
});
const detached = (sessionId: string): object => ({ method: 'Target.detachedFromTarget', params: { sessionId } });

describe('the targets of a browser', () => {
  it('are told to report their traffic before they run, and no answer is awaited', async () => {
    const { browser, news, targets } = following();
    browser.says(attached('s1', 'tab', 'page'));
    browser.says(attached('s2', 'worker', 'service_worker'));
    await settled();
    const orders = (session: string): string[] =>
      browser.sent.filter(({ sessionId }) => sessionId === session).map(({ method }) => method);
    expect(orders('s1')).toEqual([
      'Network.enable',
      'Target.setAutoAttach',
      'Page.enable',
      'Runtime.runIfWaitingForDebugger',
    ]);
    expect(orders('s2')).toEqual(['Network.enable', 'Target.setAutoAttach', 'Runtime.runIfWaitingForDebugger']);
    expect(news).toEqual(['tab attached', 'worker attached']);
    expect(targets.pages().map(({ targetId }) => targetId)).toEqual(['tab']);
  });

  it('are heard once each, though a service worker attaches twice, and by the other session when one ends', async () => {
    const { browser, news } = following();
    const request = (sessionId: string): object => ({ method: 'Network.loadingFinished', sessionId, params: {} });
    for (const message of [attached('s1', 'sw', 'service_worker'), attached('s2', 'sw', 'service_worker')])
      browser.says(message);
    for (const message of [request('s1'), request('s2'), detached('s1'), request('s2'), detached('s2'), request('s2')])
      browser.says(message);
    await settled();
    expect(news).toEqual(['sw attached', 'sw: Network.loadingFinished', 'sw: Network.loadingFinished', 'sw detached']);
    expect(browser.sent.filter(({ method }) => method === 'Network.enable').map(({ sessionId }) => sessionId)).toEqual([
      's1',
      's2',
    ]);
  });

  it('let whoever hears of one speak to it before it runs', async () => {
    const browser = fakeBrowser();
    const devtools = createDevTools(browser.pipe);
    const targets = new Targets(devtools);
    targets.onNews((news) => {
      if (news.kind === 'attached') void devtools.send('WebAuthn.enable', {}, news.target.sessionId);
    });
    browser.says(attached('s1', 'tab', 'page', 'opener'));
    await settled();
    const methods = browser.sent.map(({ method }) => method);
    expect(methods.indexOf('WebAuthn.enable')).toBeLessThan(methods.indexOf('Runtime.runIfWaitingForDebugger'));
    expect(targets.all()[0]?.openerId).toBe('opener');
  });

  it('are watched with other options from now on', async () => {
    const { browser, targets } = following();
    browser.says(attached('s1', 'tab', 'page'));
    await settled();
    targets.watchNetwork({ maxPostDataSize: 1000 });
    browser.says(attached('s2', 'popup', 'page'));
    await settled();
    expect(browser.sent.filter(({ method }) => method === 'Network.enable').map(({ params }) => params)).toEqual([
      { maxPostDataSize: 1 },
      { maxPostDataSize: 1000 },
      { maxPostDataSize: 1000 },
    ]);
  });
});
