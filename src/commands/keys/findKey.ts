import { t } from '@vscode/l10n';
import { keysOf } from '../../kratos/drive/keyRing';
import type { Persona } from '../../kratos/record/types';
import type { SoftwareKey } from '../../kratos/webauthn/types';
import { chooseKey } from '../../prompts/keys/chooseKey';
import type { CommandContext } from '../commandContext';
import { findPersona, type NamesPersona } from '../personas/findPersona';

/** A key and the persona that has it. */
export interface OwnedKey {
  readonly persona: Persona;
  readonly key: SoftwareKey;
  /** All that the persona has. */
  readonly keys: readonly SoftwareKey[];
}

/**
 * The key that a caller named, by id or name, of the persona that it named; what is missing is asked for. A name that
 * does not exist is the caller's mistake and is thrown back.
 */
export async function findKey(
  context: CommandContext,
  given: NamesPersona & { readonly key?: string | undefined },
  title: string,
): Promise<OwnedKey | undefined> {
  const { personas } = await context.explorer();
  const persona = await findPersona(context, given, title, ({ id }) => hasKeys(personas.peekKeys(id)?.softwareKeys));
  if (!persona) return undefined;
  const keys = await keysOf(personas, persona.id);
  const named = keys.find(({ id }) => id === given.key) ?? keys.find(({ name }) => name === given.key);
  if (given.key !== undefined && !named) throw new Error(t('{0} has no key named “{1}”.', persona.name, given.key));
  if (keys.length === 0) throw new Error(t('{0} has no passkey or security key here.', persona.name));
  const key = named ?? (await chooseKey(keys, title));
  return key && { persona, key, keys };
}

function hasKeys(keys: readonly SoftwareKey[] = []): boolean {
  return keys.length > 0;
}

/** A key as a caller of a command gets it: nothing secret. */
export function summariseKey({ id, name, method, rpId, account, identity }: SoftwareKey): object {
  return { id, name, method, site: rpId, ...(account !== undefined && { account }), ...(identity && { identity }) };
}
