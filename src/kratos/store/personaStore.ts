import { randomUUID } from 'node:crypto';
import type { CookieJar } from '../wire/types';
import { createEmitter } from './emitter';
import type { Listen } from './emitter';
import { readKeyring, secretsIn, writeKeyring } from './keyring';
import type { Keyring } from './keyring';
import type { Persona, PersonaSession, StoreChange, Vault } from './types';
import { WriteBehind } from './writeBehind';

/**
 * The personas, what each keeps secret, and what is known of each one's session. Secrets are read from the vault when first needed and
 * written back behind the caller's back, the newest value once; `flush` waits for it.
 */
export class PersonaStore {
  readonly #personas = new Map<string, Persona>();
  readonly #sessions = new Map<string, PersonaSession>();
  readonly #keyrings = new Map<string, Keyring>();
  readonly #loading = new Map<string, Promise<Keyring>>();
  /** What was typed into secret fields, per persona, in memory only: for redaction. */
  readonly #typed = new Map<string, Set<string>>();
  readonly #changes = createEmitter<StoreChange>();
  readonly #writes: WriteBehind;

  readonly onDidChange: Listen<StoreChange> = this.#changes.on;

  constructor(
    private readonly vault: Vault,
    private readonly makeJar: (stored?: unknown) => CookieJar,
    onError?: (error: unknown) => void,
  ) {
    this.#writes = new WriteBehind(onError);
  }

  all(): readonly Persona[] {
    return [...this.#personas.values()];
  }

  get(id: string): Persona | undefined {
    return this.#personas.get(id);
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

  rename(id: string, name: string): Persona | undefined {
    const persona = this.#personas.get(id);
    return persona && this.#put({ ...persona, name });
  }

  /** Forgets a persona with everything it kept secret. Its flows are the caller's to remove. */
  remove(id: string): void {
    if (!this.#personas.delete(id)) return;
    for (const map of [this.#sessions, this.#keyrings, this.#loading, this.#typed]) map.delete(id);
    this.#writes.schedule(id, () => this.vault.delete(vaultKey(id)));
    this.#changes.emit({ kind: 'persona', id });
  }

  session(personaId: string): PersonaSession {
    return this.#sessions.get(personaId) ?? { personaId, status: 'unknown' };
  }

  setSession(session: PersonaSession): PersonaSession {
    if (!this.#personas.has(session.personaId)) return session;
    this.#sessions.set(session.personaId, session);
    this.#changes.emit({ kind: 'session', personaId: session.personaId });
    return session;
  }

  /** The persona's secrets, from memory or the vault. An unknown persona has none. */
  async keys(personaId: string): Promise<Keyring> {
    const known = this.#keyrings.get(personaId);
    if (known) return known;
    const persona = this.#personas.get(personaId);
    if (!persona) return {};
    const loading = this.#loading.get(personaId) ?? this.#load(persona);
    this.#loading.set(personaId, loading);
    return loading;
  }

  /** The secrets if they were read already. If not, reading begins and a `persona` change tells when they are there. */
  peekKeys(personaId: string): Keyring | undefined {
    const known = this.#keyrings.get(personaId);
    if (!known && this.#personas.has(personaId)) void this.keys(personaId);
    return known;
  }

  /** Changes what a persona keeps; a key that is `undefined` is forgotten. */
  async keep(personaId: string, patch: { readonly [K in keyof Keyring]?: Keyring[K] | undefined }): Promise<void> {
    const merged = { ...(await this.keys(personaId)), ...patch };
    const keyring = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as Keyring;
    if (!this.#personas.has(personaId)) return;
    this.#keyrings.set(personaId, keyring);
    this.#save(personaId);
    this.#changes.emit({ kind: 'persona', id: personaId });
  }

  /** The jar of a persona changed: write it. */
  jarChanged(personaId: string): void {
    this.#save(personaId);
  }

  /** Remembers what was typed into secret fields, so that it is masked wherever it turns up. */
  rememberTyped(personaId: string, values: Iterable<string>): void {
    const typed = this.#typed.get(personaId) ?? new Set();
    for (const value of values) if (value !== '') typed.add(value);
    this.#typed.set(personaId, typed);
  }

  /** Everything known in memory that must not be stored for this persona. */
  secretsOf(personaId: string): readonly string[] {
    const keyring = this.#keyrings.get(personaId);
    return [...(keyring ? secretsIn(keyring) : []), ...(this.#typed.get(personaId) ?? [])];
  }

  /** Everything known in memory that must not be stored or logged, of all personas. */
  allSecrets(): readonly string[] {
    return [...new Set([...this.#keyrings.keys(), ...this.#typed.keys()])].flatMap((id) => this.secretsOf(id));
  }

  /** Takes over what was stored; personas that exist already win. */
  restore(personas: readonly Persona[], sessions: readonly PersonaSession[]): void {
    for (const persona of personas) if (!this.#personas.has(persona.id)) this.#put(persona);
    for (const session of sessions) if (!this.#sessions.has(session.personaId)) this.setSession(session);
  }

  /** Resolves when every secret is in the vault. */
  flush(): Promise<void> {
    return this.#writes.flush();
  }

  #put(persona: Persona): Persona {
    this.#personas.set(persona.id, persona);
    this.#changes.emit({ kind: 'persona', id: persona.id });
    return persona;
  }

  async #load(persona: Persona): Promise<Keyring> {
    const text = await this.vault.get(vaultKey(persona.id)).catch(() => undefined);
    const keyring = readKeyring(text, persona.client === 'browser' ? this.makeJar : undefined);
    this.#loading.delete(persona.id);
    // Removed while the vault was read: nothing is kept.
    if (!this.#personas.has(persona.id)) return keyring;
    this.#keyrings.set(persona.id, keyring);
    this.#changes.emit({ kind: 'persona', id: persona.id });
    return keyring;
  }

  #save(personaId: string): void {
    this.#writes.schedule(personaId, async () => {
      const keyring = this.#keyrings.get(personaId);
      if (keyring) await this.vault.set(vaultKey(personaId), writeKeyring(keyring));
    });
  }
}

function vaultKey(personaId: string): string {
  return `persona.${personaId}`;
}
