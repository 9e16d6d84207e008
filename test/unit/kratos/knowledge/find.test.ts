import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findKnownId } from '../../../../src/kratos/knowledge/find';
import { knownErrorIds, knownMessageIds } from '../../../../src/kratos/knowledge/ids';
import { costOf } from '../../../kit/cost';

/** The id found at the first digit or letter of `what` in the line. */
function at(line: string, what: string): string | undefined {
  return findKnownId(line, line.indexOf(what) + 1)?.name;
}

describe('a message id', () => {
  it.each([
    '"id": 1010003,',
    '{"id":1010003}',
    '[4000001,1010003]',
    '[1010003,4000001]',
    "case '1010003':",
    'if message.ID == 1010003 {',
    '  - 1010003',
    'id=1010003',
    'level=info msg="sent 1010003."',
    '"identities.messages.1010003": "…"',
    'messages[1010003]',
    '#1010003',
    '1010003',
    '(1010003)',
    '1010003–1010004',
    '/docs/1010003',
  ])('is found in %s', (line) => {
    expect(at(line, '1010003')).toBe('1010003');
  });

  it.each([
    '11010003',
    '10100033',
    'id1010003',
    '1010003px',
    '1010003n',
    'x_1010003',
    '$1010003',
    '0x1010003',
    '1010003.5',
    '0.1010003',
    '.1010003',
    '1.1010003',
    '-1010003',
    '+1010003',
    '1e1010003',
    '1010003%',
    '%1010003',
    '1010003-abcd',
    'é1010003',
    '1010003٣',
    '𝒳1010003',
    '\\u1010003',
  ])('is not found in %s', (line) => {
    expect(at(line, '1010003')).toBeUndefined();
  });

  it('must be known', () => {
    expect(at('"id": 1010026', '1010026')).toBeUndefined();
    expect(at('"id": 1234567', '1234567')).toBeUndefined();
  });

  it('is found from its first column to right behind its last, and nowhere else', () => {
    const line = 'id: 4000006 ';
    const found = Array.from({ length: line.length + 2 }, (_, column) => findKnownId(line, column)?.start);
    expect(found).toEqual([undefined, undefined, undefined, undefined, 4, 4, 4, 4, 4, 4, 4, 4, undefined, undefined]);
    expect(findKnownId(line, 6)).toEqual({ kind: 'message', name: '4000006', start: 4, end: 11 });
    expect(findKnownId(line, -1)).toBeUndefined();
  });
});

describe('an error id', () => {
  it.each([
    '"id": "session_aal2_required"',
    'session_aal2_required',
    "=== 'session_aal2_required'",
    'error.session_aal2_required)',
    'id=session_aal2_required;',
  ])('is found in %s', (line) => {
    expect(at(line, 'session_aal2_required')).toBe('session_aal2_required');
  });

  it.each([
    'my_session_aal2_required',
    'session_aal2_required_x',
    'x-session_aal2_required',
    'session_aal2_requiredé',
    '$session_aal2_required',
    'Session_aal2_required',
  ])('is not found in %s', (line) => {
    expect(at(line, 'ession_aal2_required')).toBeUndefined();
  });
});

describe('any line', () => {
  const noise = fc.string({ unit: 'binary', maxLength: 40 });
  const names = fc.oneof(fc.constantFrom(...knownMessageIds().map(String)), fc.constantFrom(...knownErrorIds()));

  it('gives an id that stands in it, under the column, with no word character beside it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(noise, names, fc.constantFrom('"', ' ', '.', ',', '-', '0', '_', ':')), { maxLength: 6 }),
        fc.nat(80),
        (parts, column) => {
          const line = parts.join('');
          const found = findKnownId(line, column);
          if (!found) return;
          expect(line.slice(found.start, found.end)).toBe(found.name);
          expect(column).toBeGreaterThanOrEqual(found.start);
          expect(column).toBeLessThanOrEqual(found.end);
          expect(line.charAt(found.start - 1)).not.toMatch(/[\w$-]/);
          expect(line.charAt(found.end)).not.toMatch(/[\w$-]/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('hides no id between blanks or quotes', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[^%+\\]*$/),
        names,
        fc.constantFrom(' ', '"', "'", '\t'),
        (before, name, mark) => {
          const line = `${before}${mark}${name}${mark}`;
          expect(findKnownId(line, before.length + 2)?.name).toBe(name);
        },
      ),
    );
  });

  it('costs the same, however long', () => {
    const [short, long] = [`${'1'.repeat(500)} 4000006`, `${'1'.repeat(5_000_000)} 4000006`];
    /** Of looks at the end and the middle. */
    const cost = (line: string): number =>
      costOf(() => {
        for (let turn = 0; turn < 20; turn++) {
          expect(findKnownId(line, line.length >> 1)).toBeUndefined();
          expect(findKnownId(line, line.length - 1)?.name).toBe('4000006');
        }
      }, 100);
    // Reading the whole line would take thousands of times as long.
    expect(cost(long) / cost(short)).toBeLessThan(20);
  });
});
