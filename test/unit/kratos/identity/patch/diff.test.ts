import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, diff } from '../../../../../src/kratos/identity/patch/diff';
import { isObject } from '../../../../../src/kratos/flow/json';

describe('a patch', () => {
  it('names what was changed alone, member by member, and lists as a whole', () => {
    const before = { traits: { email: 'a', name: { first: 'A', last: 'B' }, tags: [1, 2] }, metadata_public: { a: 1 } };
    const after = { traits: { email: 'a', name: { first: 'C' }, tags: [2] }, external_id: 'x' };
    expect(diff(before, after)).toEqual([
      { op: 'replace', path: '/traits/name/first', value: 'C' },
      { op: 'remove', path: '/traits/name/last' },
      { op: 'replace', path: '/traits/tags', value: [2] },
      { op: 'remove', path: '/metadata_public' },
      { op: 'add', path: '/external_id', value: 'x' },
    ]);
  });

  it('writes names as pointers do', () => {
    expect(diff({ a: {} }, { a: { 'b/c~d': 1 } })).toEqual([{ op: 'add', path: '/a/b~1c~0d', value: 1 }]);
  });

  it('is none for the same in another order', () => {
    expect(diff({ a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 })).toEqual([]);
  });

  it('makes the one of the other, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (one, other) => {
          const [before, after] = [one, other].map((value) => JSON.parse(JSON.stringify(value)) as unknown);
          expect(diff(apply(before, diff(before, after)), after)).toEqual([]);
          expect(isObject(before)).toBe(true);
        },
      ),
    );
  });
});
