import { t } from '@vscode/l10n';
import { closest } from '../../document/closest';
import type { ConfigDocument, Entry } from '../../document/document';
import { buildFix } from '../../document/edits';
import type { Finding } from '../../document/finding';
import type { Plain } from '../../reference/structure';
import { keywordValues, subschemas, type KeywordValue } from '../../facts/schemaKeywords';
import { shown } from '../schema/finding';
import { shapeFindings } from './shape';
import type { IdentityRule } from './types';

const types: readonly string[] = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/**
 * A keyword of JSON Schema with a value that it does not take. Kratos holds every identity schema as a whole against
 * the meta-schema of draft 7 when it starts, definitions that nothing refers to and schemas of other drafts included.
 */
export const metaSchema: IdentityRule = {
  name: 'identity-meta-schema',
  check: (schema) => (shapeFindings(schema).length > 0 ? [] : [...findWrongValues(schema.document)]),
};

function* findWrongValues(document: ConfigDocument): Generator<Finding> {
  const steps: Pick<Entry, 'path'>[] = [{ path: [] }];
  for (let step = steps.pop(); step; step = steps.pop()) {
    for (const keyword of document.below(...step.path)) {
      const wanted = keywordValues.get(keyword.path.at(-1));
      if (wanted === undefined) continue;
      if (!takes(wanted, keyword.value)) {
        yield report(keyword, wanted);
        continue;
      }
      for (const part of subschemas(document, keyword)) {
        if (isObject(part.value)) steps.push(part);
        else if (typeof part.value !== 'boolean') yield report(part, 'schema');
      }
    }
  }
}

function takes(wanted: KeywordValue, value: unknown): boolean {
  switch (wanted) {
    case 'text':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'positive-number':
      return typeof value === 'number' && value > 0;
    case 'count':
      return Number.isInteger(value) && (value as number) >= 0;
    case 'list':
      return Array.isArray(value);
    case 'names':
      return isNames(value);
    case 'types':
      return isType(value) || (isDifferent(value) && value.length > 0 && value.every(isType));
    case 'choices':
      return isDifferent(value) && value.length > 0;
    // What is no schema is said of the part itself.
    case 'schema':
      return true;
    case 'schemas':
      return Array.isArray(value) && value.length > 0;
    case 'schema-or-schemas':
      return !Array.isArray(value) || value.length > 0;
    case 'schemas-by-name':
      return isObject(value);
    case 'schemas-or-names-by-name':
      return isObject(value) && Object.values(value).every((one) => !Array.isArray(one) || isNames(one));
  }
}

function describe(wanted: KeywordValue): string {
  switch (wanted) {
    case 'text':
      return t('a text');
    case 'flag':
      return t('true or false');
    case 'number':
      return t('a number');
    case 'positive-number':
      return t('a number greater than 0');
    case 'count':
      return t('a whole number of at least 0');
    case 'list':
      return t('a list');
    case 'names':
      return t('a list of names, each once');
    case 'types':
      return t('one of {0}, or a list of these, each once', types.join(', '));
    case 'choices':
      return t('a list of at least one value, each once');
    case 'schema':
      return t('a schema: an object, true or false');
    case 'schemas':
      return t('a list of at least one schema');
    case 'schema-or-schemas':
      return t('a schema, or a list of at least one');
    case 'schemas-by-name':
      return t('an object with a schema for each name');
    case 'schemas-or-names-by-name':
      return t('an object with a schema, or a list of names, for each name');
  }
}

function report({ path, place, value }: Entry, wanted: KeywordValue): Finding {
  const meant = wanted === 'types' && typeof value === 'string' ? closest(value, types) : undefined;
  return {
    ...place,
    code: 'kratos/identity-meta-schema',
    severity: 'error',
    message: t('{0} must be {1}, not {2}.', String(path.at(-1)), describe(wanted), brief(value)),
    effect: t('Kratos does not start.'),
    stops: true,
    fixes: meant === undefined ? [] : buildFix(t('Write {0}', meant), [{ place, text: JSON.stringify(meant) }], true),
  };
}

function brief(value: Plain): string {
  const text = shown(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isType(value: unknown): boolean {
  return typeof value === 'string' && types.includes(value);
}

function isNames(value: unknown): boolean {
  return isDifferent(value) && value.every((name) => typeof name === 'string');
}

function isDifferent(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && new Set(value.map((one) => JSON.stringify(one))).size === value.length;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
