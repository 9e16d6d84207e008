import { expect, it } from 'vitest';
import { fixed, look, schema } from './look';

const name = 'identity-schema-draft';
const of = ($schema: unknown): string => schema({ a: {} }, {}, { $schema });

// Seen on v1.3.1 and v26.2.0: registration and POST /admin/identities answer 500, unknown $schema; those below pass.
it.each([
  ['https://json-schema.org/draft/2020-12/schema', 'http://json-schema.org/draft-07/schema#'],
  ['https://json-schema.org/draft/2019-09/schema', 'http://json-schema.org/draft-07/schema#'],
  ['http://json-schema.org/draft-03/schema#', 'http://json-schema.org/draft-07/schema#'],
  ['http://json-schema.org/draft-07/schema', 'http://json-schema.org/draft-07/schema#'],
  ['https://json-schema.org/draft-07/schema#', 'http://json-schema.org/draft-07/schema#'],
  ['https://json-schema.org/draft-06/schema#', 'http://json-schema.org/draft-06/schema#'],
  [7, 'http://json-schema.org/draft-07/schema#'],
])('flags %j', (draft, right) => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(of(draft), name, { version })).toEqual(['error: /$schema']);
  expect(fixed(of(draft), name, 'Write')).toBe(of(right));
});

it.each([
  'http://json-schema.org/draft-07/schema#',
  'http://json-schema.org/draft-06/schema#',
  'http://json-schema.org/draft-04/schema#',
  'http://json-schema.org/schema#',
  undefined,
])('takes %j', (draft) => {
  expect(look(of(draft), name)).toEqual([]);
});

it('looks at the whole schema’s alone', () => {
  expect(look(schema({ $schema: { type: 'string' } }), name)).toEqual([]);
});
