import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextChange, timeLeft } from '../../../../../src/kratos/knowledge/timeLeft';
import { Ticker } from '../../../../../src/views/trees/shared/ticker';

describe('the one timer that counts down', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A ticker over one flow that has so long; what its line read, each text once. */
  const counting = (
    left: number,
  ): { readonly ticker: Ticker; readonly texts: (string | undefined)[]; readonly asked: () => number } => {
    const end = Date.now() + left;
    const texts: (string | undefined)[] = [];
    let asked = 0;
    const ticker = new Ticker((now) => {
      asked += 1;
      const text = timeLeft(end, now);
      if (texts.at(-1) !== text || texts.length === 0) texts.push(text);
      return nextChange(end, now);
    });
    return { ticker, texts, asked: () => asked };
  };

  it('shows every minute, the last two by seconds, and then stops', () => {
    const { ticker, texts, asked } = counting(5 * 60_000);
    ticker.switch(true);
    vi.advanceTimersByTime(10 * 60_000);
    expect(texts.slice(0, 5)).toEqual(['5 min', '4 min', '3 min', '2 min', '120 s']);
    expect(texts.at(-2)).toBe('1 s');
    expect(texts.at(-1)).toBeUndefined();
    expect(asked()).toBeLessThan(140);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([60 * 86_400_000, 400 * 86_400_000, Number.NaN])(
    'waits for a far end (%s ms) as long as a timer can',
    (wait) => {
      let asked = 0;
      const ticker = new Ticker(() => {
        asked += 1;
        return wait;
      });
      ticker.switch(true);
      vi.advanceTimersByTime(86_400_000);
      expect(asked).toBe(1);
      ticker.dispose();
    },
  );

  it('sleeps while nobody looks, and reads right when somebody does again', () => {
    const { ticker, texts, asked } = counting(30 * 60_000);
    ticker.switch(true);
    ticker.switch(false);
    const before = asked();
    vi.advanceTimersByTime(20 * 60_000);
    expect(asked()).toBe(before);
    expect(vi.getTimerCount()).toBe(0);
    ticker.switch(true);
    expect(texts.at(-1)).toBe('10 min');
    ticker.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });
});
