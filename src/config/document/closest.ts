/** The one of some words that a misspelt word most likely means: at most two letters (one in short words) put in, left out, changed or swapped. Undefined when none is near. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const most = word.length < 5 ? 1 : 2;
  return candidates
    .filter((candidate) => Math.abs(candidate.length - word.length) <= most)
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter((one) => one.distance <= most)
    .toSorted((a, b) => a.distance - b.distance)[0]?.candidate;
}

/** How many single changes lie between two words (optimal string alignment). */
function distance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const at = (back: number, column: number): number => rows[i - back]?.[column] ?? 0;
      const same = from[i - 1] === to[j - 1];
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row.push(
        Math.min(
          at(1, j) + 1,
          (row[j - 1] ?? 0) + 1,
          at(1, j - 1) + (same ? 0 : 1),
          ...(swapped ? [at(2, j - 2) + 1] : []),
        ),
      );
    }
    rows.push(row);
  }
  return rows[from.length]?.[to.length] ?? 0;
}
