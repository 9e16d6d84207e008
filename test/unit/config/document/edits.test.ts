import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../src/config/document/readConfig';
import { appendItems, removeItem, writeSetting, type Edit } from '../../../../src/config/document/edits';

function after(text: string, edit: Edit | undefined): string | undefined {
  return edit && text.slice(0, edit.place.start) + edit.text + text.slice(edit.place.end);
}

const write = (text: string, path: string, value: string | boolean | object): string | undefined =>
  after(text, writeSetting(readConfig(text), path.split('.'), value as never));

describe('a setting is written', () => {
  it.each([
    ['over its value', 'a:\n  b: x # why\n', 'a:\n  b: y # why\n'],
    ['over a quoted value', 'a: {"b": "x"}\n', 'a: {"b": "y"}\n'],
    ['behind its neighbours', 'a:\n  c:\n    d: 1 # why\n\ne: 2\n', 'a:\n  c:\n    d: 1 # why\n  b: y\n\ne: 2\n'],
    ['behind a text of several lines', 'a:\n  c: |\n    text\ne: 2\n', 'a:\n  c: |\n    text\n  b: y\ne: 2\n'],
    ['with its parents', 'e: 2', 'e: 2\na:\n  b: y'],
    ['with windows line ends', 'a:\r\n  c: 1\r\ne: 2\r\n', 'a:\r\n  c: 1\r\n  b: y\r\ne: 2\r\n'],
    ['in one line', 'a: { c: 1 }\n', 'a: { c: 1, b: "y" }\n'],
    ['into nothing', 'a: {}\n', 'a: {"b":"y"}\n'],
    ['in JSON', '{\n  "a": {\n    "c": 1\n  }\n}\n', '{\n  "a": {\n    "c": 1,\n    "b": "y"\n  }\n}\n'],
    ['in JSON with its parents', '{\n  "e": 2\n}\n', '{\n  "e": 2,\n  "a": {\n    "b": "y"\n  }\n}\n'],
  ])('%s', (_, text, expected) => {
    expect(write(text, 'a.b', 'y')).toBe(expected);
  });

  it('in an item of a list', () => {
    const text = 'l:\n  - c: 1\n    d: 2\n  - c: 3\n';
    expect(after(text, writeSetting(readConfig(text), ['l', 0, 'b'], true))).toBe(
      'l:\n  - c: 1\n    d: 2\n    b: true\n  - c: 3\n',
    );
  });

  it.each([
    ['a parent without a value', 'a:\ne: 2\n'],
    ['itself without a value', 'a:\n  b:\n'],
    ['a parent that is a list', 'a:\n  - c: 1\n'],
    ['a value that an alias brings along', 'x: &x\n  b: 1\na: *x\n'],
    ['an alias', 'x: &x\n  c: 1\na: *x\n'],
    ['nothing at all', ''],
  ])('not with %s', (_, text) => {
    expect(write(text, 'a.b', 'y')).toBeUndefined();
  });
});

describe('items of a list', () => {
  const append = (text: string): string | undefined => after(text, appendItems(readConfig(text), ['l'], [{ h: 'x' }]));

  it('are put behind the last', () => {
    expect(append('l:\n  - h: a\n    c: {}\n# end\n')).toBe('l:\n  - h: a\n    c: {}\n  - h: x\n# end\n');
    expect(append('l: [{"h": "a"}]\n')).toBe('l: [{"h": "a"}, {"h":"x"}]\n');
    expect(append('b: 1\n')).toBe('b: 1\nl:\n  - h: x\n');
    expect(append('l: []\n')).toBe('l: [{"h":"x"}]\n');
  });

  it('are taken out as whole lines', () => {
    const text = 'l:\n  - h: a\n    c: 1\n  - h: b\n';
    expect(after(text, removeItem(readConfig(text), ['l', 0]))).toBe('l:\n  - h: b\n');
    expect(after(text, removeItem(readConfig(text), ['l', 1]))).toBe('l:\n  - h: a\n    c: 1\n');
    expect(removeItem(readConfig('l:\n  - h: a\n'), ['l', 0])).toBeUndefined();
    expect(removeItem(readConfig('l: [{h: a}, {h: b}]\n'), ['l', 0])).toBeUndefined();
  });
});
