import { expect, it } from 'vitest';
import { fixed, look } from '../look';

const name = 'return-url-useless';
const config = (entry: string): string =>
  `selfservice:\n  default_browser_return_url: http://127.0.0.1:4455/\n  allowed_return_urls:\n    - ${entry}\n    - http://127.0.0.1:4455\n`;
const item = 'warning: selfservice.allowed_return_urls[]';

it.each([
  ['example.com', 'https://example.com'],
  ['"*.example.com/app"', 'https://*.example.com/app'],
  ['localhost:3000/x', 'http://localhost:3000/x'],
  ['http://a.test/#/app', 'http://a.test/'],
  ['http://a.test/*', 'http://a.test/'],
  ['https://*.example.com/app/*', 'https://*.example.com/app/'],
  ['http://a.test/*/app', undefined],
  ['http://*', undefined],
  ['https://*.com', undefined],
  ['http://localhost:*', undefined],
  ['/app', undefined],
  ['app', undefined],
  ['"*"', undefined],
])('flags %s', (entry, right) => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const) expect(look(config(entry), { version }, name)).toEqual([item]);
  if (right === undefined) expect(() => fixed(config(entry), {}, name, 'Write')).toThrow('no fix');
  else expect(look(fixed(config(entry), {}, name, `Write ${right}`), {}, name)).toEqual([]);
});

it.each([
  ['a URL', config('https://example.com')],
  ['a wildcard', config('https://*.example.com')],
  ['an app', config('myapp://callback')],
  ['an empty text', config('""')],
  ['a placeholder', config('${UI_URL}')],
  ['another placeholder', config('https://{{ .Values.host }}#x')],
  ['a number', config('1')],
  ['a path where the default is one too', 'selfservice: {default_browser_return_url: /, allowed_return_urls: [/app]}'],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
