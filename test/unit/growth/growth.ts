/** A function that reads a text, and the texts that cost it most. */
export interface Reading {
  readonly name: string;
  readonly read: (text: string) => unknown;
  /**
   * Texts of about so many characters, by what they are full of. Each length gives another text, since some readings
   * are remembered.
   */
  readonly worst: Readonly<Record<string, (length: number) => string>>;
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

/** How long the long text is, the growth that is small enough, and how often the measuring is done until then. */
export interface Limits {
  readonly length: number;
  readonly enough: number;
  readonly mostTries: number;
}

/** The cost of a character of a long text beside that of one of a short text. */
export interface Growth {
  readonly name: string;
  /** What the text was full of. */
  readonly of: string;
  readonly length: number;
  /** Nanoseconds for each character of the long text. */
  readonly cost: number;
  /** By how much more a character costs there than in the short text, beyond what a plain function's does. */
  readonly times: number;
}

const short = 10_000;
/** What the clock of the processor tells apart for sure, in microseconds. */
const clearly = 3_000;
/** What takes less than that for so many characters does not look at them all. */
const plenty = 2_000_000;
/** So many characters are read between two looks at the clock, which cost something themselves. */
const batch = 100_000;
/** Readings remember a few texts at most. */
const mostVariants = 20;
/** By so much the next text is longer, so that it has another piece. */
const step = 101;

/**
 * Splits a text and keeps the pieces: as plain as a reading can be. What a character of a long text costs it more is
 * the memory's and the processor's, which the readings
 * are not asked for.
 */
function plain(text: string): unknown {
  const pieces: { readonly start: number; readonly piece: string }[] = [];
  for (let start = 0; start < text.length; start += 10) pieces.push({ start, piece: text.slice(start, start + 10) });
  return pieces;
}

/**
 * How a reading grows with one of its worst texts, in the processor's time of this thread alone. Other work on the
 * machine makes things look dear, never cheap: of all
 * measurements the least is nearest to the truth, and while `enough` is exceeded they go on, up to `mostTries`.
 */
export function growthOf(
  { name, read }: Reading,
  of: string,
  make: (length: number) => string,
  { length, enough, mostTries }: Limits,
): Growth {
  const own = leastOf(read, make);
  const times = (): number => own(length) / own(short) / Math.max(1, plainly(length) / plainly(short));
  // The first time is the compiler's.
  own(short);
  let best = times();
  for (let tries = 1; tries < mostTries && best > enough; tries += 1) best = times();
  return { name, of, length, cost: own(length), times: best };
}

/** What a character costs the plain reading, whatever the text is full of. */
const plainly = leastOf(plain, full('key: a\n'));

/** The least that a character of a text of some length has cost until now; each call measures once more. */
function leastOf(read: (text: string) => unknown, make: (length: number) => string): (length: number) => number {
  const least = new Map<number, number>();
  let variant = 0;
  return (length) => {
    // What others left behind is collected before, not meanwhile.
    globalThis.gc?.();
    let [spent, characters] = [0, 0];
    while (spent < clearly && characters < plenty) {
      const texts = Array.from({ length: Math.ceil(batch / length) }, () => {
        variant = (variant + 1) % mostVariants;
        const text = make(length + step * variant);
        // A text that is put together is made one piece at the first look at it, which is not the reader's work.
        text.indexOf('\u0000\u0000');
        characters += text.length;
        return text;
      });
      const before = spentByNow();
      for (const text of texts) read(text);
      spent += spentByNow() - before;
    }
    const cost = Math.min(least.get(length) ?? Infinity, (spent * 1000) / characters);
    least.set(length, cost);
    return cost;
  };
}

/** Nobody wakes who waits here. */
const nobody = new Int32Array(new SharedArrayBuffer(4));

/** Microseconds of the processor's time that this thread has had. The system counts them when a thread waits. */
export function spentByNow(): number {
  Atomics.wait(nobody, 0, 0, 0.1);
  const { user, system } = process.threadCpuUsage();
  return user + system;
}
