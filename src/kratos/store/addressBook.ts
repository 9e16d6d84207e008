import { readOrigin } from '../flow/origins';
import type { Connection } from '../record/types';

/** What is remembered of one connection. */
interface Remembered {
  /** Where it led when it was first seen: what was kept before origins were noted was given there. */
  readonly home: { readonly public: string; readonly admin: string };
  /** Origins to which a person lets what was given at another one go too: by origin, the one that it is the same as. */
  readonly same: Readonly<Record<string, string>>;
}

/** What an address book remembers, by the id of a connection. Holds no secret. */
export type Remembrance = Readonly<Record<string, Remembered>>;

/** Where an address book is kept, read and written as a whole. */
export interface BookMemory {
  get(): Remembrance | undefined;
  set(remembrance: Remembrance): void;
}

/**
 * Where the servers of connections are. Whatever a server gave (cookies, tokens, flows) or is meant for it (an API key)
 * belongs to a realm: its origin, or the one that a person said is the same server's. A connection that leads elsewhere
 * has another realm, with nothing in it; led back, it has all again.
 */
export class AddressBook {
  constructor(private readonly memory: BookMemory) {}

  /** Notes where a connection leads when it is seen for the first time. */
  meet(connection: Connection): void {
    if (this.#of(connection.id)) return;
    const home = { public: readOrigin(connection.publicUrl), admin: readOrigin(adminRealm(connection)) };
    this.memory.set({ ...this.memory.get(), [connection.id]: { home, same: {} } });
  }

  /** The realm of a URL at a connection. */
  realm(connectionId: string, url: string): string {
    const origin = readOrigin(url);
    return this.#of(connectionId)?.same[origin] ?? origin;
  }

  publicRealm({ id, publicUrl }: Connection): string {
    return this.realm(id, publicUrl);
  }

  /** That of the admin side; without an admin URL the public one serves both. */
  adminRealm(connection: Connection): string {
    return this.realm(connection.id, adminRealm(connection));
  }

  /** The realms of what was kept before realms were. */
  home(connectionId: string): Remembered['home'] | undefined {
    return this.#of(connectionId)?.home;
  }

  /** A person lets what belongs to `from` go to `to` as well. */
  allow(connectionId: string, from: string, to: string): void {
    const known = this.#of(connectionId);
    const [realm, origin] = [this.realm(connectionId, from), readOrigin(to)];
    if (!known || realm === origin) return;
    this.memory.set({ ...this.memory.get(), [connectionId]: { ...known, same: { ...known.same, [origin]: realm } } });
  }

  /**
   * Forgets what a person allowed for a connection that was removed. Where it led first is kept: another folder may
   * have personas of it.
   */
  forget(connectionId: string): void {
    const known = this.#of(connectionId);
    if (known) this.memory.set({ ...this.memory.get(), [connectionId]: { ...known, same: {} } });
  }

  #of(connectionId: string): Remembered | undefined {
    const all = this.memory.get();
    return all && Object.hasOwn(all, connectionId) ? all[connectionId] : undefined;
  }
}

/** An address book that remembers as long as it lives. */
export function freshAddressBook(): AddressBook {
  let kept: Remembrance | undefined;
  return new AddressBook({
    get: () => kept,
    set: (remembrance) => {
      kept = remembrance;
    },
  });
}

function adminRealm({ adminUrl, publicUrl }: Connection): string {
  return adminUrl ?? publicUrl;
}
