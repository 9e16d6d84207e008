import { expect, it } from 'vitest';
import type { KnownSchema } from '../../../../../../src/config/facts/context';
import { look, related, schemaOf } from '../look';

const name = 'schema-unusable';
const config = (url: string): string => `identity:\n  schemas:\n    - id: default\n      url: ${url}\n`;
const file = 'file:///default.json';
const of = (part: Partial<KnownSchema>): { schemas: KnownSchema[] } => ({
  schemas: [{ id: 'default', url: file, ...part }],
});
const at = 'identity.schemas[].url';

// Seen on v1.3.1 and v26.2.0: none of these starts.
it.each([
  'hello {',
  '// a comment\n{}',
  '[]',
  '{}',
  '{"properties": {}}',
  '{"properties": {"traits": {}}}',
  '{"properties": {"traits": {"properties": {}}}}',
  '{"properties": {"traits": {"properties": {"a": true}}}}',
  '{"properties": {"traits": {"type": "string", "properties": {"a": {}}}}}',
])('flags what is no identity schema: %s', (text) => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(config(file), { version, ...of({ text }) }, name)).toEqual([`error: ${at}`]);
});

// Seen on both: v1.3.1 starts with none of these, v26.2.0 with the first two alone.
it.each([
  [{ recovery: { via: 'sms' } }, 1, 0],
  [{ organizations: { matcher: 'email_domain' } }, 1, 0],
  [{ recovery: { via: 'fax' } }, 1, 1],
  [{ recovry: { via: 'email' } }, 1, 1],
])('flags what a version refuses in a schema: %j', (keywords, before, now) => {
  const text = JSON.stringify({ properties: { traits: { properties: { a: { 'ory.sh/kratos': keywords } } } } });
  expect(look(config(file), { version: 'v1.3.1', ...of({ text }) }, name)).toHaveLength(before);
  expect(look(config(file), { version: 'v26.2.0', ...of({ text }) }, name)).toHaveLength(now);
});

it('names the place in the file, if it is one', () => {
  const text = '{"properties": {"traits": {"properties": {"a": true}}}}';
  expect(related(config(file), of({ text }), name)).toEqual([`${file}: true`]);
  const inline = `base64://${btoa(text)}`;
  expect(related(config(inline), of({ url: inline, text }), name)).toEqual([]);
  expect(look(config(inline), of({ url: inline, text }), name)).toHaveLength(1);
});

it('flags base64 that is none as an error, and a file that is not here as a hint', () => {
  expect(look(config('base64://abc'), of({ url: 'base64://abc', problem: 'not base64' }), name)).toEqual([
    `error: ${at}`,
  ]);
  expect(look(config(file), of({ problem: 'no such file' }), name)).toEqual([`hint: ${at}`]);
});

it('keeps silent with schemas, and with what was not asked for', () => {
  expect(look(config(file), { schemas: [schemaOf({ email: {} })] }, name)).toEqual([]);
  expect(look(config('https://a.test/s.json'), of({ url: 'https://a.test/s.json' }), name)).toEqual([]);
  expect(look(config(file), { schemas: [] }, name)).toEqual([]);
  expect(look(config(file), of({ id: 'other', text: '[]' }), name)).toEqual([]);
});
