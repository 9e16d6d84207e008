import { Uri } from 'vscode';
import { expect, it, vi } from 'vitest';
import { toKeptPage, readKept } from '../../../../src/views/simulator/shown';

vi.mock('vscode', () => ({ Uri: { parse: (text: string) => new URL(text) } }));

const uri = Uri.parse('file:///workspace/kratos.yml');
const file = { uri: 'file:///workspace/kratos.yml' };
const alice = {
  name: 'Alice',
  person: { credentials: ['password', 'totp'], traits: ['email'], session: ['password'], schema: 'person' },
} as const;

/** What comes back after the editor wrote it down. */
const back = (state: unknown): unknown => readKept(JSON.parse(JSON.stringify(state)));

it('keeps the file and the person of a page', () => {
  expect(toKeptPage({ uri, who: alice })).toEqual({ ...file, who: alice });
  expect(back(toKeptPage({ uri, who: alice }))).toEqual({ uri, who: alice });
  expect(back(toKeptPage({ uri }))).toEqual({ uri });
});

it.each([
  ['that a server told of', { ...alice, isLive: true }],
  ['with addresses for codes', { ...alice, person: { ...alice.person, codes: ['alice@example.com'] } }],
  ['with addresses to verify', { ...alice, person: { ...alice.person, verifiable: ['alice@example.com'] } }],
])('keeps the file alone of a person %s', (_, who) => {
  expect(toKeptPage({ uri, who })).toEqual(file);
});

it.each([undefined, null, 'kratos.yml', {}, { uri: 1 }, { uri: '' }])('reads nothing from %j', (state) => {
  expect(readKept(state)).toBeUndefined();
});

it.each([{ who: 'Alice' }, { who: { name: 'Alice' } }, { who: { person: alice.person } }, { who: null }])(
  'asks who it is where no whole person is kept: %j',
  (rest) => {
    expect(readKept({ ...file, ...rest })).toEqual({ uri });
  },
);
