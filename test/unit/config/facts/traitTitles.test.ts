import { expect, it } from 'vitest';
import { listTraits } from '../../../../src/config/facts/traitTitles';

const of = (traits: object, more: object = {}): ReturnType<typeof listTraits> =>
  listTraits(JSON.stringify({ properties: { traits: { type: 'object', properties: traits } }, ...more }));

it('names the traits of a schema by their titles, in its order, through groups and references', () => {
  expect(
    of(
      {
        zeta: { type: 'string', title: 'Last' },
        name: { type: 'object', title: 'Name', properties: { first: { title: 'First name' }, last: {} } },
        home: { $ref: '#/definitions/place' },
      },
      { definitions: { place: { title: 'Home', properties: { city: { title: 'City' } } } } },
    ),
  ).toEqual([
    { name: 'zeta', title: 'Last', isGroup: false },
    { name: 'name', title: 'Name', isGroup: true },
    { name: 'name.first', title: 'First name', isGroup: false },
    { name: 'name.last', isGroup: false },
    { name: 'home', title: 'Home', isGroup: true },
    { name: 'home.city', title: 'City', isGroup: false },
  ]);
});

it('takes a list for one trait, and a title that is no text for none', () => {
  expect(of({ phones: { type: 'array', title: 'Phones', items: { type: 'string', title: 'Phone' } } })).toEqual([
    { name: 'phones', title: 'Phones', isGroup: false },
  ]);
  expect(of({ a: { title: { de: 'Eins' } }, b: { title: '' } })).toEqual([
    { name: 'a', isGroup: false },
    { name: 'b', isGroup: false },
  ]);
});

it.each(['', '[]', '{"properties":{"traits":true}}', '{"properties":{"traits":{"properties":[1]}}}', 'nonsense: ['])(
  'has none in %j',
  (text) => {
    expect(listTraits(text)).toEqual([]);
  },
);
