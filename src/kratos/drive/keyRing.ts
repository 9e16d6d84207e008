import type { PersonaStore } from '../store/personaStore';
import type { SoftwareKey } from '../webauthn/types';

/** The keys of a persona at the server that its connection leads to now. */
export async function keysOf(personas: PersonaStore, personaId: string): Promise<readonly SoftwareKey[]> {
  return (await personas.keys(personaId)).softwareKeys ?? [];
}

/** Gives a key another name; undefined when the persona has no such key. */
export async function renameKey(
  personas: PersonaStore,
  personaId: string,
  keyId: string,
  name: string,
): Promise<SoftwareKey | undefined> {
  const keys = await keysOf(personas, personaId);
  const renamed = keys.map((key) => (key.id === keyId ? { ...key, name } : key));
  await personas.keep(personaId, { softwareKeys: renamed });
  return renamed.find(({ id }) => id === keyId);
}

/** Forgets a key of a persona; the server goes on to know it. */
export async function removeKey(personas: PersonaStore, personaId: string, keyId: string): Promise<void> {
  const left = (await keysOf(personas, personaId)).filter(({ id }) => id !== keyId);
  await personas.keep(personaId, { softwareKeys: left });
}

/** Gives a persona a copy of a key; one that it has already stays as it is. */
export async function copyKey(personas: PersonaStore, key: SoftwareKey, toPersona: string): Promise<void> {
  const keys = await keysOf(personas, toPersona);
  if (!keys.some(({ id }) => id === key.id)) await personas.keep(toPersona, { softwareKeys: [...keys, key] });
}
