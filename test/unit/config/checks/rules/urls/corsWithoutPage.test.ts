import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'cors-without-page';
const config = (cors: string, ...pages: string[]): string =>
  `serve:\n  public:\n    base_url: http://127.0.0.1:4433/\n    cors:\n${cors}selfservice:\n  flows:\n` +
  pages.map((page, at) => `    ${['login', 'settings', 'recovery'][at] ?? ''}: {ui_url: "${page}"}\n`).join('');
const on = '      enabled: true\n';
const list = (...origins: string[]): string =>
  `${on}      allowed_origins:\n${origins.map((one) => `        - "${one}"\n`).join('')}`;
const ui = 'http://127.0.0.1:4455';

it('flags everybody, written or by default', () => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(config(on, `${ui}/login`), { version }, name)).toEqual(['hint: serve.public.cors.enabled']);
  expect(look(config(list('*'), `${ui}/login`), {}, name)).toEqual(['hint: serve.public.cors.allowed_origins[]']);
  expect(look(config(list('*', ui), `${ui}/login`), {}, name)).toHaveLength(1);
  expect(look(config(`${on}      allowed_origins: []\n`, ui), {}, name)).toEqual([
    'hint: serve.public.cors.allowed_origins:',
  ]);
});

it('flags a list without the page', () => {
  const text = config(list('http://localhost:4455', 'https://*.example.com'), `${ui}/login`, `${ui}/settings`);
  expect(look(text, {}, name)).toEqual(['hint: serve.public.cors.allowed_origins:']);
  expect(related(text, {}, name)).toEqual(['selfservice.flows.login.ui_url']);
});

it('offers the pages', () => {
  const other = 'http://localhost:3000';
  for (const cors of [on, list('*'), list('http://a.test'), `${on}      allowed_origins: []\n`]) {
    const text = fixed(config(cors, `${ui}/login`, other), {}, name, 'Allow');
    expect(look(text, {}, name)).toEqual([]);
    expect(text).toContain(ui);
    expect(text).not.toContain('"*"');
  }
});

it.each([
  ['a list with the page', config(list(ui), `${ui}/login`)],
  ['a wildcard with the page', config(list('https://*.example.com'), 'https://app.example.com/login')],
  ['a page of the same origin', config(on, 'http://127.0.0.1:4433/ui')],
  ['no page', config(on)],
  ['CORS that is off', config('      enabled: false\n', ui)],
  ['requests without cookies', config(`${on}      allow_credentials: false\n`, ui)],
  ['a list that is filled in later', config(list('${ORIGIN}'), ui)],
  ['a broken file', `${config(on, ui)}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
