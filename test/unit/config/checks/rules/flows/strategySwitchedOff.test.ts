import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'strategy-switched-off';
const config = (flows: string, methods = '{}'): string => `selfservice:\n  flows: ${flows}\n  methods: ${methods}\n`;
const login = (hook: string): string => `{verification: {use: link}, login: {after: {hooks: [{hook: ${hook}}]}}}`;

it('flags link, which is off by default', () => {
  const text = config('{recovery: {enabled: true, use: link}, verification: {enabled: true, use: link}}');
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(text, { version }, name)).toEqual([
      'error: selfservice.flows.recovery.use',
      'error: selfservice.flows.verification.use',
    ]);
});

it('flags code where it is switched off', () => {
  const text = config('{recovery: {enabled: true}}', '{code: {enabled: false}}');
  expect(look(text, {}, name)).toEqual(['error: selfservice.methods.code.enabled']);
  const written = config('{recovery: {enabled: true, use: code}}', '{code: {enabled: false}}');
  expect(look(written, {}, name)).toEqual(['error: selfservice.flows.recovery.use']);
  expect(related(written, {}, name)).toEqual(['selfservice.methods.code.enabled']);
});

it('flags verification that login begins', () => {
  expect(look(config(login('verification')), {}, name)).toEqual(['error: selfservice.flows.verification.use']);
  expect(look(config(login('require_verified_address')), {}, name)).toHaveLength(1);
  expect(look(config(login('require_verified_address')), { version: 'v1.3.1' }, name)).toEqual([]);
});

it('offers both ways out', () => {
  const text = config('{recovery: {enabled: true, use: link}}', '{password: {enabled: true}}');
  expect(look(fixed(text, {}, name, 'Switch'), {}, name)).toEqual([]);
  expect(look(fixed(text, {}, name, 'Use code'), {}, name)).toEqual([]);
  const both = config('{recovery: {enabled: true, use: link}}', '{code: {enabled: false}}');
  expect(() => fixed(both, {}, name, 'Use code')).toThrow('no fix');
});

it.each([
  ['code by default', config('{recovery: {enabled: true}, verification: {enabled: true}}')],
  ['link that is on', config('{recovery: {enabled: true, use: link}}', '{link: {enabled: true}}')],
  [
    'code that passwordless switches on',
    config('{recovery: {enabled: true}}', '{code: {enabled: false, passwordless_enabled: true}}'),
  ],
  ['flows that are off', config('{recovery: {use: link}, verification: {enabled: false, use: link}}')],
  ['login hooks of another kind', config(login('revoke_active_sessions'))],
  ['a broken file', `${config('{recovery: {enabled: true, use: link}}')}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
