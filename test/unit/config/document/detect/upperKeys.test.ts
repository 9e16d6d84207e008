import { describe, expect, it } from 'vitest';
import { readUpperLevels } from '../../../../../src/config/document/detect/upperKeys';

const keysOf = (text: string): readonly string[] =>
  readUpperLevels(text).keys.map(({ path, value }) => path.join('.') + (value === '' ? '' : `=${value}`));

describe('the keys of the upper levels', () => {
  it.each([
    ['blocks', 'a:\n  b: 1 # one\n  c:\n    d: x\ne: y\n', ['a', 'a.b=1 # one', 'a.c', 'a.c.d=x', 'e=y']],
    ['other ends of lines', 'a:\r\n  b: 1\r\nc: 2\r\n', ['a', 'a.b=1', 'c=2']],
    ['quoted keys', '"a.b":\n  \'c\': 1\n', ['a.b', 'a.b.c=1']],
    ['lists', 'a:\n- b: 1\n  c: 2\n- b: 3\nd: 4\n', ['a', 'a.[].b=1', 'a.[].c=2', 'a.[].b=3', 'd=4']],
    ['lists in lists', 'a:\n  - - b: 1\n    - c: 2\n', ['a', 'a.[].[].b=1', 'a.[].[].c=2']],
    [
      'no texts',
      'a: |\n  b: 1\n\n  c: 2\nd: &x !!str >-\n  e: 1\nf:\n  - |\n    g: 1\nh: 1\n',
      ['a=|', 'd=&x !!str >-', 'f', 'h=1'],
    ],
    ['no comments', '# a: 1\nb: 1\n  # c: 2\nd: # e: 3\n', ['b=1', 'd']],
    [
      'braces in YAML',
      'a: {b: {c: "x, y"}, d: http://e/f}\ng: 1\n',
      ['a={b: {c: "x, y"}, d: http://e/f}', 'a.b', 'a.b.c=x, y', 'a.d=http://e/f', 'g=1'],
    ],
    ['no templates', '{{- if .x }}\na: {{ .Values.b }}\n{{- end }}\n', ['a={{ .Values.b }}']],
    ['JSON', '{"a": {"b": [{"c": 1}, "x"], "d": "e:f"}, "g": null}', ['a', 'a.b', 'a.b.[].c=1', 'a.d=e:f', 'g=null']],
    ['JSON with comments', '// {"x": 1}\n{ /* "y": */ "a": "//", // z\n "b": 1 }', ['a=//', 'b=1']],
    ['JSON that is being written', '{"a": {"b": "x\n, "c": 1', ['a', 'a.b', 'a.c']],
    [
      'ten levels',
      'a:\n b:\n  c:\n   d:\n    e:\n     f:\n      g:\n       h:\n        i:\n         j:\n          k: 1\nh: 1\n',
      [
        'a',
        'a.b',
        'a.b.c',
        'a.b.c.d',
        'a.b.c.d.e',
        'a.b.c.d.e.f',
        'a.b.c.d.e.f.g',
        'a.b.c.d.e.f.g.h',
        'a.b.c.d.e.f.g.h.i',
        'a.b.c.d.e.f.g.h.i.j',
        'h=1',
      ],
    ],
  ])('are read of %s', (_, text, keys) => {
    expect(keysOf(text)).toEqual(keys);
  });

  it('are told apart by document, and lists from mappings', () => {
    const { keys, isList } = readUpperLevels('---\na: 1\n---\nb: 2\n...\n');
    expect(keys.map(({ document }) => document)).toEqual([0, 1]);
    expect(isList).toBe(false);
    expect(readUpperLevels('- a: 1\n').isList).toBe(true);
  });
});
