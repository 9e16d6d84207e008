import { describe, expect, it } from 'vitest';
import type { IdentityView } from '../../../../src/protocol/identity';
import { listAddresses } from '../../../../src/views/identity/state/addressViews';
import { toMetadataViews } from '../../../../src/views/identity/state/metadataViews';
import { toTraitViews } from '../../../../src/views/identity/state/traitViews';
import {
  exampleId,
  exampleIdentity,
  exampleOffers,
  exampleRead,
  exampleState,
} from '../../webview/identity/exampleIdentity';

/** The picture of the identity itself. */
function view(change?: Readonly<Record<string, unknown>>, server = {}): IdentityView {
  const { identity } = exampleState(exampleRead(exampleIdentity(change)), server);
  if (identity.kind !== 'there') throw new Error(identity.kind);
  return identity;
}

describe('traits', () => {
  it('stand by their titles in the order of the schema, with what it does not describe behind them', () => {
    expect(view().traits.map(({ label, name, values, isJson }) => [label, name, values.join('|'), isJson])).toEqual([
      ['E-mail', 'email', 'alice@example.com', undefined],
      ['Name › First name', 'name.first', 'Alice', undefined],
      ['Name › last', 'name.last', 'Lovelace', undefined],
      ['Telephones', 'phones', '+44 20 7946 0018|+44 20 7946 0019', undefined],
      [
        'Postal address',
        'address',
        JSON.stringify({ street: '12 St James’s Square', geo: [51.5, -0.1] }, undefined, 2),
        true,
      ],
      ['Newsletter', 'newsletter', 'true', undefined],
      ['Nickname', 'nickname', '', undefined],
      ['tier', undefined, 'gold', undefined],
    ]);
  });

  it('stand by their names where the schema is not read, and say so', () => {
    const { identity } = exampleState({ ...exampleRead(), schema: { kind: 'problem', what: 'HTTP 404: gone' } });
    expect(identity).toMatchObject({
      traitsNote: 'The identity schema could not be read, so traits are shown by their names. HTTP 404: gone',
    });
    expect(identity.kind === 'there' && identity.traits.map(({ label }) => label)).toEqual([
      'email',
      'name',
      'phones',
      'address',
      'newsletter',
      'tier',
    ]);
  });

  it.each([
    ['a text', 'alice', ['alice'], undefined],
    ['nothing', null, [], undefined],
    ['a list of lists', [[1], [2]], [JSON.stringify([[1], [2]], undefined, 2)], true],
    ['a list of objects', [{ a: 1 }], [JSON.stringify([{ a: 1 }], undefined, 2)], true],
    ['a number', 0, ['0'], undefined],
    ['false', false, ['false'], undefined],
  ])('are shown as what they are: %s', (_, value, values, isJson) => {
    expect(toTraitViews({ odd: value })).toEqual([{ label: 'odd', values, ...(isJson && { isJson }) }]);
  });

  it('may have dots in their names, and hide nothing of the prototype', () => {
    const described = [{ name: 'a.b', title: 'Dotted', isGroup: false }];
    expect(toTraitViews({ 'a.b': 1, constructor: 'c' }, described)).toEqual([
      { label: 'a › Dotted', name: 'a.b', values: ['1'] },
      { label: 'constructor', values: ['c'] },
    ]);
    expect(toTraitViews('alone')).toEqual([{ label: 'traits', values: ['alone'] }]);
  });
});

describe('addresses', () => {
  it('say whether they are verified, since when, and what they are for', () => {
    expect(view().addresses.map(({ address, words, tone }) => [address, tone, words[0], words.at(-1)])).toEqual([
      ['alice@example.com', 'good', 'e-mail', 'recovers the account'],
      ['+442079460018', 'warn', 'text message', 'not verified: nothing was sent yet'],
    ]);
    expect(view().addresses[0]?.words[1]).toMatch(/^verified since /);
  });

  it('say what an import left that contradicts itself', () => {
    const odd = [
      { value: 'a@example.com', via: 'email', verified: true, status: 'nonsense' },
      { value: 'b@example.com', via: 'pigeon', verified: false, status: 'completed' },
    ];
    expect(view({ verifiable_addresses: odd, recovery_addresses: [] }).addresses.map(({ words }) => words)).toEqual([
      ['e-mail', 'verified', 'status nonsense'],
      ['pigeon', 'not verified', 'status completed'],
    ]);
  });

  it('are each once where it is asked what was sent to them', () => {
    expect(listAddresses(exampleIdentity())).toEqual(['alice@example.com', '+442079460018']);
  });
});

describe('credentials', () => {
  it('say what there is of each, by kinds and numbers alone', () => {
    const shown = view();
    expect(shown.credentials.map(({ type, tone }) => `${type} ${tone}`)).toEqual([
      'password good',
      'oidc good',
      'passkey neutral',
      'code good',
      'webauthn good',
      'totp good',
      'lookup_secret good',
    ]);
    const facts = Object.fromEntries(
      shown.credentials.map(({ type, facts: all }) => [type, all.map(({ label, text }) => `${label}: ${text}`)]),
    );
    expect(facts.password?.slice(0, 2)).toEqual(['Hash: bcrypt', 'Identifiers: alice@example.com']);
    expect(facts.lookup_secret?.[0]).toBe('Left: 2 of 3');
    // Its own id tells nothing.
    expect(facts.totp?.join()).not.toContain(exampleId);
    expect(JSON.stringify(shown)).not.toMatch(/\$2a|bbbb2222/);
  });

  it('offer what the server would do, and say of the rest why not', () => {
    const removal = (change: Readonly<Record<string, unknown>>, server: object, type: string): unknown =>
      view(change, server).credentials.find((one) => one.type === type)?.removal;
    const alone = { credentials: { password: { identifiers: ['a'], config: { hashed_password: '$2a$x' } } } };
    expect(removal(alone, { codesSignIn: false }, 'password')).toEqual({
      kind: 'refused',
      why: 'It is the last way to sign in that the server counts, and it keeps that one.',
    });
    expect(removal(alone, {}, 'password')).toMatchObject({
      kind: 'press',
      hint: expect.stringContaining('refuses') as string,
    });
    expect(removal({}, { isFirstMajor: true }, 'password')).toMatchObject({ kind: 'refused' });
    expect(removal({}, {}, 'code')).toMatchObject({ kind: 'refused' });
    expect(removal({}, {}, 'passkey')).toBeUndefined();
    const oidc = view().credentials.find(({ type }) => type === 'oidc');
    expect(oidc?.items[0]).toEqual({
      text: 'github',
      words: 'subject 583231',
      removal: { kind: 'press', label: 'Unlink…', identifier: 'github:583231' },
    });
  });
});

describe('metadata', () => {
  it('is cut where it is long, with its size', () => {
    const [, admin] = view({ metadata_admin: { text: 'ä'.repeat(2_600_000) } }).metadata;
    expect(admin).toMatchObject({
      size: '5.2 MB',
      cut: 'This is the beginning of 5.2 MB: the raw JSON has all of it.',
    });
    expect(admin?.text).toHaveLength(20_000);
    expect(view({ metadata_public: null, metadata_admin: null }).metadata).toEqual([]);
  });

  it('begins as the whole would, and is cut exactly where the whole is longer', () => {
    const rows = (count: number): unknown[] =>
      Array.from({ length: count }, (_, at) => ({ at, 'a "name"': ['ä\n', null, { no: [] }, -1.5e300], [at]: true }));
    for (let at = 0; at < 40; at += 1) {
      for (const value of [rows(at * 10), { rows: rows(at * 10), last: 'x' }, 'y'.repeat(19_980 + at)]) {
        const whole = JSON.stringify(value, undefined, 2);
        const [shown] = toMetadataViews(exampleIdentity({ metadata_public: value, metadata_admin: null }));
        expect(shown?.text).toBe(whole.slice(0, 20_000));
        expect(shown?.cut === undefined).toBe(whole.length <= 20_000);
      }
    }
  });
});

describe('what it has, and could set up', () => {
  it('is judged by the configuration of its server, line by line', () => {
    const { capability } = exampleState();
    expect(capability).toMatchObject({
      kind: 'there',
      file: 'kratos.yml',
      verdict: 'Is asked for a second factor by whoami, the settings flow and login.',
    });
    const rows = capability.kind === 'there' ? capability.rows : [];
    expect(rows.find(({ name }) => name.includes('TOTP'))).toMatchObject({ has: 'yes', rank: 'second factor' });
    expect(rows.some(({ why }) => why.some(({ line }) => line?.target !== undefined))).toBe(true);
  });

  it('says what to do where none is at hand', () => {
    expect(exampleState(exampleRead(), {}, { kind: 'nobody' }).capability).toMatchObject({
      kind: 'unknown',
      what: expect.stringContaining('open its kratos.yml') as string,
    });
    expect(exampleState({}, {}, { kind: 'nobody' }).capability).toEqual({ kind: 'loading' });
  });

  it('says by the settings of somebody who is signed in what they offer, and of the rest that it is not known', () => {
    const { capability } = exampleState(exampleRead(), {}, exampleOffers);
    const rows = capability.kind === 'offered' ? capability.rows : [];
    expect(capability).toMatchObject({ by: expect.stringContaining('alice, whose session is aal2') as string });
    expect(rows.map(({ name, has, enrol, rank }) => [name, has, enrol, rank])).toEqual([
      ['Password', 'yes', 'yes', 'first factor'],
      ['Code by e-mail', 'yes', 'unknown', 'first or second factor: not known'],
      ['Code by SMS', 'no', 'unknown', 'first or second factor: not known'],
      ['TOTP', 'yes', 'no', 'second factor'],
      ['Back-up codes (lookup_secret)', 'yes', 'yes', 'second factor'],
      ['Security key (webauthn)', 'yes', 'yes', 'first or second factor: not known'],
      ['Passkey', 'no', 'no', 'first factor'],
      ['github (oidc)', 'yes', 'no', 'first factor'],
      ['google (oidc)', 'yes', 'no', 'first factor'],
      ['gitlab (oidc)', 'no', 'yes', 'first factor'],
      ['SAML', 'no', 'unknown', 'first factor'],
    ]);
  });

  it('leaves keys open where a native client asked, which is offered none', () => {
    const persona = { ...exampleOffers.persona, client: 'native' } as const;
    const { capability } = exampleState(exampleRead(), {}, { ...exampleOffers, persona });
    const rows = capability.kind === 'offered' ? capability.rows : [];
    expect(rows.filter(({ name }) => /webauthn|Passkey/.test(name)).map(({ enrol }) => enrol)).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  it.each([
    [{ kind: 'step-up-wanted' }, { next: 'step-up', what: expect.stringContaining('step up first') as string }],
    [{ kind: 'signed-out' }, { next: 'recover' }],
    [
      { kind: 'problem', what: 'It is down.', todo: 'Start it.' },
      { what: expect.stringMatching(/It is down. Start it.$/) as string },
    ],
  ] as const)('says why %o tells nothing, and what would', (settings, said) => {
    expect(exampleState(exampleRead(), {}, { ...exampleOffers, settings }).capability).toMatchObject({
      kind: 'unknown',
      ...said,
    });
  });

  it('offers nobody a recovery whom nobody can be signed in as', () => {
    const inactive = exampleState(exampleRead(exampleIdentity({ state: 'inactive' })), {}, { kind: 'nobody' });
    expect(inactive.capability).not.toHaveProperty('next');
  });
});

describe('the page', () => {
  it('says what inactive means, and offers the way back', () => {
    const state = exampleState(exampleRead(exampleIdentity({ state: 'inactive' })));
    expect(state.identity).toMatchObject({
      note: expect.stringContaining('they count again') as string,
      state: { tone: 'warn' },
    });
    expect(state.actions.map(({ id }) => id)).toEqual([
      'refresh',
      'raw',
      'edit',
      'recover',
      'set-password',
      'who-is-asked',
      'activate',
      'delete',
    ]);
  });

  it('shows each part as it comes, and says of each what is wrong', () => {
    const before = exampleState({});
    expect([before.identity, before.sessions, before.messages].map(({ kind }) => kind)).toEqual(
      Array.from({ length: 3 }, () => 'loading'),
    );
    const problem = { kind: 'problem', what: 'HTTP 403: no', todo: 'Give it a key.' } as const;
    expect(exampleState({ ...exampleRead(), messages: problem })).toMatchObject({
      identity: { kind: 'there' },
      messages: { kind: 'trouble', what: 'HTTP 403: no', todo: 'Give it a key.' },
    });
  });

  it('says that an identity is gone by its id alone', () => {
    const { identity, actions } = exampleState({ identity: { kind: 'problem', what: 'HTTP 404', isThere: false } });
    expect(identity).toMatchObject({ kind: 'gone', id: exampleId });
    expect(actions.map(({ id }) => id)).toEqual(['refresh']);
  });

  it('shows neither subjects nor bodies of messages, in which codes stand', () => {
    expect(JSON.stringify(exampleState())).not.toContain('123456');
  });
});
