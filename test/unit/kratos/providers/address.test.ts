import { describe, expect, it } from 'vitest';
import { belongsTo, isLoopback, readDeparture, readReturn } from '../../../../src/kratos/providers/address';

const callback = 'http://127.0.0.1:4433/self-service/methods/oidc/callback/acme';
const page = `https://accounts.example.com/auth?client_id=a&redirect_uri=${encodeURIComponent(callback)}&state=s1`;

describe('the address of a provider', () => {
  it('says where it sends people back to, and what it repeats there', () => {
    expect(readDeparture(page)).toEqual({ host: 'accounts.example.com', callback, state: 's1' });
  });

  it.each([
    '',
    'x',
    'https://accounts.example.com/',
    `https://a/?redirect_uri=${encodeURIComponent('http://b/callback')}`,
  ])('is not %s', (url) => {
    expect(readDeparture(url)).toBeUndefined();
  });

  it('tells the callback of another round', () => {
    const departure = readDeparture(page);
    if (departure === undefined) throw new Error('It is one.');
    expect(belongsTo(`${callback}?code=c&state=s1`, departure)).toBe(true);
    expect(belongsTo(`${callback}?code=c&state=s2`, departure)).toBe(false);
    expect(belongsTo(`${callback}?error=access_denied`, departure)).toBe(true);
  });
});

describe('the way back to an address of ours', () => {
  it.each([
    ['http://127.0.0.1:4455/x?code=abc', { kind: 'code', code: 'abc' }],
    [
      'http://127.0.0.1:4455/x?flow=9B2C3D4E-0000-4000-8000-000000000001&no_org_ui=true',
      { kind: 'flow', id: '9b2c3d4e-0000-4000-8000-000000000001' },
    ],
    ['http://127.0.0.1:4455/x?flow=../../admin', { kind: 'nothing' }],
    ['http://127.0.0.1:4455/x', { kind: 'nothing' }],
    ['', { kind: 'nothing' }],
  ])('%s', (url, back) => {
    expect(readReturn(url)).toEqual(back);
  });
});

it('knows what is on this machine', () => {
  for (const url of ['http://127.0.0.1:4455/', 'http://localhost', 'http://[::1]:80/x'])
    expect(isLoopback(url)).toBe(true);
  for (const url of [
    'https://127.0.0.1/',
    'http://127.0.0.1.example.com/',
    'http://localhost.example.com',
    'ftp://localhost',
    '',
  ])
    expect(isLoopback(url)).toBe(false);
});
