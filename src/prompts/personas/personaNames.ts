/** Names that are offered for new personas, in this order, as examples of protocols have long used them. */
const names = [
  'alice',
  'bob',
  'carol',
  'dave',
  'erin',
  'frank',
  'grace',
  'heidi',
  'ivan',
  'judy',
  'mallory',
  'niaj',
  'olivia',
  'peggy',
  'sybil',
  'trent',
  'victor',
  'wendy',
];

/** The first name that is not taken yet. */
export function nextName(taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const free = names.find((name) => !used.has(name));
  if (free !== undefined) return free;
  let number = 2;
  while (used.has(`alice ${number}`)) number += 1;
  return `alice ${number}`;
}
