import { describe, expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const rp = (settings: string, method = 'passkey', more = ''): string =>
  `selfservice:\n  methods:\n    ${method}: {enabled: true, config: {rp: {${settings}}}}\n${more}`;
const at = (key: string, method = 'passkey'): string => `selfservice.methods.${method}.config.rp.${key}`;

describe('rp.id', () => {
  const name = 'relying-party-id';

  it.each(['https://example.org', 'localhost:4455', 'example.org/login', '127.0.0.1', '10.1'])('flags %s', (id) => {
    for (const method of ['passkey', 'webauthn'])
      expect(look(rp(`id: "${id}"`, method), {}, name)).toEqual([`error: ${at('id', method)}`]);
  });

  it('keeps the name alone', () => {
    expect(fixed(rp('id: "https://example.org:8443/x"'), {}, name, 'Write')).toBe(rp('id: "example.org"'));
    expect(() => fixed(rp('id: 127.0.0.1'), {}, name, 'Write')).toThrow('no fix');
  });

  it.each(['example.org', 'localhost', 'Auth.Example.org', '${RP_ID}', '{{ .Values.domain }}', ''])(
    'takes %s',
    (id) => {
      expect(look(rp(`id: "${id}"`), {}, name)).toEqual([]);
    },
  );

  it('looks at methods that are on', () => {
    expect(look(rp('id: "https://x"').replace('enabled: true', 'enabled: false'), {}, name)).toEqual([]);
  });
});

describe('rp.origins', () => {
  const name = 'relying-party-origins';
  const origins = (...list: string[]): string =>
    rp(`id: example.org, origins: [${list.map((one) => `"${one}"`).join(', ')}]`);
  const item = at('origins[]');

  it.each([
    'https://example.org/',
    'https://example.org/login',
    'https://example.org:443',
    'https://a@example.org',
    'https://bücher.example.org',
  ])('flags %s, which browsers never send', (origin) => {
    const text = origins(origin);
    expect(look(text, {}, name)).toEqual([`error: ${item}`]);
    expect(look(fixed(text, {}, name, 'Write'), {}, name)).toEqual([]);
  });

  it('flags it as harmless where the right one stands beside it', () => {
    expect(look(origins('https://example.org/', 'https://example.org'), {}, name)).toEqual([`hint: ${item}`]);
  });

  it('flags http away from this machine', () => {
    expect(look(origins('http://auth.example.org'), {}, name)).toEqual([`warning: ${item}`]);
    expect(look(fixed(origins('http://example.org'), {}, name, 'Write https'), {}, name)).toEqual([]);
  });

  it('flags hosts that are not below rp.id', () => {
    expect(look(origins('https://example.com'), {}, name)).toEqual([`warning: ${item}`]);
    expect(look(origins('https://notexample.org'), {}, name)).toEqual([`warning: ${item}`]);
    expect(look(origins('http://127.0.0.1:4455'), {}, name)).toEqual([`warning: ${item}`]);
    expect(look(origins('https://example.org', 'https://example.com'), {}, name)).toEqual([`hint: ${item}`]);
  });

  it('flags the old origin of webauthn', () => {
    const text = rp('id: localhost, origin: "http://localhost:4455/"', 'webauthn');
    expect(look(text, {}, name)).toEqual([`error: ${at('origin', 'webauthn')}`]);
  });

  it.each([
    ['the domain', origins('https://example.org')],
    ['a domain below it, with a port', origins('https://auth.example.org:8443')],
    ['capitals', origins('HTTPS://Example.org')],
    ['this machine', rp('id: localhost, origins: ["http://localhost:4455", "http://a.localhost"]')],
    ['an app', origins('android:apk-key-hash:abc')],
    ['a template', origins('https://${HOST}/')],
    ['an rp.id that is wrong itself', rp('id: "https://example.org", origins: ["https://example.org"]')],
  ])('keeps silent with %s', (_, text) => {
    expect(look(text, {}, name)).toEqual([]);
  });
});

describe('the pages', () => {
  const name = 'relying-party-origins';
  const pages = (flow: string, url: string): string => `  flows:\n    ${flow}: {ui_url: "${url}"}\n`;
  const local = 'id: localhost, origins: ["http://localhost:4455"]';

  it('flags a page of none of the origins', () => {
    const text = rp(local, 'passkey', pages('registration', 'http://localhost:3000/r'));
    expect(look(text, {}, name)).toEqual([`warning: ${at('origins[]')}`]);
    expect(related(text, {}, name)).toEqual(['selfservice.flows.registration.ui_url']);
    expect(look(fixed(text, {}, name, 'Accept'), {}, name)).toEqual([]);
  });

  it('flags a page with a port where no origin is written', () => {
    const text = rp('id: localhost', 'webauthn', pages('login', 'http://localhost:4455/l'));
    expect(look(text, {}, name)).toEqual([`warning: ${at('id', 'webauthn')}`]);
    expect(look(fixed(text, {}, name, 'Accept'), {}, name)).toEqual([]);
  });

  it.each([
    ['a page of an origin', rp(local, 'passkey', pages('login', 'http://localhost:4455/login'))],
    ['a page without a scheme', rp(local, 'passkey', pages('login', '/login'))],
    ['a page that asks for nothing', rp(local, 'passkey', pages('recovery', 'http://localhost:3000/r'))],
    ['registration without keys', rp(local, 'webauthn', pages('registration', 'http://localhost:3000/r'))],
    ['the default origin', rp('id: example.org', 'passkey', pages('login', 'https://example.org/login'))],
    [
      'an app beside it',
      rp('id: a.org, origins: ["android:apk-key-hash:x"]', 'passkey', pages('login', 'https://b.org/l')),
    ],
  ])('keeps silent with %s', (_, text) => {
    expect(look(text, {}, name)).toEqual([]);
  });
});

describe('rp.origin', () => {
  const name = 'relying-party-origin-key';

  it('is flagged beside origins, where Kratos does not start', () => {
    const text = rp('id: a.org, origin: "https://a.org", origins: ["https://a.org"]', 'webauthn');
    expect(look(text, {}, name)).toEqual([`error: ${at('origin:', 'webauthn')}`]);
    expect(related(text, {}, name)).toEqual([at('origins:', 'webauthn')]);
    expect(look(text.replace('enabled: true', 'enabled: false'), {}, name)).toHaveLength(1);
  });

  it('is flagged for passkeys, which do not know it', () => {
    const text = rp('id: a.org, origin: "https://a.org"');
    expect(look(text, {}, name)).toEqual([`warning: ${at('origin:')}`]);
    expect(fixed(text, {}, name, 'Write')).toBe(rp('id: a.org, origins: ["https://a.org"]'));
  });

  it.each([
    ['origin alone', rp('id: a.org, origin: "https://a.org"', 'webauthn')],
    ['origins alone', rp('id: a.org, origins: ["https://a.org"]', 'webauthn')],
    ['passkeys that are off', rp('id: a.org, origin: "https://a.org"').replace('enabled: true', 'enabled: false')],
  ])('is taken: %s', (_, text) => {
    expect(look(text, {}, name)).toEqual([]);
  });
});
