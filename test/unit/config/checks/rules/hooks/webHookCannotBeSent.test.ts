import { expect, it } from 'vitest';
import { readConfig } from '../../../../../../src/config/document/readConfig';
import { fixed, look } from '../look';

const name = 'web-hook-cannot-be-sent';
const body = 'body: "file:///b.jsonnet"';
const hook = (...settings: string[]): string =>
  `selfservice:\n  flows:\n    login:\n      before:\n        hooks:\n          - hook: web_hook\n            config:\n              url: http://x\n${settings.map((line) => `              ${line}\n`).join('')}`;
const at = 'selfservice.flows.login.before.hooks[].config';

it('flags a hook without a body', () => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(hook('method: POST'), { version }, name)).toEqual([`error: ${at}:`]);
  expect(look(hook('method: GET', 'body: ""'), {}, name)).toEqual([`error: ${at}.body`]);
  // Null the schema refuses.
  expect(look(hook('method: GET', 'body:'), {}, name)).toEqual([]);
  expect(look(hook('method: POST', 'response: {ignore: true}'), {}, name)).toEqual([`warning: ${at}:`]);
});

it('offers a body that Kratos can make', () => {
  const text = fixed(hook('method: POST'), {}, name, 'Send the ids');
  const written = readConfig(text).value('selfservice', 'flows', 'login', 'before', 'hooks', 0, 'config', 'body');
  const jsonnet = typeof written === 'string' ? atob(written.replace('base64://', '')) : '';
  expect(jsonnet).toMatch(/^function\(ctx\) \{ flow_id: ctx\.flow\.id, identity_id: .* \}$/);
  expect(look(text, {}, name)).toEqual([]);
});

it.each(['application/json; charset=utf-8', 'Application/JSON', 'text/plain'])('flags the content type %s', (type) => {
  const text = hook('method: POST', body, `headers: {Content-type: "${type}"}`);
  expect(look(text, {}, name)).toEqual([`error: ${at}.headers.Content-type`]);
  expect(look(fixed(text, {}, name, 'Send application/json'), {}, name)).toEqual([]);
});

it.each([
  ['a body', hook('method: POST', body)],
  ['TRACE, which has none', hook('method: TRACE', 'headers: {Content-Type: text/plain}')],
  ['JSON', hook('method: POST', body, 'headers: {content-type: application/json}')],
  ['a form', hook('method: PUT', body, 'headers: {Content-Type: application/x-www-form-urlencoded}')],
  ['other headers', hook('method: POST', body, 'headers: {X-Type: text/plain}')],
  ['another hook', hook('method: POST').replace('web_hook', 'session')],
  [
    'a hook without a config, which the schema refuses',
    'selfservice: {flows: {login: {before: {hooks: [{hook: web_hook}]}}}}\n',
  ],
  ['a broken file', `${hook('method: POST')}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
