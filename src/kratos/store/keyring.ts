import type { CookieJar } from '../wire/types';
import type { PersonaSecrets } from './types';

/** A persona's secrets at work: as in the vault, but the jar is alive. A native persona has no jar: it must send no cookie at all. */
export interface Keyring extends Omit<PersonaSecrets, 'jar'> {
  readonly jar?: CookieJar;
}

/** Reads what the vault holds. Whatever cannot be read counts as empty: the persona is signed out then, nothing else is lost. */
export function readKeyring(text: string | undefined, makeJar: ((stored?: unknown) => CookieJar) | undefined): Keyring {
  const { jar, ...secrets } = parse(text);
  return makeJar ? { ...secrets, jar: makeJar(jar) } : secrets;
}

/** What goes into the vault. */
export function writeKeyring(keyring: Keyring): string {
  const { jar, ...secrets } = keyring;
  const stored: PersonaSecrets = jar ? { ...secrets, jar: jar.serialize() } : secrets;
  return JSON.stringify(stored);
}

/** Every value of a keyring that must not be stored or logged: for redaction. */
export function secretsIn(keyring: Keyring): readonly string[] {
  return [
    keyring.sessionToken,
    keyring.totp?.secret,
    ...(keyring.lookupCodes ?? []).map(({ code }) => code),
    ...(keyring.jar?.list() ?? []).map(({ value }) => value),
  ].filter((value): value is string => value !== undefined && value !== '');
}

function parse(text: string | undefined): PersonaSecrets {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
