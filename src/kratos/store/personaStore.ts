import { randomUUID } from 'node:crypto';
import type { CookieJar } from '../wire/types';
import { createEmitter } from './emitter';
import type { Listen } from './emitter';
import { isEmpty, readKeyrings, secretsIn, writeKeyrings } from './keyring';
import type { Keyring } from './keyring';
import { KeyringVault } from './keyringVault';
import type { StoreChange, Vault } from './types';
import type { Persona, PersonaSession } from '../record/types';
import { nothingKnown } from '../record/since';
import { oneRealm, type Realms } from './realms';

/** What is known of a session, and the realm of the server that said so. */
export type StoredSession = PersonaSession & { readonly realm?: string };

/**
 * The personas, what each keeps secret, and what is known of each one's session. Secrets are read from the vault when
 * first needed and written back behind the caller's back, the newest value once; `flush` waits for it.
 */
export class PersonaStore {
  readonly #personas = new Map<string, Persona>();
  readonly #sessions = new Map<string, { readonly session: PersonaSession; readonly realm: string }>();
  /** By persona and realm. */
  readonly #keyrings = new Map<string, Map<string, Keyring>>();
  readonly #loading = new Map<string, Promise<Map<string, Keyring>>>();
  /** What was typed into secret fields, per persona, in memory only: for redaction. */
  readonly #typed = new Map<string, Set<string>>();
  readonly #changes = createEmitter<StoreChange>();
  readonly #kept: KeyringVault;

  readonly onDidChange: Listen<StoreChange> = this.#changes.on;

  constructor(
    vault: Vault,
    private readonly makeJar: (stored?: unknown, persona?: Persona) => CookieJar,
    onError?: (error: unknown) => void,
    private readonly realms: Realms = oneRealm,
  ) {
    this.#kept = new KeyringVault(vault, onError, (id) => {
      const persona = this.#personas.get(id);
      if (persona) void this.#load(persona);
    });
  }

  all(): readonly Persona[] {
    return [...this.#personas.values()];
  }

  get(id: string | undefined): Persona | undefined {
    return id === undefined ? undefined : this.#personas.get(id);
  }

  ofConnection(connectionId: string): readonly Persona[] {
    return this.all().filter((persona) => persona.connectionId === connectionId);
  }

  /** The persona with this name and client at a connection; names are compared as written. */
  find(wanted: Omit<Persona, 'id'>): Persona | undefined {
    return this.ofConnection(wanted.connectionId).find(
      ({ name, client }) => name === wanted.name && client === wanted.client,
    );
  }

  add(persona: Omit<Persona, 'id'> & { readonly id?: string }): Persona {
    return this.#put({ ...persona, id: persona.id ?? randomUUID() });
  }

  /**
   * Takes over another picture of a persona. Its jar stays the one it is, since an answer that is on its way puts its
   * cookies into that; a jar that is to work otherwise is another one, with all that this one holds.
   */
  replace(persona: Persona): Persona {
    const isOther = this.get(persona.id)?.withholdsSecure !== persona.withholdsSecure;
    const keyrings = isOther ? this.#keyrings.get(persona.id) : undefined;
    for (const [realm, keyring] of keyrings ?? [])
      if (keyring.jar) keyrings?.set(realm, { ...keyring, jar: this.makeJar(keyring.jar.serialize(), persona) });
    return this.#put(persona);
  }

  rename(id: string, name: string): Persona | undefined {
    const persona = this.#personas.get(id);
    return persona && this.#put({ ...persona, name });
  }

  /** Lets a persona send `Secure` cookies over http to this machine, or withhold them. */
  withholdSecure(id: string, withholdsSecure: boolean): Persona | undefined {
    const persona = this.#personas.get(id);
    return persona && this.replace({ ...persona, withholdsSecure });
  }

  /** Forgets a persona with everything it kept secret. Its flows are the caller's to remove. */
  remove(id: string): void {
    if (!this.#personas.delete(id)) return;
    for (const map of [this.#sessions, this.#keyrings, this.#loading, this.#typed]) map.delete(id);
    this.#kept.forget(id);
    this.#changes.emit({ kind: 'persona', id });
  }

  /** What is known of the session at the server that the connection leads to now; nothing of those elsewhere. */
  session(personaId: string | undefined): PersonaSession {
    const persona = this.get(personaId);
    const known = persona && this.#sessions.get(persona.id);
    const isHere = known?.realm === (persona && this.realms.now(persona.connectionId));
    return known && isHere ? known.session : nothingKnown(personaId);
  }

  /** What is known of a persona's session, and the realm of the server that said so. */
  storedSession(personaId: string): StoredSession {
    const known = this.#sessions.get(personaId);
    return known ? { ...known.session, realm: known.realm } : nothingKnown(personaId);
  }

  setSession(session: PersonaSession): PersonaSession {
    const persona = this.#personas.get(session.personaId);
    if (!persona) return session;
    this.#sessions.set(session.personaId, { session, realm: this.realms.now(persona.connectionId) });
    this.#changes.emit({ kind: 'session', personaId: session.personaId });
    return session;
  }

  /**
   * The persona's secrets for a realm (default: the one that its connection leads to now), from memory or the vault.
   * What was given elsewhere is not among them. An unknown persona has none.
   */
  async keys(personaId: string, realm?: string): Promise<Keyring> {
    const persona = this.#personas.get(personaId);
    if (!persona) return {};
    const known = this.#keyrings.get(personaId);
    if (known) return this.#keyring(persona, known, realm);
    const loading = this.#loading.get(personaId) ?? this.#load(persona);
    this.#loading.set(personaId, loading);
    return this.#keyring(persona, await loading, realm);
  }

  /** The secrets if they were read already. If not, reading begins and a `persona` change tells when they are there. */
  peekKeys(personaId: string | undefined): Keyring | undefined {
    const persona = this.get(personaId);
    const known = persona && this.#keyrings.get(persona.id);
    if (persona && known) return this.#keyring(persona, known);
    if (persona) void this.keys(persona.id);
    return undefined;
  }

  /** Whether a persona keeps anything that a server of this realm gave. */
  async holdsAnything(personaId: string, realm: string): Promise<boolean> {
    return !isEmpty(await this.keys(personaId, realm));
  }

  /** Changes what a persona keeps for a realm (default as in `keys`); a key that is `undefined` is forgotten. */
  async keep(
    personaId: string,
    patch: { readonly [K in keyof Keyring]?: Keyring[K] | undefined },
    realm?: string,
  ): Promise<void> {
    const merged = { ...(await this.keys(personaId, realm)), ...patch };
    const keyring = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as Keyring;
    const persona = this.#personas.get(personaId);
    if (!persona) return;
    this.#keyrings.get(personaId)?.set(realm ?? this.realms.now(persona.connectionId), keyring);
    this.#save(personaId);
    this.#changes.emit({ kind: 'persona', id: personaId });
  }

  /** The jar of a persona changed: write it. */
  jarChanged(personaId: string): void {
    this.#save(personaId);
  }

  /** Tells that a connection leads elsewhere: its personas keep something else there, and their sessions are others. */
  moved(connectionId: string): void {
    for (const { id } of this.ofConnection(connectionId)) {
      this.#changes.emit({ kind: 'persona', id });
      this.#changes.emit({ kind: 'session', personaId: id });
    }
  }

  /** Remembers what was typed into secret fields, so that it is masked wherever it turns up. */
  rememberTyped(personaId: string, values: Iterable<string>): void {
    const typed = this.#typed.get(personaId) ?? new Set();
    for (const value of values) if (value !== '') typed.add(value);
    this.#typed.set(personaId, typed);
  }

  /** Everything known in memory that must not be stored for this persona; of nobody, nothing is known. */
  listSecrets(personaId: string | undefined): readonly string[] {
    if (personaId === undefined) return [];
    const keyrings = [...(this.#keyrings.get(personaId)?.values() ?? [])];
    return [...keyrings.flatMap(secretsIn), ...(this.#typed.get(personaId) ?? [])];
  }

  /** Everything known in memory that must not be stored or logged, of all personas. */
  allSecrets(): readonly string[] {
    return [...new Set([...this.#keyrings.keys(), ...this.#typed.keys()])].flatMap((id) => this.listSecrets(id));
  }

  /** Takes over what was stored; personas that exist already win. */
  restore(personas: readonly Persona[], sessions: readonly StoredSession[]): void {
    for (const persona of personas) if (!this.#personas.has(persona.id)) this.#put(persona);
    for (const session of sessions) if (!this.#sessions.has(session.personaId)) this.takeSession(session);
  }

  /** Takes over what is known of a session, with the realm that was noted beside it. */
  takeSession({ realm: noted, ...session }: StoredSession): void {
    const { personaId } = session;
    const persona = this.#personas.get(personaId);
    if (!persona) return;
    const realm = noted ?? this.realms.home(persona.connectionId);
    this.#sessions.set(personaId, { session, realm });
    this.#changes.emit({ kind: 'session', personaId });
  }

  /** Resolves when every secret is in the vault. */
  flush(): Promise<void> {
    return this.#kept.flush();
  }

  #put(persona: Persona): Persona {
    this.#personas.set(persona.id, persona);
    this.#changes.emit({ kind: 'persona', id: persona.id });
    return persona;
  }

  #keyring(persona: Persona, keyrings: Map<string, Keyring>, realm = this.realms.now(persona.connectionId)): Keyring {
    const known = keyrings.get(realm);
    if (known) return known;
    const empty = persona.client === 'browser' ? { jar: this.makeJar(undefined, persona) } : {};
    keyrings.set(realm, empty);
    return empty;
  }

  async #load(persona: Persona): Promise<Map<string, Keyring>> {
    const text = await this.#kept.read(persona.id);
    const openJar = (stored?: unknown): CookieJar => this.makeJar(stored, this.#personas.get(persona.id));
    const makeJar = persona.client === 'browser' ? openJar : undefined;
    const keyrings = readKeyrings(text, this.realms.home(persona.connectionId), makeJar);
    this.#loading.delete(persona.id);
    // Removed while the vault was read: nothing is kept.
    if (!this.#personas.has(persona.id)) return keyrings;
    this.#keyrings.set(persona.id, keyrings);
    this.#changes.emit({ kind: 'persona', id: persona.id });
    return keyrings;
  }

  #save(personaId: string): void {
    this.#kept.write(personaId, () => {
      const keyrings = this.#keyrings.get(personaId);
      return keyrings && writeKeyrings(keyrings);
    });
  }
}
