import { expect, it } from 'vitest';
import { costOf } from '../../../../kit/cost';
import { findUnknownToGo } from '../../../../../src/config/facts/goPattern';
import { found, look, schema } from './look';

const name = 'identity-pattern';
const of = (pattern: string): string => schema({ a: { type: 'string', pattern } });

// Each was given to v1.3.1 and v26.2.0: with these they do not start …
it.each([
  ['(?=.*a).*', '(?='],
  ['(?!x)a', '(?!'],
  ['(?<=a)b', '(?<='],
  ['(?<!a)b', '(?<!'],
  [String.raw`(a)\1`, String.raw`\1`],
  [String.raw`(?<n>a)\k<n>`, String.raw`\k`],
  [String.raw`\u0041`, String.raw`\u`],
  ['[^]', '[^]'],
  ['a{1,1001}', '{1,1001}'],
  ['a{1001}', '{1001}'],
  [String.raw`\cA`, String.raw`\c`],
  [String.raw`\h`, String.raw`\h`],
  ['a++', '++'],
  ['a**', '**'],
  ['(?>a)', '(?>'],
  [String.raw`\Z`, String.raw`\Z`],
  [String.raw`\e`, String.raw`\e`],
  [String.raw`\p{Script=Latin}`, String.raw`\p{Script=Latin}`],
  [String.raw`\d{2}(?#c)`, '(?#'],
  [String.raw`[\b]`, String.raw`\b`],
  [String.raw`[a-\d]`, String.raw`a-\d`],
  [String.raw`[^+-\w]`, String.raw`+-\w`],
  [String.raw`[\n-\s]`, String.raw`\n-\s`],
  [String.raw`[--\d]`, String.raw`--\d`],
])('says that Go does not take %s', (pattern, written) => {
  expect(findUnknownToGo(pattern)?.written).toBe(written);
  expect(look(of(pattern), name)).toEqual(['error: a.pattern']);
});

// … and with these they do.
it.each([
  ...['(?<n>a)', '(?P<n>a)', String.raw`\x41`, 'a{1,1000}', String.raw`\p{L}+`, String.raw`\/`, String.raw`[\w-.]`],
  ...[String.raw`\z`, '[[:alpha:]]', String.raw`\p{Letter}`, '(?i)a', 'a{,5}', String.raw`\_`, String.raw`\"`],
  ...[String.raw`\@`, '{}', String.raw`\Qa\E`, String.raw`\(?=a`, '[(?=]', 'a+?', String.raw`\Q(?=\E`],
  ...[String.raw`[a-z-\d]`, String.raw`[\w-\d]`, String.raw`[-\d]`, String.raw`[a\d-z]`, String.raw`[+\-\d]`],
])('says nothing of %s', (pattern) => {
  expect(look(of(pattern), name)).toEqual([]);
});

it('looks at every pattern of a schema, and at nothing that is none', () => {
  expect(look(schema({ a: {} }, { patternProperties: { '(?=a)': {} } }), name)).toHaveLength(1);
  expect(look(schema({ a: { anyOf: [{ pattern: '(?=a)' }] } }), name)).toHaveLength(1);
  expect(look(schema({ a: {} }, {}, { definitions: { x: { pattern: '(?=a)' } } }), name)).toHaveLength(1);
  expect(look(schema({ a: { default: { pattern: '(?=a)' } }, pattern: {} }), name)).toEqual([]);
  expect(found(of('(?=a)'), name)[0]?.effect).toBe('Kratos does not start.');
});

it('takes time that grows with the length alone', () => {
  const cost = (length: number): number =>
    costOf(() => findUnknownToGo(String.raw`[[:a\Qa\E{1`.repeat(length / 11)), 5);
  expect(cost(200_000) / cost(20_000)).toBeLessThan(30);
});
