import type { Documents, Vault } from '../../src/kratos/store/types';

/** Storage that a test can look into, and hand to a second explorer as a reload of the window does. */
export interface Storage {
  readonly vault: Vault;
  readonly documents: Documents;
  readonly secrets: Map<string, string>;
  readonly files: Map<string, string>;
}

export function memoryStorage(): Storage {
  const secrets = new Map<string, string>();
  const files = new Map<string, string>();
  return {
    secrets,
    files,
    vault: {
      get: (key) => Promise.resolve(secrets.get(key)),
      set: (key, value) => Promise.resolve(void secrets.set(key, value)),
      delete: (key) => Promise.resolve(void secrets.delete(key)),
    },
    documents: {
      read: (name) => Promise.resolve(files.get(name)),
      write: (name, text) => Promise.resolve(void files.set(name, text)),
      delete: (name) => Promise.resolve(void files.delete(name)),
      list: () => Promise.resolve([...files.keys()]),
    },
  };
}
