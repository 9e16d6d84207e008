import type { Identity } from '../flow/types';

/** Traits that name a person, best first. Kratos leaves their names to the schema. */
const naming = ['email', 'username', 'user_name', 'login', 'phone', 'phone_number', 'name'];

/**
 * What a person would call an identity: its e-mail address, user name or first text among its traits; its id where
 * there is none.
 */
export function identityName(identity: Identity): string {
  const traits = identity.traits;
  if (typeof traits === 'string' && traits !== '') return traits;
  if (typeof traits !== 'object' || traits === null) return identity.id;
  const values = traits as Record<string, unknown>;
  const address = identity.verifiableAddresses[0]?.value ?? identity.recoveryAddresses[0];
  const candidates = [...naming.map((name) => values[name]), address, ...Object.values(values)];
  return candidates.map(firstText).find((text) => text !== undefined) ?? identity.id;
}

function firstText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  return Array.isArray(value) ? firstText(value[0]) : undefined;
}
