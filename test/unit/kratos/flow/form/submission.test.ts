import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Encoding, Entries } from '../../../../../src/kratos/flow/form/form.types';
import { buildForm } from '../../../../../src/kratos/flow/form/form';
import { buildSubmission } from '../../../../../src/kratos/flow/form/submission';
import type { Flow, UiNode } from '../../../../../src/kratos/flow/types';
import { csrf, input, makeFlow, passwordLogin, submit } from '../makeFlow';

function json(flow: Flow, key: string, entries: Entries = {}): unknown {
  return JSON.parse(buildSubmission(flow, key, entries, 'json').body) as unknown;
}
function form(flow: Flow, key: string, entries: Entries = {}): string {
  return buildSubmission(flow, key, entries, 'form').body;
}

const login = makeFlow({ nodes: passwordLogin });
const typed = { identifier: 'a@example.com', password: 'p w' };

describe('buildSubmission', () => {
  it('sends method first, csrf_token last, and says where and how', () => {
    const submission = buildSubmission(login, 'method=password', typed, 'json');
    expect(submission).toMatchObject({ method: 'POST', url: login.action, contentType: 'application/json' });
    expect(Object.keys(JSON.parse(submission.body) as object)).toEqual([
      'method',
      'identifier',
      'password',
      'csrf_token',
    ]);
    expect(form(login, 'method=password', typed)).toBe(
      'method=password&identifier=a%40example.com&password=p+w&csrf_token=token-of-the-flow',
    );
  });

  it('sends no csrf_token from a native client, filled or not', () => {
    expect(json({ ...login, client: 'native' }, 'method=password', typed)).toEqual({ method: 'password', ...typed });
  });

  it('leaves out what is empty, and sends what the server filled in', () => {
    const nodes = [
      input('profile', 'traits.email', 'email', { value: 'old@example.com' }),
      input('profile', 'traits.name.first', 'text'),
      submit('profile', 'method', 'profile'),
    ];
    const settings = makeFlow({ flowType: 'settings', nodes });
    expect(json(settings, 'method=profile')).toEqual({ method: 'profile', 'traits.email': 'old@example.com' });
    expect(json(settings, 'method=profile', { 'traits.email': '' })).toEqual({ method: 'profile' });
  });

  it('never sends what steers the server for another group', () => {
    const nodes: UiNode[] = [
      ...passwordLogin,
      input('passkey', 'passkey_challenge', 'hidden', { value: '{}' }),
      input('passkey', 'passkey_login', 'hidden', { value: 'x' }),
      input('webauthn', 'webauthn_login', 'hidden', { value: 'x' }),
      input('webauthn', 'webauthn_register_displayname', 'text'),
      input('totp', 'totp_code', 'text'),
      submit('totp', 'method', 'totp'),
      submit('oidc', 'provider', 'github'),
    ];
    const entries = { ...typed, totp_code: '123456', webauthn_register_displayname: 'my key' };
    const flow = makeFlow({ nodes });
    expect(json(flow, 'method=password', entries)).toEqual({
      method: 'password',
      ...typed,
      csrf_token: 'token-of-the-flow',
    });
    expect(json(flow, 'method=totp', entries)).toEqual({
      method: 'totp',
      identifier: typed.identifier,
      totp_code: '123456',
      csrf_token: 'token-of-the-flow',
    });
    expect(json(flow, 'provider=github', {})).toEqual({ provider: 'github', csrf_token: 'token-of-the-flow' });
  });

  it('resends with method, without the half-typed code', () => {
    const nodes = [
      csrf,
      input('code', 'method', 'hidden', { value: 'code' }),
      input('code', 'code', 'text'),
      submit('code', 'method', 'code'),
      submit('code', 'email', 'a@example.com'),
    ];
    for (const flowType of ['recovery', 'verification'] as const) {
      const flow = makeFlow({ flowType, state: 'sent_email', active: 'code', nodes });
      expect(json(flow, 'email=a@example.com', { code: '12' })).toEqual({
        method: 'code',
        email: 'a@example.com',
        csrf_token: 'token-of-the-flow',
      });
      const bare = { ...flow, nodes: nodes.filter((node) => node.inputType !== 'hidden') };
      expect(json(bare, 'email=a@example.com')).toEqual({ method: 'code', email: 'a@example.com' });
    }
    const link = makeFlow({ flowType: 'recovery', active: 'link', nodes: [submit('link', 'email', 'a@example.com')] });
    expect(json(link, 'email=a@example.com')).toEqual({ method: 'link', email: 'a@example.com' });
  });

  it('takes the first of several hidden identifiers', () => {
    const hidden = (value: string): UiNode => input('code', 'identifier', 'hidden', { value });
    const nodes = [
      hidden('a@example.com'),
      hidden('b@example.com'),
      input('code', 'code', 'text'),
      submit('code', 'method', 'code'),
    ];
    expect(json(makeFlow({ nodes }), 'method=code', { code: '123456' })).toEqual({
      method: 'code',
      identifier: 'a@example.com',
      code: '123456',
    });
  });

  it('types JSON values: numbers, ticks, and what is no number as it was typed', () => {
    const nodes = [
      input('default', 'traits.age', 'number'),
      input('default', 'traits.newsletter', 'checkbox'),
      input('code', 'code', 'text'),
      submit('code', 'method', 'code'),
    ];
    const flow = makeFlow({ nodes });
    const entries = { 'traits.age': '42', 'traits.newsletter': true, code: '012345' };
    expect(json(flow, 'method=code', entries)).toEqual({
      method: 'code',
      'traits.age': 42,
      'traits.newsletter': true,
      code: '012345',
    });
    expect(json(flow, 'method=code', { 'traits.age': 'abc', 'traits.newsletter': false })).toEqual({
      method: 'code',
      'traits.age': 'abc',
      'traits.newsletter': false,
    });
    expect(json(flow, 'method=code', { 'traits.age': '9007199254740993' })).toMatchObject({
      'traits.age': '9007199254740993',
    });
    expect(form(flow, 'method=code', entries)).toBe(
      'method=code&traits.age=42&traits.newsletter=false&traits.newsletter=true&code=012345',
    );
    expect(form(flow, 'method=code', { 'traits.newsletter': false })).toBe('method=code&traits.newsletter=false');
  });

  it('keeps the types of hidden traits', () => {
    const nodes = [
      input('default', 'traits.age', 'hidden', { value: 0 }),
      input('default', 'traits.newsletter', 'hidden', { value: false }),
      input('default', 'traits.name.last', 'hidden'),
      submit('password', 'method', 'password'),
    ];
    expect(json(makeFlow({ flowType: 'registration', nodes }), 'method=password')).toEqual({
      method: 'password',
      'traits.age': 0,
      'traits.newsletter': false,
    });
  });

  it('nests traits for a list, and gathers the items that Kratos shows one by one', () => {
    const nodes = [
      input('profile', 'traits.email', 'email', { value: 'a@example.com' }),
      input('profile', 'traits.tags', 'text'),
      input('profile', 'traits.tags.0', 'text', { value: 'x' }),
      input('profile', 'traits.tags.1', 'hidden', { value: 'y' }),
      submit('profile', 'method', 'profile'),
    ];
    const flow = makeFlow({ flowType: 'settings', nodes });
    expect(json(flow, 'method=profile', { 'traits.tags': ['p', '', 'q'] })).toEqual({
      method: 'profile',
      traits: { email: 'a@example.com', tags: ['x', 'y', 'p', 'q'] },
    });
    expect(form(flow, 'method=profile')).toBe(
      'method=profile&traits.email=a%40example.com&traits.tags=x&traits.tags=y',
    );
    const plain = makeFlow({ flowType: 'settings', nodes: nodes.slice(0, 2).concat(nodes.slice(4)) });
    expect(json(plain, 'method=profile', { 'traits.tags': ['p', '', 'q'] })).toEqual({
      method: 'profile',
      traits: { email: 'a@example.com', tags: ['p', 'q'] },
    });
  });

  it('sends what has no button of its own with every press', () => {
    const nodes = [...passwordLogin, input('captcha', 'captcha_answer', 'text')];
    expect(json(makeFlow({ nodes }), 'method=password', { ...typed, captcha_answer: '7' })).toMatchObject({
      captcha_answer: '7',
    });
  });

  it('sends all of several fields of one name in a form, and the first filled one in JSON, as Kratos reads a form', () => {
    const nodes = [
      input('default', 'identifier', 'text', { value: '' }),
      input('default', 'identifier', 'email', { value: 'given@example.com' }),
      input('default', 'agreed', 'checkbox', { value: false }),
      input('default', 'agreed', 'checkbox', { value: true }),
      submit('password', 'method', 'password'),
    ];
    const flow = makeFlow({ nodes });
    expect(buildForm(flow).shared.map(({ name }) => name)).toEqual(['identifier', 'identifier', 'agreed', 'agreed']);
    expect(json(flow, 'method=password')).toMatchObject({ identifier: 'given@example.com', agreed: true });
    const both = { identifier: ['a@example.com', 'b@example.com'] };
    expect(json(flow, 'method=password', both)).toMatchObject({ identifier: 'a@example.com' });
    expect(new URLSearchParams(form(flow, 'method=password', both)).getAll('identifier')).toEqual(both.identifier);
    expect(form(flow, 'method=password', { identifier: ['', 'b@example.com'] })).toContain(
      'identifier=b%40example.com',
    );
    expect(json(flow, 'method=password', { identifier: 'one@example.com' })).toMatchObject({
      identifier: 'one@example.com',
    });
  });

  it('goes back with the hidden fields and the step’s method', () => {
    const nodes = [
      csrf,
      input('default', 'traits.email', 'hidden', { value: 'a@example.com' }),
      input('code', 'method', 'hidden', { value: 'code' }),
      input('code', 'code', 'text'),
      submit('code', 'method', 'code'),
      submit('profile', 'screen', 'credential-selection'),
    ];
    expect(json(makeFlow({ flowType: 'registration', nodes }), 'screen=credential-selection', { code: '12' })).toEqual({
      method: 'code',
      'traits.email': 'a@example.com',
      screen: 'credential-selection',
      csrf_token: 'token-of-the-flow',
    });
  });

  it('is total: any nodes, any entries, any key', () => {
    const name = fc.constantFrom(
      'method',
      'email',
      'identifier',
      'traits.a',
      'traits.a.0',
      'traits.a.b',
      '__proto__',
      'traits.__proto__.x',
      'screen',
    );
    const node = fc
      .tuple(
        name,
        fc.constantFrom('default', 'code', 'link', 'x'),
        fc.constantFrom('hidden', 'submit', 'text', 'checkbox', 'number', 'button'),
        fc.option(fc.oneof(fc.string(), fc.boolean(), fc.integer()), { nil: undefined }),
      )
      .map(([n, group, type, value]) => input(group, n, type, value === undefined ? {} : { value }));
    const entries = fc.dictionary(name, fc.oneof(fc.string(), fc.boolean(), fc.array(fc.string())));
    fc.assert(
      fc.property(
        fc.constantFrom('login', 'recovery', 'verification' as const),
        fc.array(node),
        entries,
        fc.constantFrom<Encoding>('json', 'form'),
        fc.string(),
        (flowType, nodes, given, encoding, other) => {
          const flow = makeFlow({ flowType, nodes });
          const keys = buildForm(flow).groups.flatMap(({ submitters }) => submitters.map(({ key }) => key));
          for (const key of [...keys, other]) {
            const { body } = buildSubmission(flow, key, given, encoding);
            const names =
              encoding === 'form' ? [...new URLSearchParams(body).keys()] : Object.keys(JSON.parse(body) as object);
            if (flowType !== 'login') expect(names).toContain('method');
            expect(buildSubmission(flow, key, given, encoding).body).toBe(body);
          }
        },
      ),
    );
  });
});
