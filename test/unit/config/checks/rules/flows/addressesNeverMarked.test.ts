import { expect, it } from 'vitest';
import { look, related, schemaOf, trait } from '../look';

const name = 'addresses-never-marked';
const text = `identity:
  schemas:
    - id: default
      url: file:///default.json
selfservice: {flows: {verification: {enabled: true}, recovery: {enabled: true}}}
`;
const bare = schemaOf({ email: trait({ credentials: { password: { identifier: true } } }) });
const verified = schemaOf({ email: trait({ verification: { via: 'email' } }) });
const both = schemaOf({ phone: trait({ verification: { via: 'sms' }, recovery: { via: 'sms' } }) });
const elsewhere = (target: string): string =>
  JSON.stringify({
    definitions: { mail: trait({ verification: { via: 'email' }, recovery: { via: 'email' } }) },
    properties: { traits: { properties: { mail: { $ref: target } } } },
  });

it('flags flows for which no schema marks an address', () => {
  const recovery = 'hint: selfservice.flows.recovery.enabled';
  expect(look(text, { schemas: [bare] }, name)).toEqual(['warning: selfservice.flows.verification.enabled', recovery]);
  expect(look(text, { schemas: [verified] }, name)).toEqual([recovery]);
  expect(look(text, { schemas: [verified], version: 'v1.3.1' }, name)).toEqual([recovery]);
  expect(related(text, { schemas: [verified] }, name)).toEqual(['identity.schemas[].url']);
});

it('does not count a definition that no trait uses', () => {
  const unused = { ...bare, text: elsewhere('#/definitions/other') };
  expect(look(text, { schemas: [unused] }, name)).toHaveLength(2);
});

it.each([
  ['an address for both', [both]],
  ['one schema of two that marks them', [bare, { ...both, id: 'other', url: 'other.json' }]],
  ['a definition that a trait uses', [{ ...bare, text: elsewhere('#/definitions/mail') }]],
  ['parts from another file', [{ ...bare, text: elsewhere('file:///mail.json') }]],
  ['a schema that was not read', [bare, { id: 'other', url: 'https://example.org/x.json' }]],
  ['no schema known', []],
])('keeps silent with %s', (_, schemas) => {
  expect(look(text, { schemas }, name)).toEqual([]);
});

it('keeps silent with flows that are off', () => {
  expect(look(text.replaceAll('enabled: true', 'enabled: false'), { schemas: [bare] }, name)).toEqual([]);
  expect(look(`${text}x: [\n`, { schemas: [bare] }, name)).toEqual([]);
});
