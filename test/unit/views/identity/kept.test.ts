import { expect, it } from 'vitest';
import { readKept } from '../../../../src/views/identity/kept';

it('reads which identity a page shows, and leaves everything else behind', () => {
  const shown = { connection: 'practice', identity: '26dd8e7c' };
  expect(readKept({ ...shown, scroll: 12, name: 'alice@example.com' })).toEqual(shown);
});

it.each([undefined, null, 'a', {}, { connection: 'practice' }, { connection: '', identity: 'a' }, { connection: 1 }])(
  'reads nothing from %j',
  (state) => {
    expect(readKept(state)).toBeUndefined();
  },
);
