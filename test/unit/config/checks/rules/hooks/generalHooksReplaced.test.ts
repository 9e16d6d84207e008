import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'general-hooks-replaced';
const registration = (
  own: string,
  general = '        hooks:\n          - hook: web_hook\n            config: {url: "http://x"}\n',
): string =>
  `selfservice:\n  flows:\n    registration:\n      after:\n        password:\n          hooks:\n${own}${general}`;
const session = '            - hook: session\n';
const web = '            - hook: web_hook\n              config: {url: "http://x"}\n';

it('flags hooks for all methods that a list of one takes the place of', () => {
  expect(look(registration(session), {}, name)).toEqual(['hint: selfservice.flows.registration.after.hooks:']);
  expect(related(registration(session), {}, name)).toEqual(['selfservice.flows.registration.after.password.hooks:']);
  expect(look(registration(session), { version: 'v1.3.1' }, name)).toHaveLength(1);
});

it('flags them when the list has another hook of the kind', () => {
  expect(look(registration(web.replace('x"', 'y"')), {}, name)).toHaveLength(1);
});

it('repeats them', () => {
  const text = fixed(registration(session), {}, name, 'Repeat');
  expect(text).toContain(
    `${session}            - hook: web_hook\n              config:\n                url: http://x\n`,
  );
  expect(look(text, {}, name)).toEqual([]);
});

it.each([
  ['the same hooks in both', registration(session + web)],
  ['an empty list', registration('').replace('hooks:\n        hooks', 'hooks: []\n        hooks')],
  ['hooks that the server does not have', registration('            - hook: b2b_sso\n              config: {}\n')],
  ['no hooks for all', registration(session, '')],
  ['nothing to lose', registration(session, '        hooks:\n          - hook: b2b_sso\n            config: {}\n')],
  ['a method that is off', `${registration(session)}  methods: {password: {enabled: false}}\n`],
  ['another flow', registration(session, '    login:\n      after:\n        hooks: [{hook: web_hook}]\n')],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
