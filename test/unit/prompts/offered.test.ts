import { describe, expect, it } from 'vitest';
import { nextName } from '../../../src/prompts/personas/personaNames';
import { byRecentUse } from '../../../src/prompts/recent';

describe('what is offered first', () => {
  it('is what was used last', () => {
    const things = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
    expect(byRecentUse(things, ['c', 'gone', 'b']).map(({ id }) => id)).toEqual(['c', 'b', 'a', 'd']);
  });

  it('is a name that nobody has', () => {
    expect(nextName([])).toBe('alice');
    expect(nextName(['Alice', 'bob'])).toBe('carol');
  });
});
