import { describe, expect, it } from 'vitest';
import { Recent } from '../../../../src/config/document/recent';

describe('what was made of texts of late', () => {
  const counting = (recent: Recent<string | undefined>) => {
    const made: string[] = [];
    const of = (text: string): string | undefined =>
      recent.of(text, (given) => {
        made.push(given);
        return given === 'nothing' ? undefined : given.toUpperCase();
      });
    return { made, of };
  };

  it('is made once, also where it is nothing', () => {
    const { made, of } = counting(new Recent({ texts: 3, characters: 100 }));
    expect(['a', 'nothing', 'a', 'nothing'].map(of)).toEqual(['A', undefined, 'A', undefined]);
    expect(made).toEqual(['a', 'nothing']);
  });

  it('is kept of so many texts at least, and of twice as many at most', () => {
    const { made, of } = counting(new Recent({ texts: 3, characters: 100 }));
    const texts = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    texts.map(of);
    ['e', 'f', 'g'].map(of);
    expect(made).toEqual(texts);
    of('a');
    expect(made).toEqual([...texts, 'a']);
  });

  it('is kept of so many characters at most', () => {
    const { made, of } = counting(new Recent({ texts: 100, characters: 10 }));
    ['a'.repeat(6), 'b'.repeat(6), 'c'.repeat(12), 'a'.repeat(6)].map(of);
    expect(made).toHaveLength(4);
  });
});
