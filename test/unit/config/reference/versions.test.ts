import { expect, it } from 'vitest';
import { isBefore, isWithin, versionIn, toKnownVersion } from '../../../../src/config/reference/versions';

it.each([
  ['v1.3.1', 'v1.3.1'],
  ['v1.3.0', 'v1.3.1'],
  ['v0.11.0-alpha.0', 'v1.3.1'],
  ['v25.3.9', 'v1.3.1'],
  ['v25.4.0', 'v25.4.0'],
  ['25.4', 'v25.4.0'],
  ['v26.1.5', 'v25.4.0'],
  ['v26.2.0', 'v26.2.0'],
  ['v26.2.1', 'newer'],
  ['v27.0.0', 'newer'],
  ['master', undefined],
  ['', undefined],
])('%s is read as %s', (text, version) => {
  expect(toKnownVersion(text)).toBe(version);
});

it('versions have an order', () => {
  expect(isBefore('v1.3.1', 'v25.4.0')).toBe(true);
  expect(isBefore('newer', 'v26.2.0')).toBe(false);
  expect(isBefore('v26.2.0', 'v26.2.0')).toBe(false);
});

it.each([
  ['version: v1.3.1\ndsn: memory\n', 'v1.3.1'],
  ['dsn: memory\nversion: "v26.2.0" # ours\n', 'v26.2.0'],
  ['{\n  "version": "v25.4.0"\n}', 'v25.4.0'],
  ['serve:\n  public: {}\n', undefined],
  ['# version: v1.3.1\n', undefined],
  ['version: latest\n', undefined],
  ['version: v0.13.0\n', undefined],
  ['version: v1.0.0\n', 'v1.3.1'],
  ["version: '3.7'\nservices: {}\n", undefined],
])('%j says it is for %s', (text, version) => {
  expect(versionIn(text)).toBe(version);
});

it.each([
  ['v1.1.0', true],
  ['1.2', true],
  ['v1.2.9', true],
  ['v1.0.9', false],
  ['v1.3.0', false],
  ['v26.2.0', false],
  ['master', false],
])('%s is from v1.1.0 on and before v1.3.0: %s', (text, expected) => {
  expect(isWithin(text, 'v1.1.0', 'v1.3.0')).toBe(expected);
});
