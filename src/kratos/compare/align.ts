/** What stands on both sides, or on one of them. */
export interface Pair<Item> {
  readonly before?: Item;
  readonly after?: Item;
}

/** What of an item says how much it is like another one: those of one kind are, more so those of one meaning. */
export interface Traits {
  readonly kind: string;
  readonly meaning: string | undefined;
}

/** How much a pair counts: of one kind, and of one meaning too. */
const [alike, same] = [2, 3];

/** What comes next at a place of both lists: an item of each, or one that a list has alone. */
type Step = 'pair' | 'before' | 'after';
const steps: readonly Step[] = ['pair', 'before', 'after'];

/** Less than any way is worth. */
const outOfReach = -1_000_000_000;

/**
 * Puts two lists side by side in their order, so that what stands beside each other is as alike as can be. What a list
 * has alone stands where it came. Takes time by how much differs: lists that begin alike, or differ here and there, are
 * compared in about one pass.
 */
export function align<Item>(
  before: readonly Item[],
  after: readonly Item[],
  traitsOf: (item: Item) => Traits,
): readonly Pair<Item>[] {
  const likeness = compareBy([before, after], traitsOf);
  const most = Math.min(before.length, after.length);
  let begun = 0;
  while (begun < most && likeness(begun, begun) === same) begun += 1;
  const left = before.length - begun;
  const right = after.length - begun;
  const stepAt = findWay(left, right, (one, other) => likeness(begun + one, begun + other));
  const pairs: Pair<Item>[] = before.slice(0, begun).map((item, at) => pairOf(item, after[at]));
  for (let [one, other] = [begun, begun]; one < before.length || other < after.length;) {
    const step = stepAt(one - begun, other - begun);
    pairs.push(pairOf(step === 'after' ? undefined : before[one], step === 'before' ? undefined : after[other]));
    if (step !== 'after') one += 1;
    if (step !== 'before') other += 1;
  }
  return pairs;
}

function pairOf<Item>(before: Item | undefined, after: Item | undefined): Pair<Item> {
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

/** How much the items at two places are alike; 0 for not at all. */
function compareBy<Item>(
  lists: readonly [readonly Item[], readonly Item[]],
  traitsOf: (item: Item) => Traits,
): (one: number, other: number) => number {
  const [before, after] = lists.map((list) => list.map(traitsOf));
  return (one, other) => {
    const [left, right] = [before?.[one], after?.[other]];
    if (left === undefined || right?.kind !== left.kind) return 0;
    return left.meaning === right.meaning ? same : alike;
  };
}

type Likeness = (one: number, other: number) => number;
type Way = (one: number, other: number) => Step;

/**
 * Finds the best way through two lists near the diagonal, and further from it until no better one can lie outside: what
 * stands alone costs the most, so that a way of small costs cannot lead far away.
 */
function findWay(left: number, right: number, likeness: Likeness): Way {
  for (let reach = 8; ; reach *= 4) {
    const { way, worth } = searchWithin(reach, left, right, likeness);
    const costs = same * (left + right) - 2 * worth;
    const outside = same * (Math.abs(left - right) + 2 * (reach + 1));
    if (costs < outside || reach >= Math.min(left, right)) return way;
  }
}

/** The best way of those that stray from the diagonal by no more than `reach`, and how alike all is along it. */
function searchWithin(reach: number, left: number, right: number, likeness: Likeness): { way: Way; worth: number } {
  const lowest = Math.min(0, right - left) - reach;
  const width = Math.max(0, right - left) + reach - lowest + 1;
  const taken = new Uint8Array((left + 1) * width);
  let below = new Int32Array(width);
  let row = new Int32Array(width);
  for (let one = left; one >= 0; one -= 1) {
    row.fill(outOfReach);
    const first = Math.max(0, -one - lowest);
    for (let at = Math.min(width - 1, right - one - lowest); at >= first; at -= 1) {
      const other = one + lowest + at;
      const likely = one < left && other < right ? likeness(one, other) : 0;
      // A step in both lists stays on its diagonal, one in a single list comes to the next diagonal on either side.
      const paired = likely === 0 ? outOfReach : likely + (below[at] ?? 0);
      const alone = one < left && at > 0 ? (below[at - 1] ?? 0) : outOfReach;
      const others = other < right && at + 1 < width ? (row[at + 1] ?? 0) : outOfReach;
      const best = Math.max(paired, alone, others);
      row[at] = one === left && other === right ? 0 : best;
      taken[one * width + at] = likely > 0 && paired === best ? 0 : alone >= others ? 1 : 2;
    }
    [below, row] = [row, below];
  }
  const way: Way = (one, other) => steps[taken[one * width + other - one - lowest] ?? 0] ?? 'pair';
  return { way, worth: below[-lowest] ?? 0 };
}
