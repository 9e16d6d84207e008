import { describe, expect, it } from 'vitest';
import { schemaPath } from '../../../../../src/config/reference/path';
import { spotAt } from '../../../../../src/config/completion/spot/spot';

/** What the `|` of a text stands for: `role path "replaced"`, then what else matters. */
function spot(marked: string, isJson?: boolean): string | undefined {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const found = spotAt(text, offset, isJson);
  if (!found) return undefined;
  const { role, path, start, end, siblings, lead, hasColon, quote, commaBefore, commaBehind, hasBelow } = found;
  return [
    `${role} ${schemaPath(path)} ${JSON.stringify(text.slice(start, end))}`,
    siblings.size > 0 &&
      role !== 'value' &&
      `beside ${[...siblings].map(([name, value]) => (value === '' ? name : `${name}=${value}`)).join(',')}`,
    lead !== '' && `lead ${JSON.stringify(lead)}`,
    hasColon && 'colon',
    hasBelow && 'below',
    quote !== '' && `in ${quote}`,
    commaBefore !== undefined && `comma at ${commaBefore}`,
    commaBehind && 'comma behind',
  ]
    .filter((part) => part !== false && part !== undefined)
    .join(' · ');
}

describe('in block style', () => {
  it.each([
    ['an empty document', '|', 'key  ""'],
    ['a half-typed key', 'sel|', 'key  "sel"'],
    ['the middle of a word', 'se|lf: x', 'key  "self" · colon'],
    ['below a key', 'a:\n  |', 'key a ""'],
    ['below a key, half typed, at the end of the file', 'a:\n  b: 1\n  fl|', 'key a "fl" · beside b=1'],
    ['two levels down', 'a:\n  b:\n    c: 1\n    |\n  d: 2\n', 'key a.b "" · beside c=1'],
    ['less indentation', 'a:\n  b:\n    c: 1\n  |\n  d: 2\n', 'key a "" · beside b,d=2'],
    ['the first column', 'a:\n  b:\n    c: 1\n|\n', 'key  "" · beside a'],
    ['an empty line in a block', 'a:\n  b:\n|\n    c: 1\n', 'key a.b "" · beside c=1 · lead "    "'],
    ['a word above what is indented', 'x:\n  y: 1\na|\n  b: 1\n', 'key  "a" · beside x · below'],
    ['a word above a list', 'x: 1\na|\n- b\n', 'key  "a" · beside x=1 · below'],
    ['an empty line above a list', 'a:\n|\n- b\n', undefined],
    ['between two depths', 'a:\n  b:\n      c: 1\n    |\n', 'key a.b "" · beside c=1 · lead "  "'],
    ['too deep', 'a:\n  b:\n   c: 1\n      |\n', undefined],
    ['deeper than a value', 'a:\n  b: x\n    |\n', undefined],
    ['below an anchor', 'a: &x\n  |', 'key a ""'],
    ['below a comment behind a colon', 'a: # why\n  |', 'key a ""'],
    ['an alias', 'a: *x\n  |', undefined],
    ['behind a dash', 'a:\n  - |', 'item a[] ""'],
    ['behind a dash alone', 'a:\n  -|', 'item a[] "" · lead " "'],
    ['a key behind a dash', 'a:\n  - ho|: x\n    b: 1\n', 'key a[] "ho" · beside b=1 · colon'],
    ['a second key of an item', 'a:\n  - hook: x\n    |', 'key a[] "" · beside hook=x'],
    ['a second key of a later item', 'a:\n  - hook: x\n    c: 1\n  - hook: y\n    c|', 'key a[] "c" · beside hook=y'],
    ['a dash under its key', 'a:\n- b: 1\n  |', 'key a[] "" · beside b=1'],
    ['a dash that stands alone', 'a:\n  -\n    |', 'key a[] ""'],
    ['an item in a list of texts', 'a:\n  - http://x\n  - http|://y # no\n', 'item a[] "http://y"'],
    [
      'an item between others, nested',
      'a:\n  b:\n    - c:\n        d: 1\n        |\n    - c:',
      'key a.b[].c "" · beside d=1',
    ],
    ['a value', 'a:\n  b: |', 'value a.b ""'],
    ['a value without its blank', 'a:\n  b:|', 'value a.b "" · lead " "'],
    ['a half-typed value', 'a:\n  b: hi|gh # c\n', 'value a.b "high"'],
    ['a value in quotes', 'a:\n  b: "hi|gh"\n', 'value a.b "high" · in "'],
    ['a value whose quotes are open', "a:\n  b: 'hi|\n", 'value a.b "hi" · in \''],
    ['behind quotes', 'a: "b"|', undefined],
    ['a value in an item', 'a:\n  - hook: |\n', 'value a[].hook ""'],
    ['behind an anchor', 'a: &b x|', 'value a "x"'],
    ['a comment', 'a:\n  # b|', undefined],
    ['a comment behind a value', 'a: b # c|', undefined],
    ['a URL with a hash', 'a: http://x/#b|', 'value a "http://x/#b"'],
    ['a text block', 'a: |\n  b|'.replace('|', '>-'), undefined],
    ['an empty line in a text block', 'a: >\n  b\n  |\n  c\n', undefined],
    ['behind a text block', 'a: >\n  b: 1\n|', 'key  "" · beside a=>'],
    ['a text block in an item', 'a:\n  - >\n    b\n    |', undefined],
    ['a quoted text of several lines', 'a: "b\n  c|\n  d"\n', undefined],
    ['behind a quoted text of several lines', 'a:\n  b: "b\n    c"\n  |', 'key a "" · beside b=b'],
    ['behind a quote that nobody closed', 'a:\n  b: "x\n  |\n', 'key a "" · beside b=x'],
    ['behind a bracket that nobody closed', 'a:\n  b: [x\n  |\n', 'key a "" · beside b'],
    ['CRLF', 'a:\r\n  b: 1\r\n  |\r\n  c: 2\r\n', 'key a "" · beside b=1,c=2'],
    ['CRLF, a value', 'a:\r\n  b: x|\r\n', 'value a.b "x"'],
    ['tabs', 'a:\n\t|', undefined],
    ['a second document', 'a: 1\n---\n|\nb: 2\n', 'key  "" · beside b=2'],
    ['a separator', '---|', undefined],
    ['quoted keys', '"a":\n  "b|": 1\n', 'key a "\\"b\\"" · colon'],
  ])('%s', (_, text, expected) => {
    expect(spot(text)).toBe(expected);
  });

  it('knows the mapping around', () => {
    const text = 'h:\n  - hook: x\n    config:\n      ';
    expect([...(spotAt(text, text.length)?.outer() ?? [])]).toEqual([['hook', 'x']]);
  });
});

describe('in flow style', () => {
  it.each([
    ['a key', 'a: {|}', 'key a ""'],
    ['a key behind a comma', 'a: {b: 1, c|, d: 2}', 'key a "c" · beside b=1,d=2'],
    ['a value', 'a: {b: |, c: 1}', 'value a.b ""'],
    ['a value in quotes', "a: {b: 'x|y'}", 'value a.b "xy" · in \''],
    ['a nested key', 'a: {b: {c: 1, |}}', 'key a.b "" · beside c=1'],
    ['an item', 'a: [x, |]', 'item a[] ""'],
    ['a key of an item', 'a: [{b: 1}, {|}]', 'key a[] ""'],
    ['over lines', 'a: [\n|\n]\nb: 1\n', 'item a[] ""'],
    ['below another key', 'x:\n  a: {\n    b: 1,\n    |\n  }\n', 'key x.a "" · beside b=1'],
    ['in an item', 'x:\n  - {a: |}\n', 'value x[].a ""'],
    ['closed', 'a: {b: 1}|', undefined],
    ['a key with a colon', 'a: {b|: 1}', 'key a "b" · colon'],
    ['a URL', 'a: {b: http://x:80/y|}', 'value a.b "http://x:80/y"'],
  ])('%s', (_, text, expected) => {
    expect(spot(text)).toBe(expected);
  });
});

describe('in JSON', () => {
  it.each([
    ['an object', '{|}', 'key  ""'],
    ['a key in quotes', '{"a": 1, "b|"}', 'key  "\\"b\\"" · beside a=1'],
    ['a key without quotes', '{\n  b|\n}', 'key  "b"'],
    ['a key that has its colon', '{"a|": 1}', 'key  "\\"a\\"" · colon'],
    ['quotes that are open', '{\n  "a|\n}', 'key  "\\"a"'],
    ['a key before another', '{\n  |\n  "b": 1\n}', 'key  "" · beside b=1 · comma behind'],
    ['a key where a comma is missing', '{\n  "a": 1\n  |\n}', 'key  "" · beside a=1 · comma at 10'],
    ['a value', '{"a": {"b": |}}', 'value a.b ""'],
    ['a value in quotes', '{"a": "x|"}', 'value a "x" · in "'],
    ['a value without its blank', '{"a":|}', 'value a "" · lead " "'],
    ['a value before another member', '{"a": |\n"b": 1}', 'value a "" · comma behind'],
    ['an item', '{"a": ["x", "y|"]}', 'item a[] "y" · in "'],
    ['a key of an item', '{"a": [{}, {"|"}]}', 'key a[] "\\"\\""'],
    ['behind a value', '{"a": 1 |}', undefined],
    ['behind it all', '{"a": 1}|', undefined],
    ['a comment', '{ // a|\n}', undefined],
    ['a comment in a text', '{"a": "http://x|"}', 'value a "http://x" · in "'],
    ['an object that is open', '{"a": {"b": 1, |', 'key a "" · beside b=1'],
  ])('%s', (_, text, expected) => {
    expect(spot(text)).toBe(expected);
  });
});
