import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'default-schema-missing';
const config = (ids: readonly string[], wanted?: string): string =>
  `identity:\n${wanted === undefined ? '' : `  default_schema_id: ${wanted}\n`}  schemas:\n` +
  ids.map((id) => `    - id: ${id}\n      url: file:///${id}.json\n`).join('');

// Seen on v1.3.1 and v26.2.0: starts, and login and registration answer 500.
it('flags an id that no schema has', () => {
  const text = config(['person', 'robot'], 'prson');
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(text, { version }, name)).toEqual(['error: identity.default_schema_id']);
  expect(related(text, {}, name)).toEqual(['identity.schemas[].id', 'identity.schemas[].id']);
  expect(fixed(text, {}, name, 'Take person')).toBe(config(['person', 'robot'], 'person'));
  expect(fixed(text, {}, name, 'Take robot')).toBe(config(['person', 'robot'], 'robot'));
});

it('flags the default id, where it is not written, at the first schema', () => {
  const text = config(['person']);
  expect(look(text, {}, name)).toEqual(['error: identity.schemas[].id']);
  expect(look(fixed(text, {}, name, 'Take'), {}, name)).toEqual([]);
});

it.each([
  ['an id that exists', config(['a', 'b'], 'b')],
  ['the default id', config(['default'])],
  ['no schemas, which may come from the environment', 'identity: {default_schema_id: a}'],
  ['a schema without an id', 'identity: {default_schema_id: a, schemas: [{id: b}, {url: x}]}'],
  ['a placeholder', config(['person'], '${SCHEMA}')],
  ['another placeholder', config(['${SCHEMA}'], 'person')],
  ['a broken file', `${config(['a'], 'b')}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
