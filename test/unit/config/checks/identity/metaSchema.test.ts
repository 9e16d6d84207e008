import { expect, it } from 'vitest';
import { fixed, found, look, schema } from './look';

const name = 'identity-meta-schema';

// Each was given to v1.3.1 and v26.2.0: with these they do not start …
it.each([
  [{ type: 'strin' }, 'a.type'],
  [{ type: [] }, 'a.type'],
  [{ type: ['string', 'string'] }, 'a.type'],
  [{ type: 'string', required: true }, 'a.required'],
  [{ type: 'string', minLength: '3' }, 'a.minLength'],
  [{ type: 'string', minLength: -1 }, 'a.minLength'],
  [{ type: 'string', minLength: 1.5 }, 'a.minLength'],
  [{ type: 'array', maxItems: null }, 'a.maxItems'],
  [{ type: 'array', uniqueItems: 'yes' }, 'a.uniqueItems'],
  [{ type: 'array', items: 'string' }, 'a.items'],
  [{ enum: [] }, 'a.enum'],
  [{ enum: ['a', 'a'] }, 'a.enum'],
  [{ enum: 'a' }, 'a.enum'],
  [{ type: 'string', title: 3 }, 'a.title'],
  [{ type: 'string', format: 3 }, 'a.format'],
  [{ type: 'string', pattern: 3 }, 'a.pattern'],
  [{ type: 'string', examples: 'x' }, 'a.examples'],
  [{ type: 'string', readOnly: 'yes' }, 'a.readOnly'],
  [{ type: 'number', minimum: 1, exclusiveMinimum: true }, 'a.exclusiveMinimum'],
  [{ type: 'number', multipleOf: 0 }, 'a.multipleOf'],
  [{ allOf: [] }, 'a.allOf'],
  [{ if: 'x' }, 'a.if'],
  [{ type: 'object', properties: [] }, 'a.properties'],
  [{ patternProperties: { a: 3 } }, 'a.patternProperties.a'],
  [{ dependencies: { b: 'c' } }, 'a.dependencies.b'],
  [{ $ref: 3 }, 'a.$ref'],
])('says what keeps Kratos from starting: %j', (a, place) => {
  expect(look(schema({ a }), name)).toEqual([`error: ${place}`]);
});

it('looks at the whole schema, whatever refers to it and whatever draft it names', () => {
  const definitions = { unused: { type: 'strin' } };
  expect(look(schema({ a: {} }, {}, { definitions }), name)).toEqual(['error: /definitions.unused.type']);
  expect(look(schema({ a: {} }, { required: ['a', 'a'] }), name)).toEqual(['error: /properties.traits.required']);
  expect(look(schema({ a: {} }, {}, { type: 'objekt' }), name)).toEqual(['error: /type']);
  const draft4 = { $schema: 'http://json-schema.org/draft-04/schema#' };
  expect(look(schema({ a: { minimum: 1, exclusiveMinimum: true } }, {}, draft4), name)).toHaveLength(1);
});

// … and with these they do.
it.each([
  [{ type: 'object', required: [] }],
  [{ type: ['string', 'null'] }],
  [{ items: true, additionalItems: {} }],
  [{ items: [{ type: 'string' }, false] }],
  [{ dependencies: { b: ['c'], d: { type: 'object' } } }],
  [{ const: { type: 'strin' }, default: { type: 'strin' }, examples: [{ type: 'strin' }] }],
  [{ type: 'object', properties: { type: { type: 'string' }, required: { type: 'boolean' }, enum: {} } }],
  [{ 'ory.sh/kratos': { credentials: {} }, anything: { type: 'strin' } }],
])('says nothing of what Kratos takes: %j', (a) => {
  expect(look(schema({ a }), name)).toEqual([]);
});

it('writes the type that is meant', () => {
  expect(fixed(schema({ a: { type: 'strin' } }), name, 'Write string')).toContain('"type": "string"');
});

it('says it in a sentence that stays short', () => {
  const [long] = found(schema({ a: { enum: Array.from({ length: 500 }, () => 'a') } }), name);
  expect(long?.message.length).toBeLessThan(200);
  expect(found(schema({ a: { type: 'string', required: true } }), name)[0]?.message).toBe(
    'required must be a list of names, each once, not true.',
  );
});
