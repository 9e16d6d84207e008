import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'web-hook-response';
const at = 'selfservice.flows.login.after.oidc.hooks[].config';
const hook = (settings: string): string =>
  `selfservice: {flows: {login: {after: {oidc: {hooks: [{hook: web_hook, config: {${settings}}}]}}}}}\n`;

it.each([
  ['response: {ignore: true, parse: true}', [`${at}.response.parse`]],
  ['can_interrupt: true, response: {ignore: true}', [`${at}.can_interrupt`]],
  ['can_interrupt: true, response: {parse: true, ignore: true}', [`${at}.response.parse`, `${at}.can_interrupt`]],
])('flags %s', (settings, others) => {
  const text = hook(settings);
  expect(look(text, {}, name)).toEqual([`error: ${at}.response.ignore`]);
  expect(related(text, {}, name)).toEqual(others);
  expect(look(fixed(text, {}, name, 'Wait'), {}, name)).toEqual([]);
  expect(look(fixed(text, {}, name, 'Ignore'), {}, name)).toEqual([]);
});

it.each([
  'response: {ignore: true, parse: false}',
  'can_interrupt: false, response: {ignore: true}',
  'can_interrupt: true, response: {ignore: false, parse: true}',
  'response: {ignore: true}, parse: true',
])('keeps silent with %s', (settings) => {
  expect(look(hook(settings), {}, name)).toEqual([]);
});
