import type { Damaged } from './damaged';
import { parseJson } from './document';
import type { Mask } from './document';
import { fileName } from './fileNames';
import { readAllPersonas, readPersonaDocument, writePersonaDocument } from './personaDocument';
import type { PersonaDocument } from './personaDocument';
import type { PersonaStore } from './personaStore';
import { changesElsewhere } from './threeWay';
import type { Documents } from './types';

/** Where earlier versions kept all personas. */
const allPersonas = 'personas.json';

/** The documents of the personas, one for each, so that two windows do not take each other's away. */
export class PersonaFiles {
  /** What was last read or written of each. */
  readonly #known = new Map<string, { readonly addedAt: number; readonly text: string }>();
  #newest = 0;

  constructor(
    private readonly documents: Documents,
    private readonly personas: PersonaStore,
    private readonly findMask: (personaId: string) => Mask,
    private readonly damaged: Damaged,
  ) {}

  /**
   * Reads the personas in the order in which they were added, and how many documents could not be read. `earlier`:
   * there is a document of earlier versions, from which these personas (`moved`) are to move into documents of their
   * own.
   */
  async restore(names: readonly string[]): Promise<{
    readonly documents: readonly PersonaDocument[];
    readonly skipped: number;
    readonly earlier: boolean;
    readonly moved: readonly string[];
  }> {
    const own = names.filter((name) => name.startsWith('persona-'));
    const read = (await Promise.all(own.map((name) => this.#read(name)))).filter((one) => one !== undefined);
    const text = await this.documents.read(allPersonas);
    const earlier = text === undefined ? undefined : readAllPersonas(text);
    const ids = new Set(read.map(({ persona }) => persona.id));
    const moved = (earlier?.documents ?? []).filter(({ persona }) => !ids.has(persona.id));
    const all = [...read, ...moved].sort((one, other) => one.addedAt - other.addedAt);
    for (const document of all) {
      this.#newest = Math.max(this.#newest, document.addedAt);
      this.#keep(document);
    }
    return {
      documents: all,
      skipped: own.length - read.length + (text !== undefined && !earlier ? 1 : 0),
      earlier: earlier !== undefined,
      moved: moved.map(({ persona }) => persona.id),
    };
  }

  /**
   * Moves personas out of the document of earlier versions, and takes it away when that went well. What nobody can read
   * stays in it.
   */
  async leaveEarlier(moved: readonly string[]): Promise<void> {
    for (const id of moved) await this.write(id);
    const text = await this.documents.read(allPersonas);
    const earlier = text === undefined ? undefined : readAllPersonas(text);
    if (!earlier) return;
    if (earlier.rest === undefined) await this.documents.delete(allPersonas);
    else if (earlier.rest !== text) await this.documents.write(allPersonas, earlier.rest);
  }

  /**
   * Writes a persona as it is now, with what another window changed of it; yields `removed` when another window has
   * removed it.
   */
  async write(id: string): Promise<'removed' | undefined> {
    const name = fileName('persona', id);
    const known = this.#known.get(id);
    const there = await this.#read(name);
    if (there && known) this.#adopt(known.text, there);
    const persona = this.personas.get(id);
    if (!persona) {
      this.#known.delete(id);
      await this.documents.delete(name);
      return undefined;
    }
    const session = this.personas.storedSession(id);
    const text = this.#keep({ addedAt: known?.addedAt ?? there?.addedAt ?? this.#next(), persona, session });
    return this.documents.write(name, text);
  }

  /** Takes over what another window changed, but for what was changed here too. */
  #adopt(base: string, there: PersonaDocument): void {
    const { id } = there.persona;
    const persona = this.personas.get(id);
    if (!persona) return;
    const ours = this.#serialize({ addedAt: there.addedAt, persona, session: this.personas.storedSession(id) });
    const changes = changesElsewhere(plain(base), plain(ours), plain(this.#serialize(there)));
    if ('persona' in changes) this.personas.replace(there.persona);
    if ('session' in changes && there.session) this.personas.takeSession(there.session);
  }

  #serialize(document: PersonaDocument): string {
    return writePersonaDocument(document, this.findMask(document.persona.id));
  }

  #keep(document: PersonaDocument): string {
    const text = this.#serialize(document);
    this.#known.set(document.persona.id, { addedAt: document.addedAt, text });
    return text;
  }

  async #read(name: string): Promise<PersonaDocument | undefined> {
    const text = await this.documents.read(name).catch(() => undefined);
    const document = text === undefined ? undefined : readPersonaDocument(text);
    if (text !== undefined && !document) await this.damaged.take(name, text);
    return document;
  }

  /** A number above all others, so that two of one moment keep their order. */
  #next(): number {
    return (this.#newest = Math.max(this.#newest + 1, Date.now()));
  }
}

function plain(text: string): Readonly<Record<string, unknown>> {
  return parseJson(text) as Record<string, unknown>;
}
