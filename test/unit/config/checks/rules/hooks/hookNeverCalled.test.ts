import { expect, it } from 'vitest';
import { fixed, look } from '../look';

const name = 'hook-never-called';
const list = (flow: string, where: string, config: string): string =>
  `selfservice:\n  flows:\n    ${flow}:\n      ${where}: {hooks: [{hook: web_hook, config: {url: "http://x", method: POST, ${config}}}]}\n`;

it.each([
  ['registration', 'response: {parse: true}', 'response.parse'],
  ['settings', 'can_interrupt: true', 'can_interrupt'],
  ['settings', 'response: {parse: true}, can_interrupt: true', 'response.parse'],
])('flags the general list of %s with %s', (flow, config, key) => {
  const text = list(flow, 'after', config);
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(text, { version }, name)).toEqual([`warning: selfservice.flows.${flow}.after.hooks[].config.${key}`]);
  expect(look(fixed(text, {}, name, 'Call it'), {}, name)).toEqual([]);
});

it('flags hooks that are written once and used twice', () => {
  const text = `x: &hook {hook: web_hook, config: {can_interrupt: true}}\nselfservice: {flows: {settings: {after: {hooks: [*hook]}}}}\n`;
  expect(look(text, {}, name)).toHaveLength(1);
});

it.each([
  ['a hook that reads nothing', list('registration', 'after', 'response: {ignore: true}')],
  ['a hook that is told not to read', list('registration', 'after', 'can_interrupt: false, response: {parse: false}')],
  [
    'the list of a method',
    list('registration', 'after', 'response: {parse: true}')
      .replace('{hooks', '{password: {hooks')
      .replace(/\}\n$/, '}}\n'),
  ],
  ['login, whose hooks all run', list('login', 'after', 'response: {parse: true}')],
  ['hooks before the flow', list('registration', 'before', 'response: {parse: true}')],
  ['another hook', list('settings', 'after', 'response: {parse: true}').replace('web_hook', 'session')],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
