import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../src/config/document/readConfig';
import { outsideRefs, partAt, standsForSchema } from '../../../../src/config/navigation/schemaParts';

const text = `{
  "$id": "https://a/person.json",
  "definitions": { "na/me": { "type": "string" }, "unused": {} },
  "properties": {
    "traits": {
      "properties": {
        "first": { "$ref": "#/definitions/na~1me" },
        "last": { "$ref": "#/definitions/na~1me" },
        "other": { "$ref": "parts/other.json#/x" },
        "far": { "$ref": "https://a/b.json" }
      },
      "required": ["first", "missing"]
    }
  }
}`;
const schema = readConfig(text);

function at(words: string): string | undefined {
  const part = partAt(schema, text.indexOf(words) + words.length - 1);
  return part && `${part.described.path.join('.')} ← ${part.named.map(({ path }) => path.join('.')).join(' ')}`;
}

describe('a part of an identity schema', () => {
  it.each([
    [
      '"first": { "$ref": "#/def',
      'definitions.na/me ← properties.traits.properties.first.$ref properties.traits.properties.last.$ref',
    ],
    [
      '"definitions": { "na',
      'definitions.na/me ← properties.traits.properties.first.$ref properties.traits.properties.last.$ref',
    ],
    ['["fir', 'properties.traits.properties.first ← properties.traits.required.0'],
    ['"fir', 'properties.traits.properties.first ← properties.traits.required.0'],
  ])('is found from %s', (words, expected) => {
    expect(at(words)).toBe(expected);
  });

  it.each(['"unu', '"mis', '"typ', '"parts/oth', '"https://a/b'])('is not %s', (words) => {
    expect(at(words)).toBeUndefined();
  });

  it('may lie in a file beside', () => {
    expect(outsideRefs(schema).map(({ start, end, path }) => `${text.slice(start, end)} → ${path}`)).toEqual([
      'parts/other.json#/x → parts/other.json',
    ]);
  });

  it('is the whole at its head', () => {
    expect(standsForSchema(schema, text.indexOf('$id'))).toBe(true);
    expect(standsForSchema(schema, text.indexOf('"traits') + 3)).toBe(true);
    expect(standsForSchema(schema, text.indexOf('"first') + 3)).toBe(false);
  });
});
