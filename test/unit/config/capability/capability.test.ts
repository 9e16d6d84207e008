import { describe, expect, it } from 'vitest';
import { capabilitiesOf } from '../../../../src/config/capability/capability';
import type { Capability, Factor, KnownIdentity } from '../../../../src/config/capability/types';
import { readConfig } from '../../../../src/config/document/readConfig';
import type { KnownSchema } from '../../../../src/config/facts/context';
import type { Reason } from '../../../../src/config/simulator/lines';
import type { Person } from '../../../../src/config/simulator/person';
import { simulate } from '../../../../src/config/simulator/simulate';
import { schemaOf, trait } from '../checks/rules/look';

const marked = schemaOf({
  email: trait({
    credentials: {
      password: { identifier: true },
      webauthn: { identifier: true },
      passkey: { display_name: true },
      code: { identifier: true, via: 'email' },
    },
  }),
  phone: trait({ credentials: { code: { identifier: true, via: 'sms' } } }),
});
const plain = schemaOf({ nick: trait({}) });
const person: Person = { credentials: ['password'], traits: ['email'], session: ['password'] };

function table(text: string, known: Partial<KnownIdentity> = {}, schema: KnownSchema = marked): readonly Capability[] {
  const setup = { config: readConfig(text), version: 'v26.2.0', schemas: [schema] } as const;
  const whole = { person, ...known };
  const { rows, simulation } = capabilitiesOf(setup, whole);
  expect(simulation).toEqual(simulate(setup, whole.person));
  return rows;
}

function row(factor: Factor, ...given: Parameters<typeof table>): Capability {
  const found = table(...given).find((one) => one.factor === factor);
  if (!found) throw new Error(`no row ${factor}`);
  return found;
}

/** `name: value @ the text at its place`, of each line. */
function lines(text: string, schema: KnownSchema, reasons: readonly Reason[]): readonly string[] {
  return reasons.map(({ line }) => {
    const source = line?.file === undefined ? text : (schema.text ?? '');
    const there = line?.place ? source.slice(line.place.start, line.place.end).trim() : 'nowhere';
    return `${line?.name ?? ''}: ${JSON.stringify(line?.value ?? null)} @ ${there}`;
  });
}

const methods = (yaml: string): string => `selfservice:\n  methods:\n${yaml.replaceAll(/^/gm, '    ')}\n`;

describe('what an identity could set up', () => {
  it('has a row for each factor, and says of nothing written what Kratos takes by default', () => {
    const short = table('').map(({ factor, rank, has, enrol }) => `${factor} ${rank} ${has} ${enrol}`);
    expect(short).toEqual([
      'password first true true',
      'code_email neither true false',
      'code_sms neither false false',
      'totp second false false',
      'lookup_secret second false false',
      'webauthn second false false',
      'passkey first false false',
      'oidc first false false',
      'saml first undefined false',
    ]);
  });

  it.each<[string, Factor, string, KnownSchema, readonly string[]]>([
    [
      'a method that is off',
      'totp',
      methods('totp:\n  enabled: false'),
      marked,
      ['selfservice.methods.totp.enabled: false @ enabled: false'],
    ],
    [
      'a method that is not written',
      'totp',
      methods('password: {}'),
      marked,
      ['selfservice.methods.totp.enabled: false @ methods'],
    ],
    [
      'keys without a site and a mark',
      'webauthn',
      methods('webauthn:\n  enabled: true\n  config:\n    rp:\n      id: localhost'),
      plain,
      [
        'selfservice.methods.webauthn.config.rp.display_name: null @ rp',
        'credentials.webauthn.identifier: null @ "properties"',
      ],
    ],
    [
      'a passkey without a name',
      'passkey',
      methods('passkey:\n  enabled: true\n  config:\n    rp: {id: localhost, display_name: us}'),
      plain,
      ['credentials.passkey.display_name: null @ "properties"'],
    ],
    [
      'passwords that nobody is found by',
      'password',
      '',
      plain,
      ['credentials.password.identifier: null @ "properties"'],
    ],
    [
      'codes that prove addresses alone',
      'code_email',
      methods('code:\n  enabled: true'),
      marked,
      [
        'selfservice.methods.code.passwordless_enabled: false @ code',
        'selfservice.methods.code.mfa_enabled: false @ code',
      ],
    ],
    [
      'codes by SMS',
      'code_sms',
      methods('code:\n  mfa_enabled: true'),
      marked,
      ['phone → credentials.code.identifier: true @ "identifier":true', 'courier.channels: null @ nowhere'],
    ],
    [
      'a provider of an organization',
      'oidc',
      methods('oidc:\n  enabled: true\n  config:\n    providers:\n      - id: ours\n        organization_id: one'),
      marked,
      ['selfservice.methods.oidc.config.providers.0.organization_id: "one" @ organization_id: one'],
    ],
    [
      'a provider without an id',
      'oidc',
      methods('oidc:\n  enabled: true\n  config:\n    providers:\n      - provider: github'),
      marked,
      ['selfservice.methods.oidc.config.providers.0.id: null @ provider: github'],
    ],
    ['SAML', 'saml', methods('password: {}'), marked, ['selfservice.methods.saml: null @ methods']],
  ])('names the lines that are missing: %s', (_, factor, text, schema, expected) => {
    const { enrol, missing } = row(factor, text, {}, schema);
    expect(lines(text, schema, missing)).toEqual(expected);
    expect(enrol).toBe(false);
  });

  it('leaves to the person what can be filled in, as long as the profile can be changed', () => {
    const text = `${methods('code:\n  mfa_enabled: true')}courier:\n  channels:\n    - id: sms\n`;
    expect(row('code_sms', text)).toMatchObject({
      has: false,
      enrol: true,
      missing: [{ sentence: 'The identity has no value in phone.' }],
    });
    const fixed = text.replace('methods:\n', 'methods:\n    profile: {enabled: false}\n');
    const { enrol, missing } = row('code_sms', fixed);
    expect(enrol).toBe(false);
    expect(missing.at(-1)?.line?.name).toBe('selfservice.methods.profile.enabled');
  });

  it('says that an address is made of a mark when the identity is written again', () => {
    const known = { person: { ...person, codes: [] }, codes: [] };
    expect(row('code_email', methods('code:\n  mfa_enabled: true'), known)).toMatchObject({
      has: false,
      enrol: true,
      missing: [{ line: { name: 'email → credentials.code.identifier' } }],
    });
  });

  it('counts what there is: codes that are left, keys, addresses, and those that fall back', () => {
    const text = methods(
      'code:\n  mfa_enabled: true\n  config: {missing_credential_fallback_enabled: true}\nlookup_secret: {enabled: true}\nwebauthn:\n  enabled: true\n  config: {passwordless: true, rp: {id: localhost, display_name: us}}',
    );
    const known: Partial<KnownIdentity> = {
      person: { ...person, credentials: ['lookup_secret', 'webauthn', 'webauthn_passwordless'], codes: [] },
      lookupCodes: { total: 12, left: 0 },
      keys: { passkeys: 0, login: 2, second: 1 },
      codes: [],
      addresses: [{ address: 'a@example.com', channel: 'email', isVerified: false }],
    };
    expect(row('lookup_secret', text, known)).toMatchObject({ has: true, usable: false, detail: '0 of 12 left' });
    const key = row('webauthn', text, known);
    expect(key).toMatchObject({ rank: 'first', has: true, detail: '2 keys', usable: true });
    expect(key.remarks.map(({ line }) => line?.name)).toContain('selfservice.methods.webauthn.config.passwordless');
    expect(row('code_email', text, known).remarks[0]?.line?.name).toContain('missing_credential_fallback_enabled');
    expect(row('code_sms', text, known).remarks).toEqual([]);
  });

  it('has a row for each provider, and for a linked one that is gone', () => {
    const text = methods(
      'oidc:\n  enabled: true\n  config:\n    providers:\n      - {id: github, label: GitHub}\n      - {id: google}',
    );
    const known = { person: { ...person, credentials: ['oidc'] as const }, providers: ['github', 'gone'] };
    const rows = table(text, known).filter(({ factor }) => factor === 'oidc');
    expect(rows.map(({ name, has, enrol, usable, offers }) => ({ name, has, enrol, usable, ...offers }))).toEqual([
      { name: 'GitHub (oidc)', has: true, enrol: false, usable: true, set: false, remove: true },
      { name: 'google (oidc)', has: false, enrol: true, usable: false, set: true, remove: false },
      { name: 'gone (oidc)', has: true, enrol: false, usable: false, set: false, remove: false },
    ]);
    const last = { person: { ...person, credentials: ['oidc'] as const }, providers: ['github'] };
    expect(row('oidc', text, last).remarks.map(({ sentence }) => sentence)).toEqual([
      'It is the last first factor, so it cannot be unlinked.',
    ]);
  });
});

describe('what cannot be known', () => {
  it.each<[string, Factor, string, KnownSchema, string]>([
    [
      'a switch that is filled in',
      'totp',
      methods('totp:\n  enabled: ${TOTP}'),
      marked,
      'selfservice.methods.totp.enabled',
    ],
    [
      'providers that are filled in',
      'oidc',
      methods('oidc:\n  enabled: true\n  config:\n    providers: ${ALL}'),
      marked,
      'selfservice.methods.oidc.config.providers',
    ],
    [
      'a schema elsewhere',
      'webauthn',
      `${methods('webauthn:\n  enabled: true\n  config: {rp: {id: a, display_name: b}}')}identity:\n  schemas:\n    - id: default\n      url: https://example.com/schema.json\n`,
      { id: 'default', url: 'https://example.com/schema.json' },
      'identity.schemas.0.url',
    ],
    [
      'what codes are for',
      'code_email',
      methods('code:\n  mfa_enabled: ${MFA}'),
      marked,
      'selfservice.methods.code.mfa_enabled',
    ],
    ['SAML that is written', 'saml', methods('saml:\n  enabled: true'), marked, 'selfservice.methods.saml'],
  ])('is said to be unknown, with its line: %s', (_, factor, text, schema, name) => {
    const { enrol, unknown } = row(factor, text, {}, schema);
    expect(enrol).toBeUndefined();
    expect(unknown.map(({ line }) => line?.name)).toEqual([name]);
    expect(unknown.every(({ sentence }) => sentence !== '')).toBe(true);
  });

  it('is what an identity may have, where too little is told', () => {
    const known = { person: { ...person, credentials: [], mayHave: ['password', 'totp', 'oidc', 'passkey'] as const } };
    const has = table(methods('totp: {enabled: true}'), known).map((one) => `${one.factor} ${one.has} ${one.usable}`);
    expect(has).toContain('password undefined undefined');
    expect(has).toContain('totp undefined undefined');
    expect(has).toContain('oidc undefined false');
    expect(has).toContain('passkey undefined false');
  });
});
