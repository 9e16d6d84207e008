import { expect, it } from 'vitest';
import { fixed, look } from '../look';

const name = 'return-url-too-wide';
const config = (entry: string): string => `selfservice:\n  allowed_return_urls:\n    - ${entry}\n`;

it.each(['https://*example.com', 'https://*example.com:8443/app', 'myapp://*.callback'.replace('*.', '*')])(
  'flags %s',
  (entry) => {
    for (const version of ['v1.3.1', 'v26.2.0'] as const)
      expect(look(config(entry), { version }, name)).toEqual(['warning: selfservice.allowed_return_urls[]']);
    expect(fixed(config(entry), {}, name, 'Write')).toBe(config(entry.replace('*', '*.')));
  },
);

it.each([
  'https://*.example.com',
  'https://example.com',
  'https://*',
  'https://example.com/*',
  'https://*${HOST}',
  '*example.com',
])('keeps silent with %s', (entry) => {
  expect(look(config(`"${entry}"`), {}, name)).toEqual([]);
});
