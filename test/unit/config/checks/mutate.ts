import fc from 'fast-check';

/** What a hand does to a file: takes a stretch away, doubles it, moves it to another place, or types over it. */
export interface Mutation {
  /** Where the stretch begins, and where it goes, from the beginning (0) to the end (1) of the file. */
  readonly at: number;
  readonly length: number;
  readonly to: number;
  /** What is typed. */
  readonly text: string;
}

const place = fc.double({ min: 0, max: 1, noNaN: true });

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: place,
  length: fc.nat(60),
  to: place,
  text: fc.oneof(
    fc.constantFrom(
      '',
      '\n',
      '\t',
      '\r\n',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ': ',
      '- ',
      '&a ',
      '*a',
      '<<: *a',
      '!!str ',
      '#',
      '---\n',
      '|',
      '%',
      '\uFEFF',
      '{{ .Values.x }}',
      '${X}',
      'null',
      '0x1',
      '\0',
    ),
    fc.string({ maxLength: 8, unit: 'binary' }),
  ),
});

/** The text after a hand has been there. */
export function mutated(text: string, { at, length, to, text: typed }: Mutation): string {
  const start = Math.floor(at * text.length);
  const rest = text.slice(0, start) + text.slice(start + length);
  const place = Math.floor(to * rest.length);
  return rest.slice(0, place) + typed + (length % 3 === 0 ? text.slice(start, start + length) : '') + rest.slice(place);
}
