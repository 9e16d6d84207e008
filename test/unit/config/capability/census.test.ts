import { describe, expect, it } from 'vitest';
import { createCensus, personOf, type Census } from '../../../../src/config/capability/census';
import { countAsked, countFactors } from '../../../../src/config/capability/counts';
import { changesThatCount } from '../../../../src/config/capability/helpful';
import { suppose, type Supposed } from '../../../../src/config/capability/suppose';
import type { KnownIdentity } from '../../../../src/config/capability/types';
import { readConfig } from '../../../../src/config/document/readConfig';
import type { Person } from '../../../../src/config/simulator/person';
import type { Setup } from '../../../../src/config/simulator/setup';
import { simulate } from '../../../../src/config/simulator/simulate';

const base: Person = {
  schema: 'person',
  credentials: ['password'],
  traits: ['email'],
  session: ['password'],
  aal: 'aal1',
};
const address = (name: string): Pick<KnownIdentity, 'codes' | 'addresses'> => ({
  codes: [{ address: `${name}@example.com`, channel: 'email' }],
  addresses: [{ address: `${name}@example.com`, channel: 'email', isVerified: true }],
});
const kinds: readonly KnownIdentity[] = [
  { person: { ...base, codes: ['a@example.com'] }, ...address('a') },
  { person: { ...base, credentials: ['password', 'totp'] } },
  { person: { ...base, credentials: ['password', 'lookup_secret'] }, lookupCodes: { total: 12, left: 0 } },
  { person: { ...base, credentials: ['oidc'], session: ['oidc'] }, providers: ['github', 'github'] },
  { person: { ...base, credentials: ['password', 'totp'] }, isInactive: true },
  { person: { ...base, credentials: [] } },
];

/** So many of each kind, in turn. */
function people(times: number): Census {
  const census = createCensus();
  for (let at = 0; at < times; at += 1)
    for (const one of kinds) {
      const name = `a${at}`;
      census.add({ ...one, ...(one.codes && { ...address(name), person: { ...one.person, codes: [name] } }) });
    }
  return census.read();
}

const setup = (text: string): Setup => ({ config: readConfig(text), version: 'v26.2.0', schemas: [] });
const plain = setup('selfservice:\n  methods:\n    totp:\n      enabled: true\n');

describe('a count', () => {
  it('keeps of a thousand people as many profiles as there are kinds, and nothing that tells whose they are', () => {
    const census = people(1000);
    expect(census.total).toBe(6000);
    expect(census.profiles.map(({ count }) => count)).toEqual(Array(6).fill(1000));
    expect(JSON.stringify(census.profiles)).not.toContain('@');
    expect([...census.providers]).toEqual([['github', 1000]]);
  });

  it('of a hundred thousand people is judged by their kinds: a change is counted as soon as of a thousand', () => {
    const many = createCensus();
    const rest = 100_000 % kinds.length;
    const each = Math.floor(100_000 / kinds.length);
    for (let round = 0; round < each; round += 1) for (const one of kinds) many.add(one);
    for (const one of kinds.slice(0, rest)) many.add(one);
    const census = many.read();
    expect(census.total).toBe(100_000);
    expect(census.profiles.map(({ count }) => count)).toEqual(kinds.map((_, at) => each + Number(at < rest)));
    const then = suppose(plain, 'selfservice.methods.code.mfa_enabled: true');
    if (then.kind !== 'setup') throw new Error(then.sentence);
    const share = countAsked(people(1), then.setup).asked.login.sure;
    expect(countAsked(census, then.setup).asked.login.sure).toBe(share * each + Math.min(share, rest));
  });

  it('says how many are on, and have each factor', () => {
    const { total, active, factors, withoutSecond, spent } = countFactors(people(10));
    expect({ total, active, withoutSecond, spent }).toEqual({ total: 60, active: 50, withoutSecond: 30, spent: 10 });
    expect(factors.map(({ factor, provider = '', sure }) => `${factor} ${provider} ${sure}`)).toEqual([
      'password  40',
      'code_email  10',
      'code_sms  0',
      'totp  20',
      'lookup_secret  10',
      'webauthn  0',
      'passkey  0',
      'oidc  10',
      'oidc github 10',
      'saml  0',
    ]);
  });

  it('counts those whose factors the server does not tell as perhaps', () => {
    const census = createCensus();
    census.add({ person: { ...base, credentials: [], mayHave: ['password', 'totp'] } });
    const read = census.read();
    expect(countFactors(read).factors[0]).toEqual({ factor: 'password', sure: 0, perhaps: 1 });
    expect(countAsked(read, plain).asked.login).toEqual({ sure: 0, perhaps: 1 });
  });

  it('asks as the simulator does, of each who is on', () => {
    const census = people(1);
    for (const text of ['selfservice.methods.code.mfa_enabled: true', 'session.whoami.required_aal: aal1']) {
      const supposed = suppose(plain, text);
      if (supposed.kind === 'problem') throw new Error(supposed.sentence);
      const counts = countAsked(census, supposed.setup);
      const on = census.profiles.filter(({ profile }) => !profile.isInactive);
      const answers = on.map(({ profile }) => simulate(supposed.setup, personOf(profile)));
      for (const place of ['whoami', 'settings', 'login'] as const)
        expect(counts.asked[place].sure).toBe(answers.filter((one) => one.answers[place].asked === true).length);
      expect(counts.stuck.sure).toBe(answers.filter(({ stuck }) => stuck === true).length);
    }
  });

  it('leaves those out who are off, and names those who are locked out or cannot sign in', () => {
    const counts = countAsked(people(10), plain);
    expect(counts.asked).toEqual({
      whoami: { sure: 20, perhaps: 0 },
      settings: { sure: 20, perhaps: 0 },
      login: { sure: 20, perhaps: 0 },
    });
    expect(counts).toMatchObject({ stuck: { sure: 10, perhaps: 0 }, shutOut: { sure: 20, perhaps: 0 } });
  });

  it('offers the lines that change a number, the greatest first', () => {
    const changes = changesThatCount(people(10), plain);
    expect(changes.map(({ name, to, counts }) => `${name}: ${String(to)} ${counts.asked.login.sure}`)).toEqual([
      'session.whoami.required_aal: aal1 0',
      'selfservice.methods.code.mfa_enabled: true 30',
      'selfservice.flows.settings.required_aal: aal1 20',
      'selfservice.methods.totp.enabled: false 20',
      'selfservice.methods.lookup_secret.enabled: true 20',
    ]);
  });
});

describe('a change that is typed in', () => {
  const value = (supposed: Supposed): unknown =>
    supposed.kind === 'setup'
      ? supposed.settings.map(({ name, to }) => `${name}: ${JSON.stringify(to)}`)
      : supposed.sentence;
  const mfa = ['selfservice.methods.code.mfa_enabled: true'];

  it.each([
    ['with dots', 'selfservice.methods.code.mfa_enabled: true', mfa],
    ['by its end', 'mfa_enabled: true', mfa],
    ['in blocks', 'selfservice:\n  methods:\n    code:\n      mfa_enabled: true', mfa],
    ['in JSON', '{"selfservice": {"methods": {"code": {"mfa_enabled": true}}}}', mfa],
    [
      'together with another',
      '{"session.whoami.required_aal": "aal1", "totp.enabled": false}',
      ['session.whoami.required_aal: "aal1"', 'selfservice.methods.totp.enabled: false'],
    ],
  ])('is read %s', (_, text, expected) => {
    const supposed = suppose(plain, text);
    expect(value(supposed)).toEqual(expected);
    // The present configuration stays as it is.
    expect(plain.config.value('selfservice', 'methods', 'code')).toBeUndefined();
  });

  it.each([
    ['', 'Enter a setting with its value, such as session.whoami.required_aal: aal1.'],
    ['nonsense', 'Enter a setting with its value, such as session.whoami.required_aal: aal1.'],
    ['{', 'Enter a setting with its value, such as session.whoami.required_aal: aal1.'],
    ['mfa_enabled:', 'The value of selfservice.methods.code.mfa_enabled is missing.'],
    [
      'required_aal: aal1',
      'Several settings end like this: session.whoami.required_aal, selfservice.flows.settings.required_aal.',
    ],
    ['mfa_enable: true', 'Kratos has no setting mfa_enable. Did you mean selfservice.methods.code.mfa_enabled?'],
    [
      'sesion.whoami.required_aal: aal1',
      'Kratos has no setting sesion.whoami.required_aal. Did you mean session.whoami.required_aal?',
    ],
    ['such.a.thing: 1', 'Kratos has no setting such.a.thing.'],
  ])('is refused with what to do: %s', (text, sentence) => {
    expect(value(suppose(plain, text))).toBe(sentence);
  });

  it.each([
    'session.whoami.required_aal: aal2',
    'mfa_enabled: 1',
    '{"mfa_enabled": true, "passwordless_enabled": true}',
  ])('is refused where Kratos would not take it: %s', (text) => {
    expect(suppose(plain, text)).toMatchObject({
      kind: 'problem',
      sentence: expect.stringMatching(/.{20}/) as unknown,
    });
  });
});
