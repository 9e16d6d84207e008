import { describe, expect, it } from 'vitest';
import { takeOver } from '../../../../src/kratos/browser/lent';
import type { LentBrowser, LentPage } from '../../../../src/kratos/browser/lent';
import { Targets } from '../../../../src/kratos/browser/targets';
import { createEmitter } from '../../../../src/kratos/store/emitter';
import { fakeBrowser, settled, type FakeBrowser, type Sent } from './fakeBrowser';

interface Lender {
  readonly lent: LentBrowser;
  /** A page comes, and says of itself what a page of Chromium says through the debugger. */
  readonly opens: (id: string) => FakeBrowser;
  readonly fails: () => void;
  readonly hasEnded: () => boolean;
}

function lender(): Lender {
  const pages = createEmitter<LentPage>();
  const { promise: ended, resolve } = Promise.withResolvers<undefined>();
  let isOver = false;
  return {
    lent: {
      onPage: pages.on,
      ended,
      end: () => {
        isOver = true;
        resolve(undefined);
      },
    },
    opens: (id) => {
      const page = fakeBrowser();
      page.answers = ({ method }: Sent) => {
        if (method === 'Browser.getVersion') return { product: 'Chrome/156.0.1' };
        if (method === 'Target.getTargetInfo')
          return { targetInfo: { targetId: `target of ${id}`, type: 'page', title: '', url: 'about:blank' } };
        if (method === 'Target.createTarget') return { targetId: 'target of three' };
        if (method === 'Storage.getCookies') return { cookies: [{ name: id }] };
        return {};
      };
      pages.emit({ id, pipe: page.pipe });
      return page;
    },
    fails: () => {
      resolve(undefined);
    },
    hasEnded: () => isOver,
  };
}

const methods = ({ sent }: FakeBrowser): readonly string[] => sent.map(({ method }) => method);

describe('a browser that another program runs', () => {
  it('is spoken to as if all of its pages had one connection', async () => {
    const { lent, opens, hasEnded } = lender();
    const taking = takeOver(lent, undefined);
    const first = opens('one');
    const taken = await taking;
    if (taken.kind !== 'launched') expect.fail(taken.kind);
    expect(taken.name).toBe('Chrome 156');
    expect(first.sent.find(({ method }) => method === 'JsDebug.subscribe')?.params).toEqual({
      events: ['Network.*', 'Page.*', 'WebAuthn.*', 'Fetch.*'],
    });
    const targets = new Targets(taken.devtools);
    const news: string[] = [];
    targets.onNews(({ kind, target }) => news.push(`${target.targetId} ${kind}`));
    await targets.follow();
    const second = opens('two');
    await settled();
    second.says({ method: 'Network.loadingFinished', params: { requestId: '1' } });
    await settled();
    expect(news).toEqual(['target of one attached', 'target of two attached', 'target of two event']);
    expect(methods(first)).toContain('Network.enable');
    // The lender attaches to what comes, and lets it run.
    expect(methods(second)).not.toContain('Target.setAutoAttach');
    expect(methods(second)).not.toContain('Runtime.runIfWaitingForDebugger');
    await taken.devtools.send('Page.navigate', { url: 'about:blank' }, 'one');
    expect(methods(first)).toContain('Page.navigate');
    expect(methods(second)).not.toContain('Page.navigate');
    expect(await taken.devtools.send('Storage.getCookies')).toEqual({ cookies: [{ name: 'two' }] });
    // A new tab goes to its address when it is here, and is followed from its first request.
    const opening = taken.devtools.send('Target.createTarget', { url: 'http://127.0.0.1:4455/' });
    await settled();
    const made = second.sent.at(-1);
    expect(made).toMatchObject({ method: 'Target.createTarget', params: { url: 'about:blank' } });
    const third = opens('three');
    expect(await opening).toEqual({ targetId: 'target of three' });
    expect(third.sent.at(-1)).toMatchObject({ method: 'Page.navigate', params: { url: 'http://127.0.0.1:4455/' } });
    third.ends();
    second.ends();
    await settled();
    expect(news.at(-1)).toBe('target of two detached');
    expect(await taken.devtools.send('Storage.getCookies')).toEqual({ cookies: [{ name: 'one' }] });
    await expect(taken.devtools.send('Page.reload', {}, 'two')).rejects.toThrow('the page has ended');
    await taken.devtools.send('Browser.close');
    expect(hasEnded()).toBe(true);
    expect(await taken.exited).toBe(0);
  });

  it('that never comes up, or is not waited for, is told as that, and ended', async () => {
    const never = lender();
    const taking = takeOver(never.lent, undefined);
    never.fails();
    expect(await taking).toEqual({ kind: 'not-lent' });
    const slow = lender();
    expect(await takeOver(slow.lent, undefined, 1)).toEqual({ kind: 'not-lent' });
    expect(slow.hasEnded()).toBe(true);
    const given = lender();
    const stop = new AbortController();
    const waiting = takeOver(given.lent, stop.signal);
    stop.abort();
    expect(await waiting).toEqual({ kind: 'cancelled' });
    expect(given.hasEnded()).toBe(true);
  });
});
