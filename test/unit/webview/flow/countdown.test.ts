import { describe, expect, it } from 'vitest';
import { formatLeft, formatTime, secondsLeft, spaceCode, spaceSecret } from '../../../../webview/flow/countdown';

describe('times and codes as they are read', () => {
  it.each([
    [0, '00:00'],
    [-5000, '00:00'],
    [1, '00:01'],
    [59_999, '01:00'],
    [3_492_000, '58:12'],
    [3_600_000, '1:00:00'],
    [86_399_000, '23:59:59'],
  ])('shows %d ms left as %s', (ms, text) => {
    expect(formatLeft(ms)).toBe(text);
  });

  it('counts the seconds of a code to nothing', () => {
    expect([secondsLeft(1_000, 0), secondsLeft(1_001, 0), secondsLeft(0, 1)]).toEqual([1, 2, 0]);
  });

  it('groups six digits and leaves other codes alone', () => {
    expect([spaceCode('492031'), spaceCode('a1b2c3d4'), spaceCode('')]).toEqual(['492 031', 'a1b2c3d4', '']);
  });

  it('groups a secret by four', () => {
    expect(spaceSecret('JV4WGZLFAB')).toBe('JV4W GZLF AB');
  });

  it('leaves a text alone that is no time', () => {
    expect(formatTime('soon')).toBe('soon');
  });
});
