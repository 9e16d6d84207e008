import { expect, it } from 'vitest';
import { readRefusalBody } from '../../../../../src/kratos/identity/refusal/refusal';

const refused = (error: object): ReturnType<typeof readRefusalBody> => readRefusalBody(JSON.stringify({ error }));
const message = 'The request was malformed or contained invalid parameters';

it('finds the part of each line of a validation', () => {
  const reason = [
    'I[#/traits] S[#/properties/traits] validation failed',
    '  I[#/traits/name] S[#/properties/traits/properties/name/required] missing properties: "first", "last"',
    '  I[#/traits/tags/0] S[#/properties/traits/properties/tags/items/minLength] length must be >= 2, but got 1',
    '  I[#/traits] S[#/properties/traits/additionalProperties] additionalProperties "extra" not allowed',
    '  I[#/traits/a~1b%20c] S[#/properties/traits/properties/a~1b%20c/type] expected integer, but got string',
  ].join('\n');
  expect(refused({ code: 400, reason, message }).fields).toEqual([
    { path: ['traits', 'name', 'first'], what: 'missing properties: "first", "last"' },
    { path: ['traits', 'name', 'last'], what: 'missing properties: "first", "last"' },
    { path: ['traits', 'tags', '0'], what: 'length must be >= 2, but got 1' },
    { path: ['traits', 'extra'], what: 'additionalProperties "extra" not allowed' },
    { path: ['traits', 'a/b c'], what: 'expected integer, but got string' },
  ]);
});

it('tells once what the server says twice', () => {
  const line = (at: number): string => `I[#/traits/email] S[#/allOf/${String(at)}/format] "x" is not valid "email"`;
  expect(refused({ code: 400, reason: `${line(0)}\n${line(1)}`, message }).fields).toEqual([
    { path: ['traits', 'email'], what: '"x" is not valid "email"' },
  ]);
});

it('tells a duplicate, and a key that is not known', () => {
  expect(refused({ code: 409, message: 'conflict' })).toMatchObject({ fields: [], isDuplicate: true });
  expect(refused({ code: 400, message: 'json: unknown field "external_id"' })).toEqual({
    fields: [],
    isDuplicate: false,
    unknownKey: 'external_id',
  });
});

it.each(['', 'null', '[]', '{"error":5}', '{"error":{"reason":"I[#"}}', 'I[#/a] S[#/b] c'])(
  'reads nothing from %s',
  (body) => {
    expect(readRefusalBody(body)).toMatchObject({ fields: [], isDuplicate: false });
  },
);
