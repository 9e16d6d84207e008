import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationText, nextChange, timeLeft } from '../../../../src/kratos/knowledge/timeLeft';

const minute = 60_000;
const hour = 60 * minute;

describe('the time left', () => {
  it.each([
    [0, '0 s'],
    [900, '1 s'],
    [45_000, '45 s'],
    [2 * minute - 1, '120 s'],
    [2 * minute, '2 min'],
    [59 * minute + 59_000, '59 min'],
    [60 * minute, '60 min'],
    [90 * minute, '1 h 30 min'],
    [2 * hour, '2 h'],
    [24 * hour - 1000, '24 h'],
    [100 * hour, '4 d'],
  ])('%d ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it('is nothing without an end, and when it is over', () => {
    expect(timeLeft(undefined, 5)).toBeUndefined();
    expect(timeLeft(5, 5)).toBeUndefined();
    expect(nextChange(5, 5)).toBe(Infinity);
  });

  it('reads the same until the next change, and the clock is not asked more often than needed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 * hour }), (left) => {
        const wait = nextChange(left, 0);
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(minute);
        expect(durationText(left - (wait - 1))).toBe(durationText(left));
      }),
    );
  });
});
