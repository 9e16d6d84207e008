import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'return-url-refused';
const config = (usual: string, list: string, more = ''): string =>
  `selfservice:\n  default_browser_return_url: ${usual}\n  allowed_return_urls:\n    - ${list}\n${more}`;
const usual = 'hint: selfservice.default_browser_return_url';

it('flags a default that no entry lets pass', () => {
  const text = config('http://127.0.0.1:4455/', 'http://localhost:4455');
  for (const version of ['v1.3.1', 'v26.2.0'] as const) expect(look(text, { version }, name)).toEqual([usual]);
  expect(related(text, {}, name)).toEqual(['selfservice.allowed_return_urls[]']);
  expect(fixed(text, {}, name, 'Allow')).toBe(`${text}    - http://127.0.0.1:4455\n`);
  expect(look(fixed(text, {}, name, 'Allow'), {}, name)).toEqual([]);
});

it('flags those of flows, each URL once', () => {
  const flow = (after: string): string =>
    `  flows:\n    login:\n      after:\n        default_browser_return_url: ${after}\n`;
  const at = 'hint: selfservice.flows.login.after.default_browser_return_url';
  expect(look(config('http://a.test', 'http://a.test', flow('http://b.test')), {}, name)).toEqual([at]);
  expect(look(config('http://b.test', 'http://a.test', flow('http://b.test')), {}, name)).toEqual([usual]);
});

it.each([
  ['a list with it', config('http://127.0.0.1:4455/welcome', 'http://127.0.0.1:4455')],
  ['a wildcard', config('https://app.example.com', 'https://*.example.com')],
  ['no list', 'selfservice: {default_browser_return_url: "http://a.test"}'],
  ['an empty list', 'selfservice: {default_browser_return_url: "http://a.test", allowed_return_urls: []}'],
  ['a list that is filled in later', config('http://a.test', '${ALLOWED}')],
  ['a path', config('/welcome', 'http://a.test')],
  ['a broken file', `${config('http://a.test', 'http://b.test')}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
