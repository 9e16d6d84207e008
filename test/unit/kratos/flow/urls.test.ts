import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWebLink, sameOrigin } from '../../../../src/kratos/flow/origins';
import { readFlowUrl, readLoginUrl, rewriteToConnection, saysError } from '../../../../src/kratos/flow/urls';

const id = '7c2f6f6a-6d0c-4b0c-9d3a-1f3a52b0a001';

describe('readFlowUrl', () => {
  it.each([
    [id, { id }],
    [` ${id.toUpperCase()} `, { id }],
    ['http://127.0.0.1:4433/self-service/login/browser', { flowType: 'login', client: 'browser' }],
    [
      '127.0.0.1:4433/self-service/login/browser?aal=aal2',
      { flowType: 'login', client: 'browser', parameters: { aal: 'aal2' } },
    ],
    ['/self-service/settings/api', { flowType: 'settings', client: 'native' }],
    [
      'http://h/self-service/login/browser?refresh=true&return_to=http%3A%2F%2Fui%2F&via=',
      { flowType: 'login', client: 'browser', parameters: { refresh: true, return_to: 'http://ui/' } },
    ],
    [`https://x.projects.oryapis.com/self-service/recovery/flows?id=${id}`, { flowType: 'recovery', id }],
    [`http://h/kratos/public/self-service/verification?flow=${id}&code=1`, { flowType: 'verification', id }],
    [`http://127.0.0.1:4455/login?flow=${id}`, { flowType: 'login', id }],
    [`http://127.0.0.1:4455/en/sign-up?flow=${id}`, { flowType: 'registration', id }],
    [`http://127.0.0.1:4455/somewhere?flow=${id}`, { id }],
    ['http://h/self-service/login', { flowType: 'login' }],
  ])('reads %s', (text, expected) => {
    expect(readFlowUrl(text)).toEqual(expected);
  });

  it.each([
    '',
    'hello',
    'hello world',
    'http://127.0.0.1:4455/',
    'http://h/self-service/logout/browser',
    'http://h/login?flow=nope',
    'javascript:alert(1)',
  ])('finds no flow in %j', (text) => {
    expect(readFlowUrl(text)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => void readFlowUrl(text)));
  });
});

describe('rewriteToConnection', () => {
  const here = 'http://127.0.0.1:4433';

  it.each([
    [
      'http://127.0.0.1:4433/self-service/login?flow=x',
      here,
      'http://127.0.0.1:4433/self-service/login?flow=x',
      undefined,
    ],
    [
      'http://kratos:4433/self-service/login?flow=x',
      here,
      'http://127.0.0.1:4433/self-service/login?flow=x',
      'http://kratos:4433',
    ],
    ['/self-service/login?flow=x', here, 'http://127.0.0.1:4433/self-service/login?flow=x', undefined],
    [
      'http://kratos/self-service/login',
      'https://api.example.com/auth/',
      'https://api.example.com/auth/self-service/login',
      'http://kratos',
    ],
    [
      'https://api.example.com/self-service/login',
      'https://api.example.com/auth',
      'https://api.example.com/auth/self-service/login',
      'https://api.example.com',
    ],
    [
      'https://api.example.com/auth/self-service/login',
      'https://api.example.com/auth',
      'https://api.example.com/auth/self-service/login',
      undefined,
    ],
    ['https://github.com/login/oauth', here, 'https://github.com/login/oauth', undefined],
    ['http://127.0.0.1:4455/login?flow=x', here, 'http://127.0.0.1:4455/login?flow=x', undefined],
    ['http://127.0.0.1:4455/sessions', here, 'http://127.0.0.1:4455/sessions', undefined],
    [
      'http://evil/x/self-service/login/browser',
      here,
      'http://127.0.0.1:4433/self-service/login/browser',
      'http://evil',
    ],
  ])('%s at %s', (url, publicUrl, expected, from) => {
    const rewritten = rewriteToConnection(url, publicUrl);
    expect(rewritten.url).toBe(expected);
    expect(rewritten.changed).toBe(from !== undefined);
    expect(rewritten.from).toBe(from);
  });

  it('never leads Kratos’s own paths away from the connection, and never throws', () => {
    fc.assert(
      fc.property(
        fc.webUrl(),
        fc.constantFrom('/self-service/login?flow=x', '/self-service/settings/flows?id=x'),
        (other, path) => {
          const { url } = rewriteToConnection(new URL(other).origin + path, here);
          expect(url).toBe(here + path);
        },
      ),
    );
    fc.assert(fc.property(fc.string(), fc.string(), (url, publicUrl) => void rewriteToConnection(url, publicUrl)));
  });
});

describe('links and origins', () => {
  it('takes http and https for links, nothing else', () => {
    expect(['http://a/', 'HTTPS://a'].every(isWebLink)).toBe(true);
    expect(
      ['javascript:alert(1)', 'java\nscript:alert(1)', 'data:,x', 'vscode://x', '//a', 'a', ''].some(isWebLink),
    ).toBe(false);
  });

  it('compares scheme, host and port', () => {
    expect(sameOrigin('http://a:80/x', 'http://A/y')).toBe(true);
    expect(sameOrigin('http://a', 'https://a')).toBe(false);
    expect(sameOrigin('http://a', 'http://a:81')).toBe(false);
    expect(sameOrigin('data:,x', 'data:,x')).toBe(false);
    expect(sameOrigin('a', 'a')).toBe(false);
  });

  it('reads what a login URL is for', () => {
    expect(readLoginUrl('http://k/self-service/login/browser?aal=aal2&refresh=true')).toBe('aal2');
    expect(readLoginUrl('/self-service/login/browser?refresh=true')).toBe('refresh');
    expect(readLoginUrl('http://k/self-service/login/api')).toBe('login');
    expect(readLoginUrl('http://k/login?aal=aal2')).toBeUndefined();
  });
});

it.each([
  ['http://127.0.0.1:4455/error?id=1', true],
  ['https://app.example.com/auth/Errors/show?id=1', true],
  ['127.0.0.1:4433/self-service/errors?id=1', true],
  ['https://shop.example.com/cart?id=1&after=/error', false],
  ['https://error.example.com/cart?id=1', false],
  ['not an address', false],
])('whether the path of %s is about an error: %s', (url, says) => {
  expect(saysError(url)).toBe(says);
});
