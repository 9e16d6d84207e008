/**
 * The one of some words that a misspelt word most likely means: at most two letters (one in short words) put in, left
 * out, changed or swapped. Undefined when none is near.
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const most = word.length < 5 ? 1 : 2;
  const meant = word.toLowerCase();
  return candidates
    .filter((candidate) => Math.abs(candidate.length - word.length) <= most)
    .map((candidate) => ({ candidate, distance: distance(meant, candidate.toLowerCase(), most) }))
    .filter((one) => one.distance <= most)
    .toSorted((a, b) => a.distance - b.distance)[0]?.candidate;
}

/**
 * How many single changes lie between two words (optimal string alignment); infinite as soon as it is clear that they
 * are more than `most`.
 */
function distance(from: string, to: string, most: number): number {
  let above: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  let leastAbove = 0;
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const changed = Math.min(number(last, j) + 1, number(row, j - 1) + 1, number(last, j - 1) + (same ? 0 : 1));
      const changes = swapped ? Math.min(changed, number(above, j - 2) + 1) : changed;
      row.push(changes);
      least = Math.min(least, changes);
    }
    // Two letters that are swapped go on from the row before.
    if (least > most && leastAbove > most) return Infinity;
    [above, last, leastAbove] = [last, row, least];
  }
  return number(last, to.length);
}

function number(row: readonly number[], at: number): number {
  return row[at] ?? 0;
}
