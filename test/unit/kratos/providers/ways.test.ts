import { describe, expect, it } from 'vitest';
import { findWays, whyNoExchange } from '../../../../src/kratos/providers/ways';
import type { Means, Trip } from '../../../../src/kratos/providers/ways';

const at = (provider: string, back: string): string =>
  `${provider}/auth?redirect_uri=${encodeURIComponent(`${back}/self-service/methods/oidc/callback/acme`)}&state=s`;
const far = at('https://accounts.example.com', 'http://127.0.0.1:4433');
const near = at('http://localhost:4456', 'http://127.0.0.1:4433');
const means: Means = { returnUrl: 'http://127.0.0.1:4455/', browser: true };
const trip: Trip = { url: far, client: 'native', type: 'login', signedIn: false, finishing: false, noExchange: false };

describe('the ways of a round', () => {
  it.each<[string, Partial<Trip>, Partial<Means>, readonly string[]]>([
    ['native', {}, {}, ['exchange', 'browser']],
    ['native, without a browser', {}, { browser: false }, ['exchange']],
    ['native, at a provider of this machine', { url: near }, {}, ['exchange', 'browser', 'follow']],
    ['native, with a session', { signedIn: true }, {}, ['browser']],
    ['native, traits that are missing', { type: 'registration', finishing: true }, {}, ['browser']],
    ['native, settings', { type: 'settings' }, {}, ['browser']],
    ['native, refused before', { noExchange: true }, {}, ['browser']],
    [
      'native, an address to come back to that is elsewhere',
      {},
      { returnUrl: 'https://app.example.com/' },
      ['browser'],
    ],
    ['browser', { client: 'browser' }, {}, ['browser']],
    ['browser, without one of its own', { client: 'browser' }, { browser: false }, []],
    [
      'a callback that leads here',
      { client: 'browser', url: at('https://a.example', 'http://127.0.0.1:4455') },
      { browser: false },
      ['hand-over'],
    ],
    [
      'a callback that leads here, native',
      { url: at('https://a.example', 'http://127.0.0.1:4455') },
      {},
      ['hand-over', 'exchange', 'browser'],
    ],
    ['no provider at all', { url: 'http://127.0.0.1:4455/login' }, {}, []],
  ])('%s', (_, differs, has, expected) => {
    expect(findWays({ ...trip, ...differs }, { ...means, ...has })).toEqual(expected);
  });

  it('are said why, where a token exchange is none', () => {
    expect(whyNoExchange(trip)).toBeUndefined();
    expect(whyNoExchange({ ...trip, client: 'browser', signedIn: true })).toBeUndefined();
    expect(whyNoExchange({ ...trip, type: 'settings', signedIn: true })).toBe('settings');
    expect(whyNoExchange({ ...trip, signedIn: true })).toBe('session');
    expect(whyNoExchange({ ...trip, type: 'registration', finishing: true })).toBe('traits');
    expect(whyNoExchange({ ...trip, noExchange: true })).toBe('refused');
  });
});
