import { ownStructure, type Plain } from '../../reference/structure';
import { readCsv } from './csv';

/**
 * What Kratos makes of a variable's text. It never refuses one: what it cannot read becomes `false`, `0` or nothing.
 */
export type Reading =
  | { readonly value: Plain; readonly trouble?: undefined }
  | { readonly value: Plain; readonly trouble: 'boolean' | 'number' | 'json' | 'json-scalar' | 'csv' | 'hooks' };

/** The words that Go knows for yes and no. */
const truths: ReadonlySet<string> = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const falsities: ReadonlySet<string> = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

/**
 * What Kratos makes of a text that a variable gives to a path of the schema, by the type that the schema has there. A
 * list of texts is read as JSON if it is any, else split at its commas; another list and a block are read as JSON; of a
 * list of hooks the schema gives no type, so the text stays a text.
 */
export function readVariable(path: string, text: string): Reading {
  switch (ownStructure(path)?.type ?? 'string') {
    case 'boolean':
      return truths.has(text)
        ? { value: true }
        : falsities.has(text)
          ? { value: false }
          : { value: false, trouble: 'boolean' };
    case 'integer':
      return ofNumber(
        /^[-+]?(?:0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|\d+)(?:\.0*)?$/.test(text)
          ? parseGoInteger(text)
          : Number.NaN,
      );
    case 'number':
      return ofNumber(text.trim() === '' ? Number.NaN : Number(text));
    case 'object':
      return ofJson(text);
    case 'array':
      return ofList(path, text);
    default:
      return { value: text };
  }
}

function ofNumber(value: number): Reading {
  return Number.isFinite(value) ? { value } : { value: 0, trouble: 'number' };
}

/** As Go reads an integer: a zero in front makes it octal. */
function parseGoInteger(text: string): number {
  const [, sign = '', digits = ''] = /^([-+]?)(.*?)(?:\.0*)?$/.exec(text) ?? [];
  const number = Number(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return sign === '-' ? -number : number;
}

function ofList(path: string, text: string): Reading {
  if (path.endsWith('.hooks')) return { value: text, trouble: 'hooks' };
  if (ownStructure(`${path}[]`)?.type !== 'string') return ofJson(text);
  if (parsed(text) !== undefined) return ofJson(text, 'json-scalar');
  const items = readCsv(text);
  return items ? { value: items } : { value: null, trouble: 'csv' };
}

/** JSON that is a list or an object. */
function ofJson(text: string, trouble: 'json' | 'json-scalar' = 'json'): Reading {
  const value = parsed(text);
  return typeof value === 'object' && value !== null ? { value } : { value: null, trouble };
}

function parsed(text: string): Plain | undefined {
  try {
    return JSON.parse(text) as Plain;
  } catch {
    return undefined;
  }
}
