import { expect, it } from 'vitest';
import { fixed, look } from '../look';

const name = 'hook-of-ory-network';
const list = (hooks: string): string => `selfservice:\n  flows:\n    login:\n      after:\n        hooks:\n${hooks}`;
const own = '          - hook: revoke_active_sessions\n';
const foreign = '          - hook: b2b_sso\n            config: {}\n';

it('flags the hooks that the open-source server does not have', () => {
  expect(look(list(own + foreign), {}, name)).toEqual(['hint: selfservice.flows.login.after.hooks[].hook']);
  expect(look(list('          - hook: organization\n'), { version: 'v1.3.1' }, name)).toHaveLength(1);
});

it('takes them out where others stay', () => {
  expect(fixed(list(foreign + own), {}, name, 'Remove')).toBe(list(own));
  expect(() => fixed(list(foreign), {}, name, 'Remove')).toThrow('no fix');
});

it('keeps silent with other hooks, and with the name elsewhere', () => {
  expect(look(list(own), {}, name)).toEqual([]);
  expect(look('selfservice: {methods: {b2b: {config: {}}}}\nhook: b2b_sso\n', {}, name)).toEqual([]);
});
