import { describe, expect, it } from 'vitest';
import type { Place } from '../../../../src/config/document/document';
import { readConfig } from '../../../../src/config/document/readConfig';
import { anchorAt } from '../../../../src/config/navigation/anchors';
import { nameAt } from '../../../../src/config/navigation/names';
import { renamableAt, renameSchema } from '../../../../src/config/navigation/renameSchema';
import { applyEdits } from '../document/applyEdits';

const text = `identity:
  default_schema_id: person
  schemas:
    - id: robot
      url: file://./robot.json
    - id: person
      url: file://./person.json
    - id: robot
      url: file://./other.json
selfservice:
  flows:
    recovery:
      use: code
    registration:
      after:
        password:
          hooks: [{hook: session}]
        hooks: []
  methods:
    password: {enabled: true}
    code: {enabled: true}
hashers:
  algorithm: bcrypt
  bcrypt: {cost: 12}
tracing:
  provider: otel
  providers:
    otlp: {server_url: a}
`;
const config = readConfig(text);
/** Names by their lines, from 1. */
const lines = (places: readonly Place[]): number[] =>
  places.map(({ start }) => text.slice(0, start).split('\n').length);
/** What is found at the last place of a text. */
function at(words: string): string | undefined {
  const found = nameAt(config, text.lastIndexOf(words) + words.length - 1);
  return found && `${found.kind} given ${lines(found.given).join()} used ${lines(found.used).join()}`;
}

describe('a name', () => {
  it.each([
    ['default_schema_id: person', 'schema given 6 used 2'],
    ['- id: person', 'schema given 6 used 2'],
    ['- id: robot', 'schema given 4,8 used '],
    ['use: code', 'method given 21 used 13'],
    ['        password', 'method given 20 used 16'],
    ['algorithm: bcrypt', 'hasher given 24 used 23'],
    ['provider: otel', 'tracing given 28 used 26'],
  ])('at %s leads to its bearer', (words, expected) => {
    expect(at(words)).toBe(expected);
  });

  it.each([
    'default_schema_id',
    'after:\n        password:\n          hooks',
    '        hooks',
    'url: file://./person.json',
    'hook: session',
  ])('is not %s', (words) => {
    expect(at(words)).toBeUndefined();
  });
});

/** The text after a rename, or why there is none. */
function renamed(source: string, words: string, name: string): string {
  const result = renameSchema(readConfig(source), source.indexOf(words) + words.length, name);
  if ('refusal' in result) return result.refusal;
  return applyEdits(source, result.edits);
}

describe('renaming a schema', () => {
  it('changes its id and what names it', () => {
    expect(renamed(text, 'default_schema_id: person', 'human')).toBe(
      text.replace('_id: person', '_id: human').replace('- id: person', '- id: human'),
    );
    expect(renamed(text, '- id: person', 'human')).toBe(renamed(text, 'default_schema_id: person', 'human'));
  });

  it('of two with one id leaves the uses with the first', () => {
    const twice = 'identity:\n  default_schema_id: a\n  schemas: [{id: a, url: x}, {id: a, url: y}]\n';
    expect(renamed(twice, '{id: a, url: x}, {id: a', 'b')).toBe(twice.replace('{id: a, url: y}', '{id: b, url: y}'));
    expect(renamed(twice, '{id: a', 'b')).toBe(
      'identity:\n  default_schema_id: b\n  schemas: [{id: b, url: x}, {id: a, url: y}]\n',
    );
  });

  it('quotes where it must', () => {
    const json = '{"identity": {"default_schema_id": "a", "schemas": [{"id": "a", "url": "x"}]}}';
    expect(renamed(json, '"id": "a', 'b "c"')).toBe(json.replaceAll('"a"', '"b \\"c\\""'));
    expect(renamed('identity:\n  schemas:\n    - id: a\n', 'id: a', 'true')).toContain('- id: "true"');
  });

  it.each([
    ['', 'The id of an identity schema is not empty.'],
    ['  ', 'The id of an identity schema is not empty.'],
    ['robot', 'Another identity schema has the id robot already.'],
  ])('refuses “%s”', (name, sentence) => {
    expect(renamed(text, 'default_schema_id: person', name)).toBe(sentence);
  });

  it('refuses everything else, and what an anchor brings along', () => {
    expect(renamed(text, 'use: code', 'link')).toBe('Only the id of an identity schema can be renamed here.');
    expect(renamableAt(config, 0)).toEqual({ refusal: 'Only the id of an identity schema can be renamed here.' });
    const shared = 'x: &s {id: a, url: y}\nidentity:\n  schemas:\n    - *s\n';
    expect(renamed(shared, 'id: a', 'b')).toMatch(/^Only|^This id comes from an anchor/);
  });
});

describe('an anchor', () => {
  const yaml = 'a: &page\n  url: x\nb: *page\nc: [*page]\nd: a & b\n';
  const found = (offset: number): string | undefined => {
    const anchor = anchorAt(yaml, offset);
    return anchor && [anchor.anchor, ...anchor.aliases].map(({ start, end }) => yaml.slice(start, end)).join();
  };
  it('is found from itself and from its aliases', () => {
    expect(found(yaml.indexOf('&page') + 2)).toBe('&page,*page,*page');
    expect(found(yaml.indexOf('*page') + 2)).toBe('&page,*page,*page');
  });
  it('is nothing else', () => {
    expect(found(yaml.indexOf('& b'))).toBeUndefined();
    expect(found(yaml.indexOf('url'))).toBeUndefined();
    expect(anchorAt('a: *missing\n', 5)).toBeUndefined();
  });
});
