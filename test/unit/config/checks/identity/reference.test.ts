import { expect, it } from 'vitest';
import { look, schema } from './look';

const name = 'identity-reference';

// Each was given to v1.3.1 and v26.2.0: they start, and fail with the first flow …
it.each([
  [{ $ref: '#/definitions/none' }, {}],
  [{ type: 'array', items: { $ref: '#/definitions/none' } }, {}],
  [{ $ref: '#none' }, {}],
])('says that nothing is there: %j', (a, top) => {
  const [place] = look(schema({ a }, {}, top), name);
  expect(place).toMatch(/^error: a\.(?:items\.)?\$ref$/);
});

it('follows references, and looks beside the traits', () => {
  const definitions = { a: { $ref: '#/definitions/b' } };
  expect(look(schema({ a: { $ref: '#/definitions/a' } }, {}, { definitions }), name)).toEqual([
    'error: /definitions.a.$ref',
  ]);
  expect(look(schema({ a: {} }, {}, { allOf: [{ $ref: '#/definitions/none' }] }), name)).toEqual([
    'error: /allOf[].$ref',
  ]);
});

// … and these answer.
it.each([
  [{ $ref: '#/definitions/a' }, { definitions: { a: { type: 'string' } } }],
  [{ $ref: '#/definitions/a' }, { definitions: { a: { type: 'string' }, b: { $ref: '#/definitions/none' } } }],
  [{ $ref: '#one' }, { definitions: { a: { $id: '#one', type: 'string' } } }],
  [{ $ref: '#/definitions/a%20b~1c' }, { definitions: { 'a b/c': {} } }],
  [{ const: { $ref: '#/definitions/none' } }, {}],
  [{ type: 'object', properties: { $ref: { type: 'string' } } }, {}],
  [{ $ref: 'https://example.com/schema.json#/a' }, {}],
])('says nothing of %j', (a, top) => {
  expect(look(schema({ a }, {}, top), name)).toEqual([]);
});
