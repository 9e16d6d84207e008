/**
 * What was made of texts, of those that were asked for last: at least of so many of them, or of so many characters
 * together, and of twice as many at most. What several ask for in turn is made once, and nothing need tell when a text
 * has changed.
 */
export class Recent<Value> {
  private young = new Map<string, Value>();
  private old: ReadonlyMap<string, Value> = new Map<string, Value>();
  private characters = 0;

  constructor(private readonly least: { readonly texts: number; readonly characters: number }) {}

  /** What is made of a text, now or before. */
  of(text: string, make: (text: string) => Value): Value {
    const kept = this.young.get(text);
    if (kept !== undefined || this.young.has(text)) return kept as Value;
    // What is cut out of a text keeps all of it in memory.
    const own = ` ${text}`.slice(1);
    const value = this.old.has(text) ? (this.old.get(text) as Value) : make(own);
    this.keep(own, value);
    return value;
  }

  private keep(text: string, value: Value): void {
    this.young.set(text, value);
    this.characters += text.length;
    if (this.young.size < this.least.texts && this.characters < this.least.characters) return;
    this.old = this.young;
    this.young = new Map();
    this.characters = 0;
  }
}
