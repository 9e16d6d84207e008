import { t } from '@vscode/l10n';
import { flagAt, isObject, listAt, numberAt, objectAt, textAt, type JsonObject } from '../../flow/json';
import { resolve } from '../form/schema';
import { isSame } from '../patch/diff';
import { typesOf, typeWords } from './schemaAt';
import type { ImportFinding } from './types';

/** A value of the traits that the schema marks for more than to be kept. */
export interface MarkedValue {
  readonly mark: 'identifier' | 'verification' | 'recovery';
  /** Of an identifier, the kind of credential; of an address, the way to it: `email`, `sms`. */
  readonly of: string;
  readonly path: string;
  readonly value: string;
}

/** What a walk along a schema found. */
export interface TraitsRead {
  readonly findings: ImportFinding[];
  readonly marked: MarkedValue[];
}

const extension = 'ory.sh/kratos';
/** Schemas that refer to themselves have an end here, as lists have below. */
const deepest = 60;
const mostItems = 1000;

/**
 * Holds traits to their schema as far as that is certain: types, what is missing or one too many, choices, lengths.
 * What is of several shapes, patterns and formats are left to the server, but for addresses of e-mail that are none.
 */
export function checkTraits(root: unknown, traits: unknown): TraitsRead {
  const read: TraitsRead = { findings: [], marked: [] };
  walk(root, { traits }, [], { root, read, depth: 0 });
  return read;
}

interface Walk {
  readonly root: unknown;
  readonly read: TraitsRead;
  readonly depth: number;
}

function walk(given: unknown, value: unknown, path: readonly string[], at: Walk): void {
  const schema = at.depth > deepest ? undefined : resolve(given, at.root);
  if (!schema) return;
  const { findings, marked } = at.read;
  const inner: Walk = { ...at, depth: at.depth + 1 };
  const wrong = (what: string, where = path, weight: ImportFinding['weight'] = 'wrong'): void => {
    findings.push({ weight, path: where.join('.'), what });
  };
  for (const part of listAt(schema, 'allOf')) walk(part, value, path, inner);
  // Marks count wherever Kratos comes to them; what is wrong by one alternative may be right by another.
  for (const part of [...listAt(schema, 'anyOf'), ...listAt(schema, 'oneOf')])
    walk(part, value, path, { ...inner, read: { findings: [], marked } });
  const types = typesOf(schema);
  if (types.length > 0 && !types.some((type) => isOf(value, type))) {
    wrong(t('It has to be {0}, by the identity schema.', typeWords(types)));
    return;
  }
  if (Array.isArray(schema.enum) && !schema.enum.some((one) => isSame(one, value)))
    wrong(
      t(
        'It has to be one of these: {0}.',
        schema.enum
          .slice(0, 20)
          .map((one) => JSON.stringify(one))
          .join(', '),
      ),
    );
  if (schema.const !== undefined && !isSame(schema.const, value))
    wrong(t('It has to be {0}.', JSON.stringify(schema.const)));
  if (typeof value === 'string') {
    checkText(schema, value, wrong);
    mark(schema, value, path, marked);
  } else if (typeof value === 'number') {
    checkNumber(schema, value, wrong);
    mark(schema, String(value), path, marked);
  } else if (Array.isArray(value)) {
    if (value.length < (numberAt(schema, 'minItems') ?? 0)) wrong(t('The list is too short.'));
    if (value.length > (numberAt(schema, 'maxItems') ?? Infinity)) wrong(t('The list is too long.'));
    if (isObject(schema.items))
      for (const [number, item] of value.slice(0, mostItems).entries())
        walk(schema.items, item, [...path, String(number)], inner);
  } else if (isObject(value)) walkMembers(schema, value, path, inner, wrong);
}

type Wrong = (what: string, where?: readonly string[], weight?: ImportFinding['weight']) => void;

function walkMembers(schema: JsonObject, value: JsonObject, path: readonly string[], at: Walk, wrong: Wrong): void {
  const properties = objectAt(schema, 'properties') ?? {};
  for (const name of listAt(schema, 'required'))
    if (typeof name === 'string' && !Object.hasOwn(value, name))
      wrong(t('It is missing, and the identity schema wants it.'), [...path, name]);
  for (const [name, member] of Object.entries(value)) {
    if (Object.hasOwn(properties, name)) walk(properties[name], member, [...path, name], at);
    else if (schema.additionalProperties === false && !isObject(schema.patternProperties))
      wrong(t('The identity schema does not allow it.'), [...path, name]);
  }
}

function isOf(value: unknown, type: string): boolean {
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'null':
      return value === null;
    default:
      return true;
  }
}

function checkText(schema: JsonObject, value: string, wrong: Wrong): void {
  const { length } = Array.from(value);
  if (length < (numberAt(schema, 'minLength') ?? 0))
    wrong(t('It is too short: {0} signs are the least.', String(schema.minLength)));
  if (length > (numberAt(schema, 'maxLength') ?? Infinity))
    wrong(t('It is too long: {0} signs are the most.', String(schema.maxLength)));
  if (textAt(schema, 'format') === 'email' && !/^[^@\s]+@[^@\s]+$/.test(value))
    wrong(t('It does not look like an e-mail address.'), undefined, 'doubtful');
}

function checkNumber(schema: JsonObject, value: number, wrong: Wrong): void {
  if (value < (numberAt(schema, 'minimum') ?? -Infinity))
    wrong(t('It is too small: {0} is the least.', String(schema.minimum)));
  if (value > (numberAt(schema, 'maximum') ?? Infinity))
    wrong(t('It is too great: {0} is the most.', String(schema.maximum)));
}

/** Notes a value that signs in, or that is an address, by the marks of Kratos in its schema. */
function mark(schema: JsonObject, value: string, path: readonly string[], marked: MarkedValue[]): void {
  const marks = objectAt(schema, extension);
  if (!marks || value.trim() === '') return;
  const add = (kind: MarkedValue['mark'], of: string): void => {
    marked.push({ mark: kind, of, path: path.join('.'), value });
  };
  for (const [type, credential] of Object.entries(objectAt(marks, 'credentials') ?? {}))
    if (isObject(credential) && flagAt(credential, 'identifier')) add('identifier', type);
  for (const kind of ['verification', 'recovery'] as const) {
    const via = textAt(objectAt(marks, kind) ?? {}, 'via');
    if (via !== undefined) add(kind, via);
  }
}
