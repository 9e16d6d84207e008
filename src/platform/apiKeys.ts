import type { AddressBook } from '../kratos/store/addressBook';
import type { Vault } from '../kratos/store/types';
import type { Connection } from '../kratos/record/types';

/**
 * API keys of Ory Network projects, one per connection: in the vault, never in the settings. A key belongs to the admin
 * side that it was given for, and is there for no other.
 */
export class ApiKeys {
  constructor(
    private readonly vault: Vault,
    private readonly addresses: AddressBook,
  ) {}

  async get(connection: Connection): Promise<string | undefined> {
    return this.at(connection.id, this.addresses.adminRealm(connection));
  }

  /** The key that was given for a realm. */
  async at(connectionId: string, realm: string): Promise<string | undefined> {
    return (await this.read(connectionId)).get(realm);
  }

  /** Keeps a key for the address that the connection has; an empty one or none forgets all that there were. */
  async set(connection: Connection, key: string | undefined): Promise<void> {
    if (!key) return this.vault.delete(nameApiKey(connection.id));
    const keys = (await this.read(connection.id)).set(this.addresses.adminRealm(connection), key);
    await this.vault.set(nameApiKey(connection.id), JSON.stringify(Object.fromEntries(keys)));
  }

  /** A key that stands alone was kept before realms were. */
  private async read(connectionId: string): Promise<Map<string, string>> {
    const text = await this.vault.get(nameApiKey(connectionId));
    if (text === undefined) return new Map();
    const home = this.addresses.home(connectionId)?.admin;
    if (!text.startsWith('{')) return new Map(home === undefined ? [] : [[home, text]]);
    return new Map(Object.entries(JSON.parse(text) as Record<string, string>));
  }
}

function nameApiKey(connectionId: string): string {
  return `connection.${connectionId}.apiKey`;
}
