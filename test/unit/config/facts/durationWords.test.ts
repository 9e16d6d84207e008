import { expect, it } from 'vitest';
import { durationHint, durationWords } from '../../../../src/config/facts/durationWords';

it.each([
  ['1h', '1 hour'],
  ['24h', '1 day'],
  ['36h', '1 day 12 hours'],
  ['720h', '30 days'],
  ['8760h', '1 year'],
  ['87600h', '10 years'],
  ['87624h', '10 years 1 day'],
  ['90m', '1 hour 30 minutes'],
  ['1h30m', '1 hour 30 minutes'],
  ['1500ms', '1 second 500 milliseconds'],
  ['61s', '1 minute 1 second'],
])('%s is %s', (duration, words) => {
  expect(durationWords(duration)).toBe(words);
});

it.each(['', '0s', '5', '1d', '1.5h', '-1h', 'soon', 7, null, '9999999999h'])('%s is no length of time', (duration) => {
  expect(durationWords(duration)).toBeUndefined();
});

it.each(['1h', '15m', '59s', '500ms', '23h', '1h30m', 'x'])('%s needs no words', (duration) => {
  expect(durationHint(duration)).toBeUndefined();
});

it.each([
  ['24h', '1 day'],
  ['60m', '1 hour'],
  ['3600s', '1 hour'],
  ['2000ms', '2 seconds'],
])('%s is read as %s', (duration, words) => {
  expect(durationHint(duration)).toBe(words);
});
