/** Looks for any number of texts at once. */
export interface Automaton {
  /**
   * Calls `found` with each pattern that ends at a place, the longest first; the shorter ones that end there too, and
   * lie within it, are told only as long as `found` says `false`.
   */
  scan(text: string, found: (pattern: string, end: number) => boolean): void;
}

/**
 * Aho–Corasick: one pass, in time that grows with the text alone. By UTF-16 units, since a secret is one also where a
 * combining sign follows it. States are numbers and transitions stand in typed arrays: a megabyte of secrets takes some
 * 30 MB for a moment.
 */
export function createAutomaton(texts: Iterable<string>): Automaton {
  const patterns = [...new Set(texts)].filter((text) => text !== '');
  const size = patterns.reduce((sum, { length }) => sum + length, 1);
  const parent = new Int32Array(size);
  const unit = new Uint16Array(size);
  /** The pattern that ends in a state, counted from 1; 0 for none. */
  const ends = new Int32Array(size);
  /** The state of the longest ending that is also a beginning. */
  const fail = new Int32Array(size);
  /** The next shorter state in which a pattern ends; 0 for none. */
  const shorter = new Int32Array(size);
  /** The states by where they come from and their unit; 0 is free. */
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(size * 2)));

  const findSlot = (from: number, by: number): number => {
    const mixed = Math.imul(from, 0x9e3779b1) ^ Math.imul(by + 1, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & (slots.length - 1);
    for (let to = slots[slot] ?? 0; to !== 0 && (parent[to] !== from || unit[to] !== by); to = slots[slot] ?? 0)
      slot = (slot + 1) & (slots.length - 1);
    return slot;
  };
  const step = (state: number, by: number): number => {
    for (let from = state; ; from = fail[from] ?? 0) {
      const to = slots[findSlot(from, by)] ?? 0;
      if (to !== 0 || from === 0) return to;
    }
  };

  // All patterns grow by one unit at a time, so that every shorter state is there when a longer one is made.
  let states = 1;
  const reached = new Int32Array(patterns.length);
  let growing = patterns.map((_, index) => index);
  for (let at = 0; growing.length > 0; at += 1) {
    for (const index of growing) {
      const from = reached[index] ?? 0;
      const by = patterns[index]?.charCodeAt(at) ?? 0;
      const slot = findSlot(from, by);
      if (slots[slot] === 0) {
        const to = from === 0 ? 0 : step(fail[from] ?? 0, by);
        parent[states] = from;
        unit[states] = by;
        fail[states] = to;
        shorter[states] = ends[to] === 0 ? (shorter[to] ?? 0) : to;
        slots[slot] = states;
        states += 1;
      }
      reached[index] = slots[slot] ?? 0;
    }
    growing = growing.filter((index) => {
      const ended = patterns[index]?.length === at + 1;
      if (ended) ends[reached[index] ?? 0] = index + 1;
      return !ended;
    });
  }

  return {
    scan(text, found) {
      if (patterns.length === 0) return;
      let state = 0;
      for (let at = 0; at < text.length; at += 1) {
        state = step(state, text.charCodeAt(at));
        let ending = ends[state] === 0 ? (shorter[state] ?? 0) : state;
        while (ending !== 0 && !found(patterns[(ends[ending] ?? 0) - 1] ?? '', at + 1)) ending = shorter[ending] ?? 0;
      }
    },
  };
}
