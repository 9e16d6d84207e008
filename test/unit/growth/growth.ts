/** A function that reads a text, and the texts that cost it most. */
export interface Reading {
  readonly name: string;
  readonly read: (text: string) => unknown;
  /**
   * Texts of about so many characters, by what they are full of. Each length gives another text, since some readings
   * are remembered.
   */
  readonly worst: Readonly<Record<string, (length: number) => string>>;
  /** The longest text that it is ever given, where something before it answers at once for longer ones. */
  readonly longest?: number;
  /**
   * What it makes of a text grows with the text, and with that the work of the memory's collector, which is in the
   * measure.
   */
  readonly keepsAll?: true;
}

/** A text that is full of a piece, with something before it. */
export const full =
  (piece: string, before = '', after = '') =>
  (length: number): string =>
    before + piece.repeat(Math.ceil(length / piece.length)) + after;

/** A text of pieces that are all different. */
export const counted =
  (piece: (count: number) => string, before = '', after = '') =>
  (length: number): string => {
    const pieces: string[] = [];
    for (let written = 0; written < length;) written += pieces[pieces.push(piece(pieces.length)) - 1]?.length ?? 0;
    return before + pieces.join('') + after;
  };

/**
 * By how much a character of a long text may cost more than one of a short text. What is quadratic costs ten times as
 * much with each step; where much is kept, three times are the collector's; the rest is the processor's, whose nearest
 * memory holds a short text as a whole and is shared with everybody at work on the machine.
 */
export function mostGrowth({ keepsAll }: Reading): number {
  return keepsAll ? 8 : 5;
}

const short = 10_000;
const lengths = [100_000, 1_000_000];
/**
 * Other work on the machine makes things look dear, never cheap: of all measurements the least is nearest to the truth,
 * and what looks wrong is measured again.
 */
const mostTries = 8;
/** What the clock of the processor tells apart for sure, in microseconds. */
const clearly = 2_000;
/** Microseconds per character that are nothing: a look at each takes as long, what looks at a few only takes less. */
const nothing = 0.002;

/**
 * The growth of the cost per character from 10,000 characters to each longer text, in the processor's time of this
 * thread alone.
 */
export function growthOf(reading: Reading, make: (length: number) => string): readonly number[] {
  const { read, longest = Infinity } = reading;
  const sizes = [...new Set(lengths.map((length) => Math.min(length, longest)))];
  const least = new Map<number, number>();
  let variant = 0;
  const measure = (length: number): void => {
    let [spent, characters] = [0, 0];
    while (spent < clearly) {
      const text = make(length + (variant += 1));
      // A text that is put together is made one piece at the first look at it, which is not the reader's work.
      text.indexOf('\u0000\u0000');
      const before = process.threadCpuUsage();
      read(text);
      const { user, system } = process.threadCpuUsage(before);
      spent += user + system;
      characters += text.length;
    }
    least.set(length, Math.max(nothing, Math.min(least.get(length) ?? Infinity, spent / characters)));
  };
  const growth = (): readonly number[] => sizes.map((length) => (least.get(length) ?? 0) / (least.get(short) ?? 0));
  for (let tries = 0; tries < mostTries; tries += 1) {
    for (const length of [short, ...sizes]) measure(length);
    if (tries > 0 && growth().every((one) => one <= mostGrowth(reading))) break;
  }
  return growth();
}
