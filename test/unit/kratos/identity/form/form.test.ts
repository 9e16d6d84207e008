import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNode } from '../../../../../src/kratos/identity/form/build';
import { addItem, removeItem, typeInto } from '../../../../../src/kratos/identity/form/change';
import { readForm } from '../../../../../src/kratos/identity/form/read';
import type { FormNode } from '../../../../../src/kratos/flow/form/formNode';

const schema = {
  definitions: { tag: { type: 'string', title: 'Tag' } },
  type: 'object',
  required: ['email', 'name'],
  properties: {
    email: { type: 'string', format: 'email', title: 'E-mail', description: 'Where mails go.' },
    age: { type: 'integer' },
    weight: { type: 'number' },
    born: { type: 'string', format: 'date' },
    kind: { enum: ['a', 'b', 3] },
    plan: { oneOf: [{ const: 'x', title: 'Small' }, { const: 'y' }] },
    likes: { type: 'boolean' },
    tags: { type: 'array', items: { $ref: '#/definitions/tag' } },
    name: { type: 'object', properties: { first: { type: 'string' }, last: { type: 'string' } } },
    any: {},
    either: { type: ['string', 'null'] },
    self: { $ref: '#' },
  },
};

const build = (value?: unknown, of: unknown = schema): FormNode =>
  buildNode({ name: 'traits', schema: of, root: of, value, required: true });
const field = (node: FormNode, name: string): FormNode | undefined =>
  node.kind === 'group' ? node.fields.find((one) => one.name === name) : undefined;

describe('the form of a schema', () => {
  it.each([
    ['email', { kind: 'input', inputType: 'email', label: 'E-mail', required: true, hint: 'Where mails go.' }],
    ['age', { kind: 'input', of: 'integer', label: 'age', required: false }],
    ['weight', { kind: 'input', of: 'number' }],
    ['born', { kind: 'input', inputType: 'date' }],
    ['kind', { kind: 'choice', options: [{ text: '"a"', label: 'a' }, { text: '"b"' }, { text: '3', label: '3' }] }],
    [
      'plan',
      {
        kind: 'choice',
        options: [
          { text: '"x"', label: 'Small' },
          { text: '"y"', label: 'y' },
        ],
      },
    ],
    ['likes', { kind: 'choice', options: [{ text: 'true' }, { text: 'false' }] }],
    ['tags', { kind: 'list', items: [], blank: { kind: 'input', label: 'Tag' } }],
    ['name', { kind: 'group', required: true, fields: [{ name: 'first' }, { name: 'last' }] }],
    ['any', { kind: 'json' }],
    ['either', { kind: 'json' }],
    ['self', { kind: 'group' }],
  ])('has for %s the field that it wants', (name, expected) => {
    expect(field(build(), name)).toMatchObject(expected);
  });

  it('leaves what only narrows an object to the server', () => {
    const either = { type: 'object', anyOf: [{ required: ['a'] }, { required: ['b'] }], properties: { a: {}, b: {} } };
    expect(build(undefined, either)).toMatchObject({ kind: 'group', fields: [{ name: 'a' }, { name: 'b' }] });
    const more = { type: 'object', properties: {}, anyOf: [{ properties: { c: {} } }] };
    expect(build(undefined, more)).toMatchObject({ kind: 'json' });
  });

  it('takes the parts of allOf together', () => {
    const both = { allOf: [{ properties: { a: { type: 'string' } }, required: ['a'] }, { properties: { b: {} } }] };
    expect(build(undefined, both)).toMatchObject({
      kind: 'group',
      fields: [{ name: 'a', required: true }, { name: 'b' }],
    });
  });

  it('shows what the schema does not know, or describes otherwise, as JSON', () => {
    const node = build({ email: 5, extra: [1], kind: 'z' });
    expect(field(node, 'email')).toMatchObject({ kind: 'json', text: '5' });
    expect(field(node, 'extra')).toMatchObject({ kind: 'json', text: '[\n  1\n]' });
    expect(field(node, 'kind')).toMatchObject({ kind: 'choice', text: '"z"' });
  });

  it('gives back every value that it was made of', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const kept = JSON.parse(JSON.stringify(value)) as unknown;
        expect(readForm(build(kept)).value).toEqual(kept);
      }),
    );
    const whole = {
      email: '',
      age: 3,
      likes: false,
      tags: ['x', ''],
      name: {},
      either: null,
      self: { email: 'b@example.com', name: {}, self: { extra: { deep: [null] }, name: {} } },
    };
    expect(readForm(build(whole)).value).toEqual(whole);
  });
});

describe('what is typed', () => {
  it('becomes a value, and what is empty is left out', () => {
    let node = build({ name: { first: 'Ada' }, age: 3 });
    node = typeInto(node, ['email'], 'a@example.com');
    node = typeInto(node, ['age'], '');
    node = typeInto(node, ['likes'], 'true');
    node = typeInto(node, ['name', 'last'], 'L');
    node = typeInto(addItem(addItem(node, ['tags']), ['tags']), ['tags', '1'], 'second');
    node = removeItem(node, ['tags'], 0);
    expect(readForm(node)).toEqual({
      value: { email: 'a@example.com', likes: true, tags: ['second'], name: { first: 'Ada', last: 'L' } },
      problems: [],
    });
  });

  it('is said to be no number, or no JSON, at its place', () => {
    let node = typeInto(build({ name: {} }), ['age'], 'three');
    node = typeInto(node, ['any'], '{');
    expect(readForm(node, ['traits']).problems).toEqual([
      { path: ['traits', 'age'], what: 'This is not a number.' },
      { path: ['traits', 'any'], what: 'This is not JSON. A text stands in double quotes.' },
    ]);
  });

  it('for a part that is not there changes nothing', () => {
    const node = build({ name: {} });
    expect(typeInto(node, ['no', 'such'], 'x')).toEqual(node);
    expect(addItem(node, ['email'])).toEqual(node);
  });
});
