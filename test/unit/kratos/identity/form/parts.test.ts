import { describe, expect, it } from 'vitest';
import { buildNode } from '../../../../../src/kratos/identity/form/build';
import { addItem, removeItem, typeInto } from '../../../../../src/kratos/identity/form/change';
import { readForm } from '../../../../../src/kratos/identity/form/read';
import type { FormNode } from '../../../../../src/kratos/flow/form/formNode';

const build = (schema: unknown, value?: unknown, root: unknown = schema): FormNode =>
  buildNode({ name: 'part', schema, root, value, required: false });
const base = { name: 'part', label: 'part', required: false };
const text = { ...base, kind: 'input', inputType: 'text', of: 'string' };
const json = { ...base, kind: 'json' };

describe('a part', () => {
  it.each([
    ['of a text', { type: 'string' }, undefined, { ...text, text: '' }],
    ['of a text that is empty', { type: 'string' }, '', { ...text, text: '', wasEmpty: true }],
    ['of a text that is none', { type: 'string' }, 5, { ...json, text: '5' }],
    ['of a day', { type: 'string', format: 'date' }, '2001-02-03', { ...text, inputType: 'date', text: '2001-02-03' }],
    ['of no day yet', { type: 'string', format: 'date' }, undefined, { ...text, inputType: 'date', text: '' }],
    ['of a day with a time', { type: 'string', format: 'date' }, '2001-02-03T04', { ...text, text: '2001-02-03T04' }],
    ['of a day with words', { type: 'string', format: 'date' }, 'on 2001-02-03', { ...text, text: 'on 2001-02-03' }],
    ['of a day of a short year', { type: 'string', format: 'date' }, '201-02-03', { ...text, text: '201-02-03' }],
    ['of letters for a day', { type: 'string', format: 'date' }, 'abcd-ef-gh', { ...text, text: 'abcd-ef-gh' }],
    ['of an address', { type: 'string', format: 'uri' }, 'x', { ...text, inputType: 'url', text: 'x' }],
    ['of a telephone', { type: 'string', format: 'tel' }, 'x', { ...text, inputType: 'tel', text: 'x' }],
    ['of a format that has no field', { type: 'string', format: 'color' }, 'x', { ...text, text: 'x' }],
    ['of a number', { type: 'number' }, 1.5, { ...text, of: 'number', text: '1.5' }],
    ['of no number yet', { type: 'integer' }, undefined, { ...text, of: 'integer', text: '' }],
    ['of a number that is none', { type: 'number' }, 'x', { ...json, text: '"x"' }],
    [
      'of yes or no',
      { type: 'boolean' },
      false,
      {
        ...base,
        kind: 'choice',
        options: [
          { text: 'true', label: 'Yes' },
          { text: 'false', label: 'No' },
        ],
        text: 'false',
      },
    ],
    ['of yes or no that is neither', { type: 'boolean' }, 'x', { ...json, text: '"x"' }],
    [
      'of a choice of what is no text',
      { enum: ['', null, 1] },
      undefined,
      {
        ...base,
        kind: 'choice',
        options: [
          { text: '""', label: '""' },
          { text: 'null', label: 'null' },
          { text: '1', label: '1' },
        ],
        text: '',
      },
    ],
    [
      'of a choice that holds something else',
      { enum: ['a'] },
      'b',
      {
        ...base,
        kind: 'choice',
        options: [
          { text: '"a"', label: 'a' },
          { text: '"b"', label: 'b' },
        ],
        text: '"b"',
      },
    ],
    [
      'of a choice that holds one of it',
      { enum: ['a', 'b'] },
      'b',
      {
        ...base,
        kind: 'choice',
        options: [
          { text: '"a"', label: 'a' },
          { text: '"b"', label: 'b' },
        ],
        text: '"b"',
      },
    ],
    [
      'of alternatives of which one is a constant',
      { oneOf: [{ const: 'a' }, { minLength: 1 }] },
      'x',
      { ...json, text: '"x"' },
    ],
    ['of a list that is none', { type: 'array', items: { type: 'string' } }, 'x', { ...json, text: '"x"' }],
    [
      'of a list that is not there',
      { type: 'array', items: { type: 'string' } },
      undefined,
      {
        ...base,
        kind: 'list',
        items: [],
        blank: { ...text, name: '0', label: '0', required: true, text: '' },
        wasThere: false,
      },
    ],
    ['of a list of anything', { type: 'array' }, [1], { ...json, text: '[\n  1\n]' }],
    ['of a tuple', { type: 'array', items: [{ type: 'string' }] }, ['x'], { ...json, text: '[\n  "x"\n]' }],
    ['of members that are none', { properties: { a: {} } }, 'x', { ...json, text: '"x"' }],
    [
      'of alternatives with members',
      { properties: {}, oneOf: [{}, { properties: { a: {} } }] },
      undefined,
      { ...json, text: '' },
    ],
    ['of alternatives by reference', { properties: {}, anyOf: [{ $ref: '#/a' }] }, undefined, { ...json, text: '' }],
    ['of no kind', {}, [1], { ...json, text: '[\n  1\n]' }],
    ['of a reference to elsewhere', { $ref: 'https://example.com/a.json' }, 1, { ...json, text: '1' }],
    ['of a reference to nowhere', { $ref: '#/no/where' }, 1, { ...json, text: '1' }],
    ['of a schema that is none', true, undefined, { ...json, text: '' }],
  ])('%s is what it is', (_, schema, value, node) => {
    expect(build(schema, value)).toEqual(node);
  });

  it('that contains itself ends in JSON', () => {
    const schema = { properties: { a: { $ref: '#' } } };
    const kinds: string[] = [];
    for (
      let node: FormNode | undefined = build(schema);
      node;
      node = node.kind === 'group' ? node.fields[0] : undefined
    )
      kinds.push(node.kind);
    expect(kinds).toEqual([...Array.from({ length: 7 }, () => 'group'), 'json']);
    const lists = { type: 'array', items: { $ref: '#' } };
    expect(JSON.stringify(build(lists)).match(/"kind":"list"/g)).toHaveLength(7);
    expect(build({ $ref: '#' }, 1, { $ref: '#' })).toEqual({ ...json, text: '1' });
  });

  it('of several schemas that all hold has what each says', () => {
    const root = { $defs: { 'a~b/c': { required: ['b'], title: 'Both' } } };
    const schema = {
      allOf: [{ properties: { a: { type: 'string' } }, required: ['a'] }, { $ref: '#/$defs/a~0b~1c' }],
      properties: { b: { type: 'string' } },
    };
    const member = { ...text, required: true, text: '' };
    expect(build(schema, undefined, root)).toEqual({
      ...base,
      label: 'Both',
      kind: 'group',
      wasThere: false,
      fields: [
        { ...member, name: 'b', label: 'b' },
        { ...member, name: 'a', label: 'a' },
      ],
    });
    for (const part of [{ allOf: [] }, { not: {} }, { if: {} }, { dependencies: {} }, { $ref: '#/no' }])
      expect(build({ allOf: [part], properties: {} })).toEqual({ ...json, text: '' });
    expect(build({ allOf: [{ type: 'string' }] })).toEqual({ ...text, text: '' });
  });

  it('that the schema does not know is kept as JSON', () => {
    const node = build({ properties: {} }, { more: { a: 1 } });
    expect(node).toEqual({
      ...base,
      kind: 'group',
      wasThere: true,
      fields: [{ kind: 'json', name: 'more', label: 'more', required: false, text: '{\n  "a": 1\n}' }],
    });
  });
});

describe('what is typed into it', () => {
  const list = build({ type: 'array', items: { type: 'integer' } });
  const objects = build({ type: 'array', items: { properties: { a: { type: 'string' } } } });

  it('goes into texts alone', () => {
    expect(typeInto(list, [], 'x')).toEqual(list);
    const group = build({ properties: {} });
    expect(typeInto(group, [], 'x')).toEqual(group);
    expect(addItem(group, [])).toEqual(group);
    expect(removeItem(build({ type: 'string' }, 'x'), [], 0)).toEqual(build({ type: 'string' }, 'x'));
    expect(typeInto(build({ type: 'string' }), ['no'], 'x')).toEqual({ ...text, text: '' });
  });

  it('makes a list that was not there, and an empty one of it', () => {
    expect(readForm(list)).toEqual({ value: undefined, problems: [] });
    const one = addItem(list, []);
    expect(readForm(one)).toEqual({ value: [null], problems: [] });
    expect(readForm(removeItem(one, [], 0))).toEqual({ value: [], problems: [] });
    expect(readForm(addItem(objects, []))).toEqual({ value: [null], problems: [] });
    expect(readForm(addItem(build({ type: 'array', items: { type: 'string' } }), []))).toEqual({
      value: [''],
      problems: [],
    });
  });

  it.each([
    [' 5 ', 5],
    ['1e3', 1000],
    ['-0.5', -0.5],
  ])('is the number of “%s”', (typed, value) => {
    expect(readForm(typeInto(build({ type: 'number' }), [], typed))).toEqual({ value, problems: [] });
  });

  it.each(['  ', 'five', '1e999', '5 6'])('is no number of “%s”, which is said at its place', (typed) => {
    const node = typeInto(addItem(list, []), ['0'], typed);
    expect(readForm(node, ['ages'])).toEqual({
      value: [null],
      problems: [{ path: ['ages', '0'], what: 'This is not a number.' }],
    });
  });

  it('is JSON, or nothing', () => {
    expect(readForm(typeInto(build({}), [], ' {"a": [1]} '))).toEqual({ value: { a: [1] }, problems: [] });
    expect(readForm(typeInto(build({}), [], '  '))).toEqual({ value: undefined, problems: [] });
    expect(readForm(build({ properties: { a: {} } }))).toEqual({ value: undefined, problems: [] });
    expect(readForm(build({ properties: { a: {} } }, {}))).toEqual({ value: {}, problems: [] });
  });
});
