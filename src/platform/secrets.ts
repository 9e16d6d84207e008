import type { SecretStorage } from 'vscode';
import type { Vault } from '../kratos/store/types';

/**
 * The vault over the editor's SecretStorage: encrypted by the operating system's key ring, never synced, never in a
 * file of ours.
 */
export function vaultOver(secrets: SecretStorage): Vault {
  return {
    get: async (key) => secrets.get(key),
    set: async (key, value) => {
      await secrets.store(key, value);
    },
    delete: async (key) => {
      await secrets.delete(key);
    },
    onDidChange: (hear) => {
      const subscription = secrets.onDidChange(({ key }) => {
        hear(key);
      });
      return () => {
        subscription.dispose();
      };
    },
  };
}
