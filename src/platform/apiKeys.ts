import type { Vault } from '../kratos/store/types';

/** API keys of Ory Network projects, one per connection: in the vault, never in the settings. */
export class ApiKeys {
  constructor(private readonly vault: Vault) {}

  get(connectionId: string): Promise<string | undefined> {
    return this.vault.get(nameOf(connectionId));
  }

  /** Keeps a key; an empty one or none forgets it. */
  async set(connectionId: string, key: string | undefined): Promise<void> {
    await (key ? this.vault.set(nameOf(connectionId), key) : this.vault.delete(nameOf(connectionId)));
  }
}

function nameOf(connectionId: string): string {
  return `connection.${connectionId}.apiKey`;
}
