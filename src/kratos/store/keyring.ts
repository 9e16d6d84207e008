import type { CookieJar } from '../wire/types';
import { readKeys } from '../webauthn/keys';
import type { PersonaSecrets } from './types';

/**
 * A persona's secrets at work: as in the vault, but the jar is alive. A native persona has no jar: it must send no
 * cookie at all.
 */
export interface Keyring extends Omit<PersonaSecrets, 'jar'> {
  readonly jar?: CookieJar;
}

/** The keyrings of one persona, by the realm they belong to (see `AddressBook`). */
export type Keyrings = ReadonlyMap<string, Keyring>;

/** What the vault holds of a persona. Before realms were noted there was one keyring alone. */
interface Stored extends PersonaSecrets {
  readonly realms?: Readonly<Record<string, PersonaSecrets>>;
}

/**
 * Reads what the vault holds. Whatever cannot be read counts as empty: the persona is signed out then, nothing else is
 * lost. A keyring without a realm belongs to `home`.
 */
export function readKeyrings(
  text: string | undefined,
  home: string,
  makeJar: ((stored?: unknown) => CookieJar) | undefined,
): Map<string, Keyring> {
  const { realms, ...alone } = parse(text);
  const read = ({ jar, softwareKeys, ...others }: PersonaSecrets): Keyring => {
    const secrets = { ...others, ...(softwareKeys && { softwareKeys: readKeys(softwareKeys) }) };
    return makeJar ? { ...secrets, jar: makeJar(jar) } : secrets;
  };
  const all = realms ?? (Object.keys(alone).length > 0 ? { [home]: alone } : {});
  return new Map(Object.entries(all).map(([realm, secrets]) => [realm, read(secrets)]));
}

/** What goes into the vault. */
export function writeKeyrings(keyrings: Keyrings): string {
  const write = ({ jar, ...secrets }: Keyring): PersonaSecrets =>
    jar ? { ...secrets, jar: jar.serialize() } : secrets;
  const realms = Object.fromEntries([...keyrings].map(([realm, keyring]) => [realm, write(keyring)]));
  return JSON.stringify({ realms } satisfies Stored);
}

/** Whether there is anything in a keyring that a server gave, or would be shown. */
export function isEmpty(keyring: Keyring): boolean {
  return secretsIn(keyring).length === 0;
}

/** Every value of a keyring that must not be stored or logged: for redaction. */
export function secretsIn(keyring: Keyring): readonly string[] {
  return [
    keyring.sessionToken,
    keyring.totp?.secret,
    ...(keyring.lookupCodes ?? []).map(({ code }) => code),
    ...(keyring.softwareKeys ?? []).map(({ privateKey }) => privateKey),
    ...(keyring.jar?.list() ?? []).map(({ value }) => value),
  ].filter((value): value is string => value !== undefined && value !== '');
}

function parse(text: string | undefined): Stored {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
