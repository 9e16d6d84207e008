import { describe, expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'verification-ui-too-early';
const show = '{hook: show_verification_ui}';
const make = '{hook: verification}';
const web = '{hook: web_hook}';

describe('after login', () => {
  const login = (hooks: string, where = '', methods = '{}'): string => {
    const list = where === '' ? `{hooks: [${hooks}]}` : `{${where}: {hooks: [${hooks}]}}`;
    return `selfservice: {methods: ${methods}, flows: {verification: {enabled: true}, login: {after: ${list}}}}\n`;
  };
  const at = (where: string): string => `selfservice.flows.login.after.${where}hooks[].hook`;

  it('flags it before verification, and swaps them', () => {
    const text = login(`${show}, ${web}, ${make}`, 'password');
    for (const version of ['v1.3.1', 'v26.2.0'] as const)
      expect(look(text, { version }, name)).toEqual([`warning: ${at('password.')}`]);
    const cured = fixed(text, {}, name, 'Put');
    expect(cured).toContain(`[{hook: "verification"}, ${web}, {hook: "show_verification_ui"}]`);
    expect(look(cured, {}, name)).toEqual([]);
  });

  it('flags it without verification, and adds that', () => {
    expect(look(login(show), {}, name)).toEqual([`warning: ${at('')}`]);
    expect(look(fixed(login(`${web}, ${show}`), {}, name, 'Add'), {}, name)).toEqual([]);
  });

  it.each([
    ['totp', '{totp: {enabled: true}}'],
    ['lookup_secret', '{lookup_secret: {enabled: true}}'],
    ['webauthn', '{webauthn: {enabled: true}}'],
    ['code', '{code: {mfa_enabled: true}}'],
  ])('flags both after %s as a second factor', (method, methods) => {
    const place = `warning: ${at(`${method}.`)}`;
    expect(look(login(`${make}, ${show}`, method, methods), {}, name)).toEqual([place, place]);
  });

  it.each([
    ['the right order', login(`${make}, ${show}`)],
    ['verification alone', login(make)],
    ['codes as a first factor', login(`${make}, ${show}`, 'code', '{code: {passwordless_enabled: true}}')],
    [
      'passwordless keys',
      login(`${make}, ${show}`, 'webauthn', '{webauthn: {enabled: true, config: {passwordless: true}}}'),
    ],
    ['a method that is off', login(show, 'totp')],
    ['a broken file', `${login(show)}x: [\n`],
  ])('keeps silent with %s', (_, text) => {
    expect(look(text, {}, name)).toEqual([]);
  });
});

describe('after registration and settings', () => {
  const after = (flow: string, method: string, more = ''): string =>
    `selfservice:\n  flows:\n    ${flow}: {after: {${method}: {hooks: [${show}]}}}\n${more}`;

  it('flags it while the verification flow is off', () => {
    const text = after('registration', 'password');
    expect(look(text, {}, name)).toEqual(['hint: selfservice.flows.registration.after.password.hooks[].hook']);
    expect(look(fixed(text, {}, name, 'Switch'), {}, name)).toEqual([]);
    const off = after('settings', 'profile', '    verification: {enabled: false}\n');
    expect(look(off, {}, name)).toEqual(['hint: selfservice.flows.settings.after.profile.hooks[].hook']);
    expect(related(off, {}, name)).toEqual(['selfservice.flows.verification.enabled']);
  });

  it('keeps silent while it is on', () => {
    expect(look(after('registration', 'password', '    verification: {enabled: true}\n'), {}, name)).toEqual([]);
  });
});
