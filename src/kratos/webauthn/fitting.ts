import { t } from '@vscode/l10n';
import type { Ceremony } from './ceremony';
import type { KeyMethod, SoftwareKey } from './types';

/** The keys that can answer, newest first; or why none can, as a sentence. */
export type Fitting = { readonly keys: readonly SoftwareKey[] } | { readonly why: string };

/** Which keys of a persona can answer what a flow asks for. A key that is made fits always. */
export function fittingKeys(ceremony: Ceremony, keys: readonly SoftwareKey[], persona: string): Fitting {
  if ('problem' in ceremony.read) return { why: ceremony.read.problem };
  if (ceremony.kind === 'create') return { keys: [] };
  const { method } = ceremony;
  const { rpId, allowed } = ceremony.read.options;
  const ofMethod = keys.filter((key) => key.method === method);
  const ofSite = ofMethod.filter((key) => rpId === undefined || key.rpId === rpId);
  const fitting = ofSite.filter(({ id }) => allowed.length === 0 || allowed.includes(id));
  if (fitting.length > 0) return { keys: fitting.toSorted((one, other) => other.madeAt - one.madeAt) };
  if (ofMethod.length === 0) return { why: hasNone(method, persona, keys.length > 0) };
  if (ofSite.length === 0)
    return {
      why: t(
        'The keys that {0} has are for {1}, and this page asks for a key of {2}.',
        persona,
        [...new Set(ofMethod.map((key) => key.rpId))].join(', '),
        rpId ?? '',
      ),
    };
  return {
    why: t('None of the keys that {0} has is among those that the server accepts for this account.', persona),
  };
}

function hasNone(method: KeyMethod, persona: string, hasOthers: boolean): string {
  if (method === 'passkey')
    return hasOthers
      ? t(
          '{0} has security keys only, and Kratos does not accept them as passkeys. Add a passkey in settings.',
          persona,
        )
      : t('{0} has no passkey yet: register with one, or add one in settings.', persona);
  return hasOthers
    ? t('{0} has passkeys only, and Kratos does not accept them as security keys. Add one in settings.', persona)
    : t('{0} has no security key yet: add one in settings.', persona);
}

/** A name for the next key of a persona: “alice’s key”, “alice’s key 2”. */
export function nextKeyName(persona: string, taken: readonly string[]): string {
  const first = t('{0}’s key', persona);
  let number = 1;
  let name = first;
  while (taken.includes(name)) {
    number += 1;
    name = t('{0}’s key {1}', persona, number);
  }
  return name;
}
