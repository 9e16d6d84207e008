import { toIdentityBlockSuggestion, toWholeSchemaSuggestion, type IdentityBlock } from './identityBlocks';
import { ownDoc, type KeyDoc } from '../reference/docs';
import identityTexts from '../reference/docs/identity-schema.json';
import { readConfig } from '../document/readConfig';
import type { Path } from '../reference/path';
import { traitsPath } from '../facts/identitySchema';
import { extension } from '../reference/extension';
import { namingKeywords, schemaPlace } from '../reference/schemaPlaces';
import structures from '../reference/structure/identityKeywords.json';
import { allowedAt, presence, type KeyStructure, type Scalar } from '../reference/structure';
import type { Version } from '../reference/versions';
import data from './identityBlocks.json';
import { keyText } from './keys';
import { choice, expandSnippet, placeholder, scalarText } from './snippetText';
import type { Spot } from './spot/types';
import { sortText, type Suggestion } from './suggestion';

const known = structures as unknown as Readonly<Record<string, KeyStructure>>;
const docs: Readonly<Record<string, KeyDoc>> = identityTexts;

/** What stands at a path of an identity schema. */
type Where = 'schema' | 'trait' | 'traits' | 'properties' | 'extension' | 'credentials' | 'other';

/** All blocks of identity schemas: JSON with placeholders of a snippet. */
export const identityBlocks: readonly IdentityBlock[] = data;

/** JSON Schema's keywords as identity schemas use them, with what follows them; the first ones are for traits, too. */
const keywords: Readonly<Record<string, string>> = {
  type: choice(['"string"', '"object"', '"boolean"', '"integer"', '"number"', '"array"']),
  title: '"$1"',
  format: choice(['"email"', '"tel"', '"uri"', '"date"', '"date-time"']),
  minLength: placeholder('1'),
  maxLength: placeholder('256'),
  pattern: '"$1"',
  enum: '[$1]',
  minimum: placeholder('0'),
  maximum: '$1',
  items: '{\n  $0\n}',
  properties: '{\n  $0\n}',
  required: '["$1"]',
  additionalProperties: choice(['false', 'true']),
  description: '"$1"',
  default: '$1',
};
const ofWhole: Readonly<Record<string, string>> = {
  $id: '"$1"',
  $schema: placeholder('"http://json-schema.org/draft-07/schema#"'),
  title: '"$1"',
  type: '"object"',
  properties: '{\n  $0\n}',
  required: '["$1"]',
  additionalProperties: choice(['false', 'true']),
};

/**
 * What can be written at a place of an identity schema: blocks, keywords of the right depth, their values in this
 * version. A schema that names its `$schema` gets JSON Schema's own keywords from the editor.
 */
export function suggestInSchema(text: string, spot: Spot | undefined, version: Version): readonly Suggestion[] {
  if (text.trim() === '')
    return identityBlocks
      .filter(({ where }) => where === 'whole')
      .map((block, i) => toWholeSchemaSuggestion(block, text, i));
  if (!spot) return [];
  if (spot.role === 'value') return valuesAt(spot, version, text);
  if (spot.role === 'item') return requiredNames(text, spot);
  const where = whereIs(spot.path);
  const isPlainElsewhere = /"\$schema"\s*:\s*"http/.test(text);
  return [
    ...identityBlocks
      .filter((block) => block.where === (where === 'properties' ? 'none' : where) && !spot.hasColon)
      .filter(({ lines }) => !spot.siblings.has(/^"([^"$]*)"/.exec(lines[0] ?? '')?.[1] ?? ''))
      .map((block, order) => toIdentityBlockSuggestion(block, spot, order)),
    ...extensionKeys(spot, where, version),
    ...(isPlainElsewhere ? [] : schemaKeys(spot, where)),
  ];
}

/**
 * What a path of a schema leads to: below `properties` stand names of the author's choice, below each name a schema
 * again.
 */
function whereIs(path: Path): Where {
  const at = path.indexOf(extension);
  if (at !== -1) {
    const below = path.slice(at + 1).join('.');
    return below === '' ? 'extension' : below === 'credentials' ? 'credentials' : 'other';
  }
  const place = schemaPlace(path);
  if (place === 'other') return 'other';
  const isOfTraits =
    traitsPath.every((name, depth) => path[depth] === name) &&
    path.slice(traitsPath.length).some((name) => namingKeywords.has(name));
  return place === 'names' ? (isOfTraits ? 'traits' : 'properties') : isOfTraits ? 'trait' : 'schema';
}

/** Keywords below `ory.sh/kratos`, and that block itself. */
function extensionKeys(spot: Spot, where: Where, version: Version): readonly Suggestion[] {
  if (where === 'trait')
    return spot.siblings.has(extension) ? [] : [toSchemaKeySuggestion(extension, '{\n  $0\n}', extension, 2, spot)];
  const at = spot.path.indexOf(extension);
  if (at === -1) return [];
  const parent = spot.path.slice(at + 1).join('.');
  return keywordsBelow(parent, version)
    .filter((name) => !spot.siblings.has(name))
    .map((name) => {
      const path = parent === '' ? name : `${parent}.${name}`;
      const values = listKeywordValues(path, version).map((value) => JSON.stringify(value));
      return toSchemaKeySuggestion(
        name,
        values.length > 0 ? choice(values) : '{\n  $0\n}',
        `${extension}.${path}`,
        1,
        spot,
      );
    });
}

function keywordsBelow(parent: string, version: Version): readonly string[] {
  const start = parent === '' ? '' : `${parent}.`;
  const below = Object.entries(known).filter(
    ([path, structure]) => path.startsWith(start) && presence(structure, version) === 'present',
  );
  return [...new Set(below.map(([path]) => path.slice(start.length).split('.')[0] ?? ''))];
}

/** The values that a keyword below `ory.sh/kratos` takes. */
function listKeywordValues(path: string, version: Version): readonly Scalar[] {
  const structure = Object.hasOwn(known, path) ? known[path] : undefined;
  if (structure?.type === 'boolean') return [true, false];
  return structure ? allowedAt(structure, version) : [];
}

function schemaKeys(spot: Spot, where: Where): readonly Suggestion[] {
  if (where === 'properties')
    return spot.path.length === 1 && !spot.siblings.has('traits')
      ? [
          toSchemaKeySuggestion(
            'traits',
            '{\n  "type": "object",\n  "properties": {\n    $0\n  }\n}',
            'properties.traits',
            1,
            spot,
          ),
        ]
      : [];
  if (where !== 'schema' && where !== 'trait') return [];
  return Object.entries(spot.path.length === 0 ? ofWhole : keywords)
    .filter(([name]) => !spot.siblings.has(name))
    .map(([name, value]) => toSchemaKeySuggestion(name, value, [...spot.path, name].join('.'), 3, spot));
}

function toSchemaKeySuggestion(name: string, value: string, path: string, group: number, spot: Spot): Suggestion {
  const title = ownDoc(docs, path.replace(`${extension}.`, ''))?.title;
  return {
    label: name,
    kind: 'key',
    ...keyText(spot, name, ` ${value}`),
    ...(title !== undefined && { detail: title }),
    sortText: sortText(group, 0) + name,
    ...(value.includes('$0') && !spot.hasColon && { asksAgain: true as const }),
    about: { kind: 'key', path },
  };
}

function valuesAt(spot: Spot, version: Version, text: string): readonly Suggestion[] {
  const at = spot.path.indexOf(extension);
  const own = at === -1 ? [] : listKeywordValues(spot.path.slice(at + 1).join('.'), version);
  const name = spot.path.at(-1);
  const plain =
    at === -1 && typeof name === 'string' && !/"\$schema"\s*:\s*"http/.test(text) ? plainValues(name, spot) : [];
  return [...own, ...plain].map((value, order) => toKeywordValueSuggestion(value, order, spot));
}

function plainValues(name: string, { path }: Spot): readonly Scalar[] {
  const snippet = (path.length === 1 ? ofWhole : keywords)[name] ?? '';
  const choices =
    /\|(.*)\|/.exec(snippet)?.[1]?.split(',') ??
    (name === '$schema' || name === 'type' ? [expandSnippet(snippet)] : []);
  return choices.map((text): Scalar => JSON.parse(text) as Scalar);
}

/** The names that can be required: those of the properties beside the list. */
function requiredNames(text: string, spot: Spot): readonly Suggestion[] {
  if (spot.path.at(-2) !== 'required') return [];
  const document = readConfig(text);
  const holder = spot.path.slice(0, -2);
  const written = document.value(...holder, 'required');
  const taken: readonly unknown[] = Array.isArray(written) ? written : [];
  return document
    .below(...holder, 'properties')
    .map(({ path }) => String(path.at(-1)))
    .filter((name) => !taken.includes(name))
    .map((name, order) => toKeywordValueSuggestion(name, order, spot));
}

function toKeywordValueSuggestion(value: Scalar, order: number, spot: Spot): Suggestion {
  const { start, end, lead, commaBefore, commaBehind } = spot;
  const path = spot.path.filter((name) => typeof name === 'string').join('.');
  return {
    label: String(value),
    kind: 'value',
    start,
    end,
    insertText: `${lead}${scalarText(value, spot)}${commaBehind === true ? ',' : ''}`,
    sortText: sortText(0, order),
    ...(commaBefore !== undefined && { commaBefore }),
    about: { kind: 'value', path, value: String(value) },
  };
}
