import fc from 'fast-check';

/** What is done to one place of a JSON value. */
export interface Edit {
  /** The place, from the first (0) to the last (1) of all. */
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'double' | 'rename' | 'swap';
  readonly value: unknown;
  readonly key: string;
}

const strange: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  'a'.repeat(20_000),
  '__proto__',
  'constructor',
  'toString',
  'javascript:alert(1)',
  '<img src=x>',
  '{{x}}',
  '%00',
  '9999-99-99T99:99:99Z',
  [],
  {},
  [[]],
  [null],
  { type: 'input', group: 'default', attributes: null },
  {
    attributes: { name: 'method', type: 'submit', value: 'password', node_type: 'input' },
    group: 'password',
    type: 'input',
  },
];

const keys = [
  '__proto__',
  'constructor',
  'toString',
  'length',
  '',
  'id',
  'type',
  'name',
  'value',
  'nodes',
  'text',
  'ui',
  '0',
];

/** Changes that nobody who writes a parser expects. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    how: fc.constantFrom('replace', 'remove', 'double', 'rename', 'swap'),
    value: fc.oneof(
      { arbitrary: fc.constantFrom(...strange), weight: 4 },
      { arbitrary: fc.jsonValue({ maxDepth: 2 }), weight: 1 },
    ),
    key: fc.oneof(fc.constantFrom(...keys), fc.string({ maxLength: 5 })),
  }),
  { minLength: 1, maxLength: 8 },
);

interface Place {
  readonly of: Record<string, unknown> | unknown[];
  readonly key: string;
}

/** The value with all edits done to a copy of it, as text; what is written last stands last, also twice by one name. */
export function edited(json: unknown, all: readonly Edit[]): string {
  const copy = { root: structuredClone(json) };
  for (const edit of all) {
    const places = placesIn(copy);
    const place = places[Math.floor(edit.at * (places.length - 1))];
    const other = places[Math.floor(((edit.at * 7919) % 1) * (places.length - 1))];
    if (place && other) change(place, other, edit);
  }
  return JSON.stringify(copy.root ?? null);
}

function placesIn(of: unknown, found: Place[] = []): Place[] {
  if (typeof of !== 'object' || of === null) return found;
  const holder = of as Place['of'];
  for (const [key, value] of Object.entries(of)) {
    found.push({ of: holder, key });
    placesIn(value, found);
  }
  return found;
}

function change({ of, key }: Place, other: Place, edit: Edit): void {
  const held = of as Record<string, unknown>;
  switch (edit.how) {
    case 'replace':
      set(of, key, structuredClone(edit.value));
      return;
    case 'remove':
      if (Array.isArray(of)) of.splice(Number(key), 1);
      else Reflect.deleteProperty(of, key);
      return;
    case 'double':
      if (Array.isArray(of)) of.push(structuredClone(held[key]));
      else set(of, edit.key, structuredClone(held[key]));
      return;
    case 'rename':
      if (Array.isArray(of)) return;
      set(of, edit.key, held[key]);
      Reflect.deleteProperty(of, key);
      return;
    case 'swap':
      set(of, key, structuredClone((other.of as Record<string, unknown>)[other.key]));
  }
}

/** As JSON has it: a name such as `__proto__` is one like any other. */
function set(of: Place['of'], key: string, value: unknown): void {
  Object.defineProperty(of, key, { value, configurable: true, enumerable: true, writable: true });
}
