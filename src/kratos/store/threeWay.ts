type Fields = Readonly<Record<string, unknown>>;

/**
 * What another window changed of a document since this one last saw it (`base`), as far as this window has not changed
 * the same field itself: then its own change stays. A field that was taken away there is `undefined`.
 */
export function changesElsewhere(base: Fields, ours: Fields, theirs: Fields): Fields {
  const names = new Set([...Object.keys(base), ...Object.keys(theirs)]);
  return Object.fromEntries(
    [...names]
      .filter((name) => same(base[name], ours[name]) && !same(base[name], theirs[name]))
      .map((name) => [name, theirs[name]]),
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
