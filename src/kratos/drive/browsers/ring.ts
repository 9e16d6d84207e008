import type { KeyRing } from '../../browser/keys';
import type { SoftwareKey } from '../../webauthn/types';
import { nextKeyName } from '../../webauthn/fitting';
import type { DriverContext } from '../context';

/**
 * The software keys of a persona for the pages of its browser. Each change waits for the one before: a page may use a
 * key while another is made. `currentFlow` is the flow that goes on there.
 */
export function ringForBrowser(
  { personas, now }: Pick<DriverContext, 'personas' | 'now'>,
  personaId: string,
  realm: string,
  currentFlow: () => string | undefined,
): KeyRing {
  const keys = async (): Promise<readonly SoftwareKey[]> => (await personas.keys(personaId, realm)).softwareKeys ?? [];
  let last = Promise.resolve();
  const change = (make: (kept: readonly SoftwareKey[]) => readonly SoftwareKey[]): void => {
    last = last
      .then(async () => personas.keep(personaId, { softwareKeys: make(await keys()) }, realm))
      // What the vault does not take is told where it is written.
      .catch(() => undefined);
  };
  return {
    keys,
    made: ({ account, ...key }) => {
      const madeIn = currentFlow() ?? '';
      change((kept) => {
        const taken = kept.map(({ name }) => name);
        const name = nextKeyName(personas.get(personaId)?.name ?? '', taken);
        // A security key is told a placeholder.
        const named = key.method === 'passkey' && account !== '' && { account };
        return [...kept.filter(({ id }) => id !== key.id), { ...key, ...named, name, madeIn, madeAt: now() }];
      });
    },
    used: (id, signCount) => {
      const used = (key: SoftwareKey): SoftwareKey => ({
        ...key,
        signCount: Math.max(key.signCount, signCount),
        usedAt: now(),
      });
      change((kept) => kept.map((key) => (key.id === id ? used(key) : key)));
    },
  };
}
