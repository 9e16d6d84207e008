import type { Vault } from './types';
import { WriteBehind } from './writeBehind';

const prefix = 'persona.';

/**
 * What personas keep secret, in the vault: one text a persona. It is written behind the caller's back, the newest once;
 * `onNews` tells whose text another window has changed.
 */
export class KeyringVault {
  /** What the vault held of each persona when this window last read or wrote it. */
  readonly #last = new Map<string, string | undefined>();
  readonly #writes: WriteBehind;

  constructor(
    private readonly vault: Vault,
    onError: ((error: unknown) => void) | undefined,
    onNews: (personaId: string) => void,
  ) {
    this.#writes = new WriteBehind(onError);
    vault.onDidChange?.((key) => {
      const id = key.startsWith(prefix) ? key.slice(prefix.length) : '';
      if (this.#last.has(id)) void this.#compare(id, onNews);
    });
  }

  /** Undefined where nothing is kept, or cannot be read. */
  async read(personaId: string): Promise<string | undefined> {
    const text = await this.vault.get(prefix + personaId).catch(() => undefined);
    this.#last.set(personaId, text);
    return text;
  }

  /** Writes what `text` gives when it is its turn; nothing, and it is left as it is. */
  write(personaId: string, text: () => string | undefined): void {
    this.#writes.schedule(personaId, async () => {
      const now = text();
      if (now === undefined) return;
      this.#last.set(personaId, now);
      await this.vault.set(prefix + personaId, now);
    });
  }

  forget(personaId: string): void {
    this.#last.delete(personaId);
    this.#writes.schedule(personaId, () => this.vault.delete(prefix + personaId));
  }

  /** Resolves when everything is in the vault. */
  flush(): Promise<void> {
    return this.#writes.flush();
  }

  /** What is on its way from here is newer than any news. */
  async #compare(personaId: string, onNews: (personaId: string) => void): Promise<void> {
    if (this.#writes.isWriting(personaId)) return;
    const last = this.#last.get(personaId);
    const text = await this.vault.get(prefix + personaId).catch(() => last);
    if (text !== last && !this.#writes.isWriting(personaId)) onNews(personaId);
  }
}
