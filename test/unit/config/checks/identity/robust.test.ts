import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkIdentitySchema, identityRules } from '../../../../../src/config/checks/identity/index';
import { versions } from '../../../../../src/config/reference/versions';
import { password, schema, trait } from './look';

/** A schema that every rule has something to say about. */
const rich = schema(
  {
    a: trait({ ...password, verification: { via: 'sms' }, x: {} }),
    b: trait(password),
    c: { $ref: '#/definitions/d' },
  },
  { required: ['z', 'a'] },
  { $schema: 'x', definitions: { d: { 'ory.sh/kratos': { recovery: { via: 'fax' } } } } },
);

it('never throws, and stays within the text, whatever is written', () => {
  const anything = fc.oneof(
    fc.json(),
    fc.string(),
    fc.constantFrom('', '\ufeff{}', '{"a":{"$ref":"#"}}', 'null', '[[]]'),
  );
  const cut = fc.tuple(fc.nat(rich.length), fc.nat(40), fc.constantFrom('', '[', '}', '"', 'null', '//', '\n'));
  const changed = cut.map(([at, length, text]) => rich.slice(0, at) + text + rich.slice(at + length));
  fc.assert(
    fc.property(fc.oneof(anything, changed), fc.constantFrom(...versions), (text, version) => {
      for (const { start, end, fixes = [] } of checkIdentitySchema(text, { version })) {
        expect(start >= 0 && start <= end && end <= text.length).toBe(true);
        for (const { place } of fixes.flatMap(({ edits }) => edits))
          expect(place.start >= 0 && place.start <= place.end && place.end <= text.length).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

it('has a name and a code of its own for each rule, and can switch each off', () => {
  expect(new Set(identityRules.map(({ name }) => name)).size).toBe(identityRules.length);
  const codes = (off: readonly string[]): Set<string> =>
    new Set(checkIdentitySchema(rich, { version: 'v26.2.0' }, new Set(off)).map(({ code }) => code));
  const all = codes([]);
  expect(all.size).toBeGreaterThan(4);
  for (const { name } of identityRules) expect(codes([name]).has(`kratos/${name}`)).toBe(false);
  expect([...all].every((code) => identityRules.some(({ name }) => code === `kratos/${name}`))).toBe(true);
});
