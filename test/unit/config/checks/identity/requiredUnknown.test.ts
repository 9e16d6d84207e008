import { expect, it } from 'vitest';
import { fixed, found, look, schema } from './look';

const name = 'identity-required-unknown';
const traits = { email: { type: 'string' }, name: { type: 'object', properties: { first: {} } } };
const at = '/properties.traits.required[]';

// Seen on v1.3.1 and v26.2.0: registration is refused, "Property mail is missing".
it('flags a property that does not exist', () => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const) {
    expect(look(schema(traits, { required: ['email', 'phone'] }), name, { version })).toEqual([`warning: ${at}`]);
    expect(look(schema(traits, { required: ['phone'], additionalProperties: false }), name, { version })).toEqual([
      `error: ${at}`,
    ]);
    expect(look(schema(traits, {}, { required: ['traits', 'email'] }), name, { version })).toEqual([
      'error: /required[]',
    ]);
  }
});

it('flags it where it is nested', () => {
  const nested = schema({ name: { properties: { first: {} }, required: ['last'], additionalProperties: false } });
  expect(look(nested, name)).toEqual(['error: name.required[]']);
  expect(found(nested, name)[0]?.effect).toBe('Whatever is sent here is refused.');
});

it('offers what was meant, or to leave it out', () => {
  const text = schema(traits, { required: ['emial', 'name'] });
  expect(fixed(text, name, 'Write email')).toBe(schema(traits, { required: ['email', 'name'] }));
  for (const required of [['email', 'phone', 'name'], ['email', 'phone'], ['phone', 'email'], ['phone']]) {
    const left = JSON.parse(fixed(schema(traits, { required }), name, 'Do not')) as unknown;
    const expected = schema(traits, { required: required.filter((one) => one !== 'phone') });
    expect(left).toEqual(JSON.parse(expected));
  }
  expect(() => fixed(schema(traits, { required: ['phone'] }), name, 'Write')).toThrow('no fix');
});

it.each([
  ['properties that exist', schema(traits, { required: ['email', 'name'] }, { required: ['traits'] })],
  ['a part that others complete', schema(traits, { required: ['phone'], allOf: [{ properties: { phone: {} } }] })],
  [
    'conditions',
    schema(traits, {
      if: { properties: { a: {} }, required: ['email'] },
      then: { properties: {}, required: ['email'] },
    }),
  ],
  ['alternatives', schema(traits, { anyOf: [{ properties: {}, required: ['email'] }] })],
  ['no properties beside it', schema({ ...traits, any: { type: 'object', required: ['a'] } })],
  ['a trait of that name', schema({ required: { type: 'boolean' } })],
])('keeps silent with %s', (_, text) => {
  expect(look(text, name)).toEqual([]);
});
