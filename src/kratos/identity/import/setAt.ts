/** An object that was made here, of columns: without a prototype, so that any name is a name as any other. */
export type Built = Record<string, unknown>;

export function newBuilt(): Built {
  return Object.create(null) as Built;
}

function isBuilt(value: unknown): value is Built {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null;
}

/**
 * Puts a value at a path of names, making what is on the way. Undefined once it is there, else the name at which there
 * is something else already.
 */
export function setAt(target: Built, path: readonly string[], value: unknown): string | undefined {
  const [name = '', ...rest] = path;
  const known = target[name];
  if (rest.length === 0) {
    if (known === undefined) target[name] = value;
    return known === undefined ? undefined : name;
  }
  if (known !== undefined && !isBuilt(known)) return name;
  const inner = known ?? newBuilt();
  target[name] = inner;
  return setAt(inner, rest, value);
}

/** Makes lists of what columns such as `tags.0` and `tags.1` made: in their order, without gaps. */
export function withLists(value: unknown): unknown {
  if (!isBuilt(value)) return value;
  const members = Object.entries(value).map(([name, inner]) => [name, withLists(inner)] as const);
  if (members.length > 0 && members.every(([name]) => /^\d{1,6}$/.test(name)))
    return members.sort(([one], [other]) => Number(one) - Number(other)).map(([, inner]) => inner);
  const made = newBuilt();
  for (const [name, inner] of members) made[name] = inner;
  return made;
}
