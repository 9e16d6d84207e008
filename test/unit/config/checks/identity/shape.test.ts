import { expect, it } from 'vitest';
import { readConfig } from '../../../../../src/config/document/readConfig';
import { found, look, schema } from './look';

const name = 'identity-schema-shape';
const at = (text: string): string[] => found(text, name).map(({ start, end }) => text.slice(start, end));

// Seen on v1.3.1 and v26.2.0: none of these starts.
it.each([
  ['hello {', ['h']],
  ['', ['']],
  ['{"a": "//b"} // why', ['// why']],
  ['/* why */ {}', ['/* why */']],
  ['{"a": 1,}', ['{']],
  [' [] ', ['[']],
  ['{}', ['{']],
  ['{"properties": 1}', ['{']],
  ['{"properties": {}}', ['"properties"']],
  ['{"properties": {"traits": true}}', ['"properties"']],
  ['{"properties": {"traits": {}}}', ['"traits"']],
  ['{"properties": {"traits": {"properties": {}}}}', ['"properties"']],
  ['{"properties": {"traits": {"properties": {"a": {}, "b": true}}}}', ['true']],
  ['{"properties": {"traits": {"type": "string", "properties": {"a": {}}}}}', ['"string"']],
])('flags %j', (text, places) => {
  expect(at(text)).toEqual(places);
  const named = found(text, name, { config: readConfig('') });
  expect(named.length).toBeGreaterThan(0);
  expect(named.every(({ severity }) => severity === 'error')).toBe(true);
});

it.each([
  ['a schema', schema({ email: { type: 'string' } })],
  ['one without a type', '{"properties": {"traits": {"properties": {"a": {}}}}}'],
  [
    'one with tabs',
    '{\n\t"properties": {\r\n\t\t"traits": {\n\t\t\t"properties": {\n\t\t\t\t"a": {}\n\t\t\t}\n\t\t}\n\t}\n}',
  ],
  ['text that looks like a comment', schema({ a: { title: '// no /* comment' } })],
])('keeps silent with %s', (_, text) => {
  expect(look(text, name)).toEqual([]);
});

it('is a hint for what may be a part of a schema, as long as no configuration is known to name it', () => {
  const severities = (text: string): string[] => found(text, name).map(({ severity }) => severity);
  expect(severities('{"definitions": {"mail": {"ory.sh/kratos": {}}}}')).toEqual(['hint']);
  expect(severities('{"properties": {"a": {}}}')).toEqual(['hint']);
  expect(severities('{"properties": {"traits": {}}}')).toEqual(['error']);
  expect(severities('{')).toEqual(['error']);
});
