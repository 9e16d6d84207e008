import { describe, expect, it, vi } from 'vitest';
import { BrowserBook } from '../../../../src/kratos/drive/browsers/book';
import type { Seen } from '../../../../src/kratos/drive/browsers/progress';
import { BrowserWatch } from '../../../../src/kratos/drive/browsers/watch';
import type { FlowRecord } from '../../../../src/kratos/record/types';

const book = (): { book: BrowserBook; answer: () => void; heard: string[] } => {
  const exchanges: unknown[] = [];
  const made = new BrowserBook({ get: () => ({ exchanges: [...exchanges] }) as unknown as FlowRecord });
  const heard: string[] = [];
  made.onDidChange((change) => heard.push('personaId' in change ? change.personaId : ''));
  return { book: made, answer: () => exchanges.push({}), heard };
};

describe('what is known of browsers', () => {
  it('that ended is told while a flow went on there, until that flow is answered', () => {
    const { book: known, answer } = book();
    known.tell({ personaId: 'p', status: 'open', name: 'Chrome 1', flowId: 'f' });
    known.end('p', 'died');
    known.answered('f');
    expect(known.get('p')).toMatchObject({ status: 'ended', how: 'died', name: 'Chrome 1' });
    answer();
    known.answered('other');
    expect(known.get('p')).toBeDefined();
    known.answered('f');
    expect(known.get('p')).toBeUndefined();
  });

  it('that were closed here, or had nothing to do, is nothing', () => {
    const { book: known, heard } = book();
    known.tell({ personaId: 'p', status: 'open', flowId: 'f' });
    known.end('p', 'closed-here');
    known.tell({ personaId: 'p', status: 'open' });
    known.end('p', 'died');
    expect(known.get('p')).toBeUndefined();
    expect(heard).toHaveLength(4);
  });

  it('stays open when its flow is through, and tells nobody that somebody did not wait', () => {
    const { book: known } = book();
    known.tell({ personaId: 'p', status: 'open', name: 'Chrome 1', flowId: 'f', refused: ['a'] });
    known.done('p');
    expect(known.get('p')).toEqual({ personaId: 'p', status: 'open', name: 'Chrome 1' });
    expect(known.fail('p', 'f', { kind: 'cancelled' })).toMatchObject({ status: 'failed' });
    expect(known.get('p')).toBeUndefined();
  });
});

describe('what is seen in a browser', () => {
  it('is gathered until it is quiet, and CSRF cookies say nothing of a session', () => {
    vi.useFakeTimers();
    try {
      const followed: Seen[] = [];
      const watch = new BrowserWatch((seen) => followed.push(seen));
      watch.hear({ kind: 'came-to', url: 'a' });
      watch.hear({ kind: 'cookies', names: ['csrf_token_x', 'ory_kratos_continuity'] });
      watch.hear({ kind: 'not-loaded', url: 'a', error: 'x' });
      vi.advanceTimersByTime(1000);
      watch.hear({ kind: 'cookies', names: ['my_session'] });
      watch.hear({ kind: 'ended', how: 'died' });
      vi.advanceTimersByTime(1000);
      watch.hear({ kind: 'came-to', url: 'b' });
      watch.begin();
      vi.advanceTimersByTime(1000);
      expect(followed).toEqual([
        { pages: ['a'], cookies: true, session: false, ended: false },
        { pages: [], cookies: true, session: true, ended: true },
      ]);
    } finally {
      vi.useRealTimers();
    }
  });
});
