import { expect, it } from 'vitest';
import { look, related } from '../look';

const name = 'no-courier';
const recovery = 'selfservice: {flows: {recovery: {enabled: true}}}\n';

it.each([
  ['flows: {recovery: {enabled: true}}', 'flows.recovery.enabled'],
  ['flows: {verification: {enabled: true}}', 'flows.verification.enabled'],
  ['methods: {code: {passwordless_enabled: true}}', 'methods.code.passwordless_enabled'],
  ['methods: {code: {mfa_enabled: true}}', 'methods.code.mfa_enabled'],
])('flags %s', (text, path) => {
  expect(look(`selfservice: {${text}}\n`, {}, name)).toEqual([`hint: selfservice.${path}`]);
});

it('flags a courier that has nowhere to go', () => {
  const text = `${recovery}courier: {smtp: {from_name: X}}\n`;
  expect(look(text, {}, name)).toEqual(['hint: courier:']);
  expect(related(text, {}, name)).toEqual(['selfservice.flows.recovery.enabled']);
  expect(
    look(`${recovery}courier: {delivery_strategy: http, smtp: {connection_uri: "smtp://x"}}\n`, {}, name),
  ).toHaveLength(1);
});

it.each([
  ['a mail server', `${recovery}courier: {smtp: {connection_uri: "smtps://x"}}\n`],
  ['an HTTP address', `${recovery}courier: {delivery_strategy: http, http: {request_config: {url: "https://x"}}}\n`],
  ['a channel', `${recovery}courier: {channels: [{id: sms, request_config: {}}]}\n`],
  ['the old SMS settings', `${recovery}courier: {sms: {enabled: true}}\n`],
  ['nothing to send', 'selfservice: {flows: {recovery: {enabled: false}, login: {ui_url: /}}}\n'],
  ['a broken file', `${recovery}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
