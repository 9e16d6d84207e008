import { isObject, objectAt, filledTextAt, readJson } from '../../flow/json';

/** What a server says against a part of an identity. */
export interface FieldRefusal {
  /** Which part, as names and positions from the identity down: `['traits', 'email']`. Empty for the whole. */
  readonly path: readonly string[];
  /** In the words of the server. */
  readonly what: string;
}

/** Why a server did not write an identity, as far as it tells. */
export interface Refusal {
  readonly fields: readonly FieldRefusal[];
  /** 409: an identifier, an address or an external id is somebody else's. The server does not say which. */
  readonly isDuplicate: boolean;
  /** A key of the body that this version does not know. */
  readonly unknownKey?: string;
}

/** Reads what stands in `error` of an answer, alone or of one line of a batch; never throws. */
export function readRefusal(error: unknown): Refusal {
  if (!isObject(error)) return { fields: [], isDuplicate: false };
  const [reason = '', message = ''] = [filledTextAt(error, 'reason'), filledTextAt(error, 'message')];
  const [, unknownKey] = /unknown field "([^"]*)"/.exec(message) ?? [];
  return {
    fields: readFields(reason === '' ? message : reason),
    isDuplicate: error.code === 409,
    ...(unknownKey !== undefined && { unknownKey }),
  };
}

/** Reads the body of an answer. */
export function readRefusalBody(body: string): Refusal {
  const json = readJson(body);
  return readRefusal(isObject(json) ? objectAt(json, 'error') : undefined);
}

/**
 * Reads the lines of a validation, `I[#/traits/email] S[#/…] what is wrong`: where several are wrong, the first names
 * them all and says nothing. What is missing, or one too many, is told of the object, and named in the words. A part
 * that two places of the schema describe is told twice.
 */
function readFields(text: string): readonly FieldRefusal[] {
  const fields = text.split('\n').flatMap((line): readonly FieldRefusal[] => {
    const [, pointer = '', , what = ''] = /^\s*I\[#([^\]]*)\] S\[#([^\]]*)\] (.+)$/.exec(line) ?? [];
    if (what === '' || /^validation failed$/.test(what)) return [];
    const path = readPointer(pointer);
    const [, listed] = /^(?:missing properties:|additionalProperties) (.+?)(?: not allowed)?$/.exec(what) ?? [];
    const names = listed === undefined ? [] : [...listed.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name);
    return names.length === 0 ? [{ path, what }] : names.map((name) => ({ path: [...path, name], what }));
  });
  return [...new Map(fields.map((field) => [JSON.stringify(field), field])).values()];
}

/** The names of a JSON Pointer as the validator writes it, with escapes of addresses. */
function readPointer(pointer: string): readonly string[] {
  const names = pointer.split('/').slice(1);
  return names.map((name) => decode(name).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
