import { describe, expect, it } from 'vitest';
import { fixed, found, look, schemaOf, trait } from '../look';

const name = 'require-verified-address';
const hook = '{hook: require_verified_address}';
const verification = '    verification: {enabled: true}\n';
const login = (after: string, more = ''): string => `selfservice:\n  flows:\n    login: {after: ${after}}\n${more}`;
const password = `{password: {hooks: [${hook}]}}`;
const at = (where: string): string => `selfservice.flows.login.after.${where}hooks[].hook`;
const bare = schemaOf({ email: trait({ recovery: { via: 'email' } }) });
const marked = schemaOf({ email: trait({ verification: { via: 'email' } }) }, 'marked');
const old = 'v1.3.1' as const;

describe('where no schema marks an address', () => {
  it('is an error', () => {
    const text = login(password, verification);
    expect(look(text, { schemas: [bare] }, name)).toEqual([`error: ${at('password.')}`]);
    expect(look(text, { schemas: [bare], version: old }, name)).toEqual([`error: ${at('password.')}`]);
    expect(look(login(`{hooks: [${hook}]}`), { schemas: [bare] }, name)).toEqual([`error: ${at('')}`]);
  });

  it('is a warning where another schema does', () => {
    const findings = found(login(password, verification), { schemas: [bare, marked] }, name);
    expect(findings.map(({ severity, message }) => [severity, message.includes('schema default has')])).toEqual([
      ['warning', true],
    ]);
  });
});

describe('where the verification flow is off', () => {
  it('is a warning', () => {
    const text = login(password);
    expect(look(text, { schemas: [marked] }, name)).toEqual([`warning: ${at('password.')}`]);
    expect(look(text, { version: old }, name)).toEqual([`warning: ${at('password.')}`]);
    expect(look(fixed(text, {}, name, 'Switch'), {}, name)).toEqual([]);
  });
});

const oidc = `{oidc: {hooks: [${hook}]}}`;
const legacy = 'feature_flags: {legacy_require_verified_login_error: true}\n';

it('looks at logins by password only, up to v1.3.1 and by the feature flag', () => {
  expect(look(login(oidc), {}, name)).toHaveLength(1);
  expect(look(login(oidc), { version: old }, name)).toEqual([]);
  expect(look(login(oidc) + legacy, {}, name)).toEqual([]);
  const own = `{password: {hooks: [{hook: web_hook}]}, hooks: [${hook}]}`;
  expect(look(login(own), {}, name)).toHaveLength(1);
  expect(look(login(own), { version: old }, name)).toEqual([]);
  expect(look(login(`{hooks: [${hook}]}`), { version: old }, name)).toHaveLength(1);
});

it.each([
  ['addresses and a flow', login(password, verification), [marked]],
  ['schemas that are not known', login(password, verification), []],
  ['another hook', login(password.replace('require_verified_address', 'verification')), [bare]],
  ['a broken file', `${login(password)}x: [\n`, [bare]],
])('keeps silent with %s', (_, text, schemas) => {
  expect(look(text, { schemas }, name)).toEqual([]);
});
