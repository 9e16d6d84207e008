import { isObject, objectAt, type JsonObject } from '../flow/json';

/**
 * Whether a part of a text stands somewhere in what an identity is known by, in the JSON of the admin side: its traits,
 * its external id, the identifiers of its credentials. Capitals do not count; an empty text is in nobody.
 */
export function matches(identity: JsonObject, part: string): boolean {
  const wanted = part.trim().toLowerCase();
  if (wanted === '') return false;
  const credentials = Object.values(objectAt(identity, 'credentials') ?? {});
  return (
    holds(identity.traits, wanted) ||
    holds(identity.external_id, wanted) ||
    credentials.some((credential) => isObject(credential) && holds(credential.identifiers, wanted))
  );
}

function holds(value: unknown, wanted: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(wanted);
  if (typeof value === 'number') return String(value).includes(wanted);
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => holds(inner, wanted));
}
