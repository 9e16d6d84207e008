/** One word of a command line, without its quotes. */
export interface Word {
  readonly text: string;
  /** The first part that is known only when the command runs, such as `$(cat token)`. It stands in `text` as it is. */
  readonly computed?: string;
}

/** One command of a text. */
export interface Command {
  readonly words: readonly Word[];
  /** What it is given to read (`<<EOF`). */
  readonly input?: string;
  /** The offset behind it. */
  readonly end: number;
}

/** Puts the words of a command together, piece by piece. */
export class WordList {
  readonly words: Word[] = [];
  #text: string | undefined;
  #computed: string | undefined;

  /** Goes on with the present word; an empty text begins one too, as `''` does. */
  add(text: string): void {
    this.#text = (this.#text ?? '') + text;
  }

  addComputed(text: string): void {
    this.add(text);
    this.#computed ??= text;
  }

  get isInWord(): boolean {
    return this.#text !== undefined;
  }

  end(): void {
    if (this.#text === undefined) return;
    this.words.push({ text: this.#text, ...(this.#computed !== undefined && { computed: this.#computed }) });
    this.#text = undefined;
    this.#computed = undefined;
  }
}
