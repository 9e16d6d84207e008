import { deepest, isObject, objectAt, type JsonObject } from '../flow/json';

/**
 * Whether a part of a text stands somewhere in what an identity is known by, in the JSON of the admin side: its traits,
 * its external id, the identifiers of its credentials. Capitals do not count; an empty text is in nobody.
 */
export function matches(identity: JsonObject, part: string): boolean {
  const wanted = part.trim().toLowerCase();
  if (wanted === '') return false;
  if (holds(identity.traits, wanted, deepest) || holds(identity.external_id, wanted, deepest)) return true;
  for (const credential of Object.values(objectAt(identity, 'credentials') ?? {}))
    if (isObject(credential) && holds(credential.identifiers, wanted, deepest)) return true;
  return false;
}

/** Loops, since a hundred thousand identities are looked at in a row. What is nested deeper is not looked at. */
function holds(value: unknown, wanted: string, levels: number): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(wanted);
  if (typeof value === 'number') return String(value).includes(wanted);
  if (typeof value !== 'object' || value === null || levels === 0) return false;
  for (const inner of Array.isArray(value) ? value : Object.values(value))
    if (holds(inner, wanted, levels - 1)) return true;
  return false;
}
