import { expect, it } from 'vitest';
import { fixed, look } from '../look';

const name = 'cors-origin';
const config = (origin: string, enabled = 'true'): string =>
  `serve:\n  public:\n    cors:\n      enabled: ${enabled}\n      allowed_origins:\n        - ${origin}\n`;

// Seen on v1.3.1 and v26.2.0: no Access-Control-Allow-Origin for the origin that was meant.
it.each([
  ['http://127.0.0.1:4455/', 'http://127.0.0.1:4455'],
  ['http://127.0.0.1:4455/app', 'http://127.0.0.1:4455'],
  ['https://*.example.com/', 'https://*.example.com'],
  ['https://app.example.com:443', 'https://app.example.com'],
  ['http://app.example.com:80', 'http://app.example.com'],
  ['localhost:3000', 'http://localhost:3000'],
])('flags %s', (origin, right) => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(config(origin), { version }, name)).toEqual(['warning: serve.public.cors.allowed_origins[]']);
  expect(fixed(config(origin), {}, name, 'Write')).toBe(config(right));
});

it.each([
  ['an origin', config('http://127.0.0.1:4455')],
  ['capitals', config('HTTP://Localhost:4455')],
  ['a wildcard', config('https://*.example.com')],
  ['everybody', config('"*"')],
  ['an app', config('capacitor://localhost')],
  ['a placeholder', config('https://${HOST}/')],
  ['CORS that is off', config('http://127.0.0.1:4455/', 'false')],
  ['CORS that is off by default', config('http://127.0.0.1:4455/').replace('      enabled: true\n', '')],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
