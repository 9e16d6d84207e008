import { expect, it } from 'vitest';
import { readIdentitySchema } from '../../../src/config/facts/identitySchema';
import { startKratos } from '../../kit';
import type { JsonObject } from '../../kit/merge';

const marked: JsonObject = { type: 'string', 'ory.sh/kratos': { credentials: { password: { identifier: true } } } };
const plain: JsonObject = { type: 'string' };
const schemaOf = (traits: JsonObject, top: JsonObject = {}): JsonObject => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  ...top,
  properties: { ...(top.properties as JsonObject | undefined), traits: { type: 'object', properties: traits } },
});

/** Schemas whose trait `a` is an identifier, or is none although something looks like a mark. */
const schemas: Readonly<Record<string, JsonObject>> = {
  plainly: schemaOf({ a: marked }),
  'in one of several forms': schemaOf({ a: { oneOf: [{ type: 'number' }, marked] } }),
  'in forms within forms': schemaOf({ a: { anyOf: [{ allOf: [marked] }] } }),
  'in a condition': schemaOf({ a: { if: plain, then: marked } }),
  'beside the traits': schemaOf({ a: plain }, { allOf: [{ properties: { traits: { properties: { a: marked } } } }] }),
  'by reference': schemaOf({ a: { $ref: '#/definitions/one' } }, { definitions: { one: marked } }),
  'by a name that is escaped': schemaOf(
    { a: { $ref: '#/definitions/x%20y~1z' } },
    { definitions: { 'x y/z': marked } },
  ),
  'by an address of its own': schemaOf({ a: { $ref: '#one' } }, { definitions: { one: { $id: '#one', ...marked } } }),
  'not beside a reference': schemaOf({ a: { $ref: '#/definitions/one', ...marked } }, { definitions: { one: plain } }),
  'not in what nothing refers to': schemaOf({ a: plain }, { definitions: { one: marked } }),
  'not in an example': schemaOf({ a: { ...plain, examples: [marked] } }),
};

it('marks what Kratos takes for a mark', async () => {
  const kratos = await startKratos({
    config: {
      identity: {
        default_schema_id: 's0',
        schemas: Object.values(schemas).map((schema, i) => ({
          id: `s${i}`,
          url: `base64://${Buffer.from(JSON.stringify(schema)).toString('base64')}`,
        })),
      },
    },
  });
  const answers = await Promise.all(
    Object.keys(schemas).map(async (name, i) => {
      const body = {
        schema_id: `s${i}`,
        traits: { a: `value-${i}` },
        credentials: { password: { config: { password: 'correct-horse-4242' } } },
      };
      const { credentials } = (await kratos.admin('/admin/identities', { body })) as {
        credentials?: { password?: { identifiers?: readonly string[] } };
      };
      return [name, credentials?.password?.identifiers ?? []];
    }),
  );
  const expected = Object.entries(schemas).map(([name, schema], i) => {
    const { marks } = readIdentitySchema(JSON.stringify(schema));
    return [name, marks.password.length > 0 ? [`value-${i}`] : []];
  });
  expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(expected));
  expect(answers.filter(([, found]) => found?.length === 0).map(([name]) => name)).toEqual(
    Object.keys(schemas).filter((name) => name.startsWith('not')),
  );
});
