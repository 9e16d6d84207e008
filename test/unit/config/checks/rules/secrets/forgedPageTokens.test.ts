import { expect, it } from 'vitest';
import { look } from '../look';

const name = 'forged-page-tokens';
const config = (version: string): string =>
  `version: ${version}\nsecrets: {pagination: [a-secret-of-sixteen-letters]}\n`;

it.each(['v25.4.0', '"25.4"', '25.4.0'])('flags %s, whatever its secrets', (version) => {
  expect(look(config(version), { version: 'v25.4.0' }, name)).toEqual(['hint: version']);
});

it.each([
  ['v26.2.0', config('v26.2.0'), 'v26.2.0'],
  // Its tokens name no columns.
  ['v1.3.1', config('v1.3.1'), 'v1.3.1'],
  ['a release of which nothing is known', config('v26.1.5'), 'v25.4.0'],
  ['another version that was chosen', config('v25.4.0'), 'v26.2.0'],
  ['no version in the file', 'dsn: memory\n', 'v25.4.0'],
] as const)('keeps silent with %s', (_, text, version) => {
  expect(look(text, { version }, name)).toEqual([]);
});
