import { isObject, type JsonObject } from '../flow/json';

/** Parameters whose value says what is asked for, and is nobody's secret. */
const shown = ['aal', 'refresh'];

/** The path of an address, without what stands before Kratos's own paths and without ids and tokens. */
export function shortPath(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) return '';
  const at = parsed.pathname.search(/\/(?:self-service|sessions)\//);
  const query = shown.flatMap((name) => {
    const value = parsed.searchParams.get(name) ?? '';
    return /^\w{1,10}$/.test(value) ? [`${name}=${value}`] : [];
  });
  return parsed.pathname.slice(Math.max(0, at)) + (query.length > 0 ? `?${query.join('&')}` : '');
}

/** So many names are told. */
const most = 6;

/** The names of the fields of a body, those of objects with dots; the token that every form has is left out. */
export function fieldNames(fields: JsonObject): readonly string[] {
  const names = namesIn(fields, 0).filter((name) => name !== 'csrf_token');
  return names.length > most ? [...names.slice(0, most), '…'] : names;
}

function namesIn(fields: JsonObject, depth: number): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    isObject(value) && depth < 3 ? namesIn(value, depth + 1).map((inner) => `${name}.${inner}`) : [name],
  );
}
