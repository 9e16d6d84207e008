import { expect, it } from 'vitest';
import { fixed, look } from '../look';

const name = 'cookie-secure-value';

it.each(['yes', 'on', '', 'tRUE', ' true'])('flags "%s"', (value) => {
  const text = `cookies:\n  secure: "${value}"\nsession: {cookie: {secure: "${value}"}}\n`;
  expect(look(text, {}, name)).toEqual(['warning: cookies.secure', 'warning: session.cookie.secure']);
  expect(fixed(text, {}, name, 'Write "true"')).toContain('cookies:\n  secure: "true"\n');
});

it('writes a text, as the schema wants, also where none was quoted', () => {
  expect(fixed('cookies:\n  secure: nope\n', {}, name, 'Write "false"')).toBe('cookies:\n  secure: "false"\n');
});

it.each(['true', 'false', '1', '0', 't', 'F', 'True', 'FALSE', '${SECURE}'])('takes "%s"', (value) => {
  expect(look(`cookies: {secure: "${value}"}\n`, {}, name)).toEqual([]);
});

it('leaves to the schema what no text is, and a version without the key', () => {
  expect(look('cookies: {secure: true}\n', {}, name)).toEqual([]);
  expect(look('cookies: {secure: "yes"}\n', { version: 'v1.3.1' }, name)).toEqual([]);
});
