/** What stands on both sides, or on one of them. */
export interface Pair<Item> {
  readonly before?: Item;
  readonly after?: Item;
}

/**
 * Puts two lists side by side in their order, so that what stands beside each other is as alike as can be: `likeness`
 * says how much two items are, 0 for not at all. What a list has alone stands where it came.
 */
export function align<Item>(
  before: readonly Item[],
  after: readonly Item[],
  likeness: (one: Item, other: Item) => number,
): readonly Pair<Item>[] {
  const alike = before.map((one) => after.map((other) => likeness(one, other)));
  /** How alike all is that comes from a place of each list on. */
  const best = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const at = (one: number, other: number): number => best[one]?.[other] ?? 0;
  const paired = (one: number, other: number): number => {
    const likeness = alike[one]?.[other] ?? 0;
    return likeness === 0 ? 0 : likeness + at(one + 1, other + 1);
  };
  for (let one = before.length - 1; one >= 0; one -= 1) {
    const row = best[one] ?? [];
    for (let other = after.length - 1; other >= 0; other -= 1)
      row[other] = Math.max(paired(one, other), at(one + 1, other), at(one, other + 1));
  }
  const pairs: Pair<Item>[] = [];
  for (let one = 0, other = 0; one < before.length || other < after.length;) {
    const [left, right] = [before[one], after[other]];
    const isPair = paired(one, other) > 0 && paired(one, other) === at(one, other);
    const goesLeft = !isPair && left !== undefined && (right === undefined || at(one + 1, other) >= at(one, other + 1));
    pairs.push({
      ...(left !== undefined && (isPair || goesLeft) && { before: left }),
      ...(right !== undefined && !goesLeft && { after: right }),
    });
    if (isPair || goesLeft) one += 1;
    if (!goesLeft) other += 1;
  }
  return pairs;
}
