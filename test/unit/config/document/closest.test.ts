import { expect, it } from 'vitest';
import { closest } from '../../../../src/config/document/closest';

const words = ['identifier', 'via', 'verification', 'recovery', 'email'];

it.each([
  ['identifer', 'identifier'],
  ['idnetifier', 'identifier'],
  ['verifcaton', 'verification'],
  ['Recovery', 'recovery'],
  ['vai', 'via'],
  ['emails', 'email'],
  ['identity', undefined],
  ['vi', 'via'],
  ['vz', undefined],
  ['', undefined],
  ['phone', undefined],
])('takes %s for %s', (word, meant) => {
  expect(closest(word, words)).toBe(meant);
});

it('takes the nearest, and the first of those', () => {
  expect(closest('abcdef', ['abcdxx', 'abcdex', 'abcdey'])).toBe('abcdex');
  expect(closest('a', [])).toBeUndefined();
});
