import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../../src/config/document/parse';
import { readConfig } from '../../../../src/config/document/readConfig';
import { schemaPath } from '../../../../src/config/reference/path';

describe('a configuration', () => {
  it('is read with its places', () => {
    const text = 'identity:\n  schemas:\n    - id: a\n      url: file://x\nempty:\n';
    const config = readConfig(text);
    const url = config.get('identity', 'schemas', 0, 'url');
    expect(url).toMatchObject({ value: 'file://x' });
    expect(text.slice(url?.key?.start, url?.key?.end)).toBe('url');
    expect(text.slice(url?.place.start, url?.place.end)).toBe('file://x');
    expect(config.value('identity')).toEqual({ schemas: [{ id: 'a', url: 'file://x' }] });
    expect(config.below('identity', 'schemas').map(({ path }) => schemaPath(path))).toEqual(['identity.schemas[]']);
    expect(config.get('empty')).toMatchObject({ value: null });
    expect(config.get('identity', 'schemas', 1)).toBeUndefined();
    expect(config.broken).toBe(false);
  });

  it('takes in what is merged, unless it says otherwise itself', () => {
    const merged = 'x: &x {a: 1, b: 2}\ny: &y {c: 5, b: 6}\nz: {a: 3, <<: [*x, *y]}\n';
    expect(readConfig(merged).value('z')).toEqual({ a: 3, b: 2, c: 5 });
    expect(readConfig('x: &x {a: 1}\nz:\n  <<: *x\n  a: 3\n').get('z', 'a')?.value).toBe(3);
    expect(readConfig('x: &x {a: 1}\nz:\n  <<: *x\n').below('z')).toHaveLength(1);
  });

  it('ends where aliases run in a circle or open without end', () => {
    expect(readConfig('a: &a\n  b: *a\n').value('a', 'b')).toBeNull();
    const bomb = ['a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]'];
    for (let n = 1; n < 12; n += 1)
      bomb.push(`a${n}: &a${n} [${Array.from({ length: 10 }, () => `*a${n - 1}`).join(', ')}]`);
    expect(readConfig(bomb.join('\n')).entries.length).toBeLessThanOrEqual(100_000);
  });

  it('takes in once what merges bring again and again', () => {
    const tower = ['x0: &x0 {k: 1}'];
    for (let n = 1; n < 60; n += 1) tower.push(`x${n}: &x${n}\n  own${n}: 1\n  <<: [*x${n - 1}, *x${n - 1}]`);
    const config = readConfig(tower.join('\n'));
    expect(config.value('x59', 'k')).toBe(1);
    expect(config.below('x59')).toHaveLength(60);
    expect(config.broken).toBe(false);
  });

  it('gives an alias the last anchor of its name above it', () => {
    const config = readConfig('a: &x 1\nb: *x\nc: &x 2\nd: *x\ne: {<<: *y}\nf: &y {g: 3}\n');
    expect([config.value('b'), config.value('d')]).toEqual([1, 2]);
    expect(config.problems.map(({ code, message }) => [code, message])).toEqual([['unresolved-alias', 'y']]);
  });

  it.each([
    ['dashes', `a: ${'- '.repeat(5_000)}`],
    ['brackets', `a: ${'['.repeat(5_000)}`],
    ['tags', `a: ${'!a '.repeat(5_000)}`],
    ['anchors', `a: ${'&a '.repeat(5_000)}`],
    ['keys in question', '? '.repeat(5_000)],
    ['JSON', '{"a":'.repeat(5_000)],
  ])('of many levels is one problem: %s', (_, text) => {
    expect(readConfig(text)).toMatchObject({ broken: true, entries: [], problems: [{ code: 'RESOURCE_EXHAUSTION' }] });
  });

  it('says where it opens to more settings than are read', () => {
    const bomb = ['a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]'];
    for (let n = 1; n < 8; n += 1)
      bomb.push(`a${n}: &a${n} [${Array.from({ length: 10 }, () => `*a${n - 1}`).join(', ')}]`);
    const { broken, problems } = readConfig(bomb.join('\n'));
    expect({ broken, codes: problems.map(({ code }) => code) }).toEqual({ broken: true, codes: ['too-many-settings'] });
  });

  it('is found below a root, and is the first document that is a mapping', () => {
    const values = 'kratos:\n  config:\n    dsn: memory\n';
    expect(readConfig(values, ['kratos', 'config']).value('dsn')).toBe('memory');
    expect(readConfig(values, ['kratos', 'other']).entries).toEqual([]);
    expect(readConfig('--- text\n---\ndsn: memory\n').value('dsn')).toBe('memory');
  });

  it('is read as far as it goes, whatever it is', () => {
    expect(readConfig('dsn: memory\nsession: [\n')).toMatchObject({ broken: true });
    expect(readConfig('dsn: memory\nsession: [\n').value('dsn')).toBe('memory');
    const piece = fc.constantFrom(
      'a: ',
      'b',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '&x ',
      '*x',
      '<<: ',
      ',',
      ':',
      '"',
      "'",
      '|',
      '\t',
      '---\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        for (const { place } of readConfig(text).entries) {
          expect(place.start).toBeGreaterThanOrEqual(0);
          expect(place.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('what stands in the way of reading a configuration', () => {
  it('is told with its place, up to the end of the document that is read', () => {
    const text = 'dsn: *nowhere\nsession: {}\n---\nfoo: [\n';
    expect(readConfig(text).problems).toMatchObject([{ code: 'unresolved-alias', start: 5, end: 13 }]);
    expect(readConfig('dsn: memory\nsession: [\n').problems).not.toEqual([]);
  });

  it('is a key that stands twice, but not one that a merge brings too', () => {
    const [twice, ...others] = readConfig('cookies:\n  path: /\n  path: /a\n').repeated;
    expect(twice).toMatchObject({ name: 'path', first: { start: 11 }, key: { start: 21 } });
    expect(others).toEqual([]);
    expect(readConfig('a: &a {b: 1}\nc: {<<: *a, b: 2}\nd: *a\n').repeated).toEqual([]);
  });

  it('is no comment in JSON: an editor may have them', () => {
    const config = readConfig('{\n  // a comment\n  "dsn": "sqlite://a" /* another */\n}\n');
    expect(config).toMatchObject({ isJson: true, broken: false });
    expect(config.value('dsn')).toBe('sqlite://a');
  });
});

it('is parsed once for all that read the same text', () => {
  const text = 'dsn: memory\n';
  expect(parseText(text)).toBe(parseText(text));
  for (let i = 0; i < 20; i += 1) parseText(`a: ${String(i)}`);
  expect(parseText(text).documents).toHaveLength(1);
});

it('notes of a mistake where it stands in the text, and not where the parser was', () => {
  const { stackTraceLimit } = Error;
  const [error] = parseText('a: ]\n').documents[0]?.errors ?? [];
  expect(error?.code).toBe('UNEXPECTED_TOKEN');
  expect(error?.stack).not.toContain('\n    at ');
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
});
