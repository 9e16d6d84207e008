import { t } from '@vscode/l10n';
import { filledTextAt, isObject, listAt, objectAt, type JsonObject } from '../../flow/json';
import { joinAllOf, kindOf, resolve } from './schema';
import type { FormNode, InputNode } from '../../flow/form/formNode';

/** Deeper than this a value is typed as JSON: a schema may contain itself. */
const deepest = 6;

/** What a part is made for. */
interface Wanted {
  readonly name: string;
  readonly schema: unknown;
  /** The whole document, which references lead into. */
  readonly root: unknown;
  /** Its value now; undefined for none. */
  readonly value: unknown;
  readonly required: boolean;
  readonly depth?: number;
}

/**
 * Makes the part of a form that a schema describes, with a value in it. What cannot be shown as fields, a value that is
 * not what its schema says among it, is typed as JSON, so that nothing of it is lost. Never throws.
 */
export function buildNode(wanted: Wanted): FormNode {
  const { name, root, value, required, depth = 0 } = wanted;
  const plain = resolve(wanted.schema, root);
  const schema = plain && joinAllOf(plain, root);
  const label = (schema && filledTextAt(schema, 'title')) ?? name;
  const hint = schema && filledTextAt(schema, 'description');
  const base = { name, label, required, ...(hint !== undefined && { hint }) };
  const asJson = (): FormNode => ({ kind: 'json', ...base, text: writeJson(value) });
  if (!schema || depth > deepest) return asJson();
  const options = readOptions(schema);
  if (options) return { kind: 'choice', ...base, ...chosen(options, value) };
  switch (kindOf(schema)) {
    case 'boolean':
      return value === undefined || typeof value === 'boolean'
        ? { kind: 'choice', ...base, ...chosen(yesOrNo(), value) }
        : asJson();
    case 'string':
      return value === undefined || typeof value === 'string'
        ? { kind: 'input', ...base, ...textInput(schema, value ?? ''), ...(value === '' && { wasEmpty: true }) }
        : asJson();
    case 'number':
    case 'integer':
      return value === undefined || typeof value === 'number'
        ? {
            kind: 'input',
            ...base,
            inputType: 'text',
            of: schema.type === 'integer' ? 'integer' : 'number',
            text: value === undefined ? '' : String(value),
          }
        : asJson();
    case 'array': {
      if (value !== undefined && !Array.isArray(value)) return asJson();
      const item = (of: unknown, position: number): FormNode =>
        buildNode({ name: String(position), schema: schema.items, root, value: of, required: true, depth: depth + 1 });
      const items = (value ?? []).map(item);
      return { kind: 'list', ...base, items, blank: item(undefined, 0), wasThere: value !== undefined };
    }
    case 'object':
      return value === undefined || isObject(value)
        ? {
            kind: 'group',
            ...base,
            fields: buildFields(schema, root, value ?? {}, depth),
            wasThere: value !== undefined,
          }
        : asJson();
    case 'mixed':
      return asJson();
  }
}

/** The fields of an object in the order of its schema; what the schema does not name follows as JSON. */
function buildFields(schema: JsonObject, root: unknown, value: JsonObject, depth: number): readonly FormNode[] {
  const properties = objectAt(schema, 'properties') ?? {};
  const required = new Set(listAt(schema, 'required'));
  const named = Object.entries(properties).map(([name, of]) =>
    buildNode({ name, schema: of, root, value: own(value, name), required: required.has(name), depth: depth + 1 }),
  );
  const others = Object.keys(value)
    .filter((name) => !Object.hasOwn(properties, name))
    .map((name): FormNode => ({ kind: 'json', name, label: name, required: false, text: writeJson(value[name]) }));
  return [...named, ...others];
}

function own(value: JsonObject, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

const typesOfFormats: Readonly<Record<string, string>> = {
  email: 'email',
  tel: 'tel',
  date: 'date',
  uri: 'url',
};

/** A date that the element could not show is typed as text. */
function textInput(schema: JsonObject, text: string): Pick<InputNode, 'inputType' | 'of' | 'text'> {
  const inputType = typesOfFormats[filledTextAt(schema, 'format') ?? ''] ?? 'text';
  const isShown = inputType !== 'date' || text === '' || /^\d{4}-\d\d-\d\d$/.test(text);
  return { inputType: isShown ? inputType : 'text', of: 'string', text };
}

type Options = readonly { readonly text: string; readonly label: string }[];

/** What may be chosen: of `enum`, or of `oneOf` with a constant each, which have titles. */
function readOptions(schema: JsonObject): Options | undefined {
  const listed = listAt(schema, 'enum');
  if (listed.length > 0) return listed.map(option);
  const constants = listAt(schema, 'oneOf').filter((one) => isObject(one) && 'const' in one) as readonly JsonObject[];
  if (constants.length === 0 || constants.length !== listAt(schema, 'oneOf').length) return undefined;
  return constants.map((one) => ({
    ...option(one.const),
    label: filledTextAt(one, 'title') ?? option(one.const).label,
  }));
}

function option(value: unknown): Options[number] {
  const text = JSON.stringify(value);
  return { text, label: typeof value === 'string' && value !== '' ? value : text };
}

function yesOrNo(): Options {
  return [
    { text: 'true', label: t('Yes') },
    { text: 'false', label: t('No') },
  ];
}

/** A value that cannot be chosen stands among the options, so that it stays. */
function chosen(options: Options, value: unknown): { readonly options: Options; readonly text: string } {
  const text = value === undefined ? '' : JSON.stringify(value);
  return text === '' || options.some((one) => one.text === text)
    ? { options, text }
    : { options: [...options, option(value)], text };
}

/** A value as it is typed; nothing for none. */
export function writeJson(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value, undefined, 2);
}
