import { expect, it } from 'vitest';
import { fixed, look } from '../look';

const name = 'development-setting';

it('flags them as hints', () => {
  const text = 'dev: true\nlog: {leak_sensitive_values: true}\ndsn: memory\n';
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(text, { version }, name)).toEqual(['hint: dev', 'hint: log.leak_sensitive_values', 'hint: dsn']);
});

it('flags a block of settings that nobody reads', () => {
  expect(look('dev:\n  disable_csrf: true\n', {}, name)).toEqual(['hint: dev:']);
});

it('offers false', () => {
  expect(fixed('dev: true\n', {}, name, 'Write')).toBe('dev: false\n');
  expect(() => fixed('dsn: memory\n', {}, name, 'Write')).toThrow('no fix');
});

it.each([
  'dev: false',
  'log: {leak_sensitive_values: false}',
  'dsn: sqlite:///tmp/db',
  'log: {level: debug}',
  'x: {dev: true}',
])('keeps silent with %s', (text) => {
  expect(look(text, {}, name)).toEqual([]);
});
