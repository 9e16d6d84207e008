import { expect, it } from 'vitest';
import { found, look, related } from '../look';

const name = 'schema-id-twice';
const config = (...ids: string[]): string => `identity:\n  schemas:\n${ids.map((id) => `    - id: ${id}\n`).join('')}`;

it('flags each schema whose id is taken', () => {
  const text = config('a', 'b', 'a', 'a');
  for (const version of ['v1.3.1', 'v26.2.0'] as const) {
    const starts = found(text, { version }, name).map(({ start }) => start);
    expect(starts).toEqual([text.indexOf('a\n', 40), text.lastIndexOf('a')]);
  }
  expect(related(config('a', 'a'), {}, name)).toEqual(['identity.schemas[].id']);
  expect(look(text, {}, name)).toEqual(Array(2).fill('warning: identity.schemas[].id'));
});

it.each([
  ['different ids', config('a', 'b', 'A')],
  ['placeholders', config('${ID}', '${ID}')],
  ['a number, which the schema refuses', config('1', '1')],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
