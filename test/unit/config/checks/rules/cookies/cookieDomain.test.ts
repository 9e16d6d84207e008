import { describe, expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'cookie-domain';
const config = (domain: string, base = 'https://auth.example.com/', more = ''): string =>
  `serve: {public: {base_url: "${base}"}}\ncookies:\n  domain: "${domain}"\n${more}`;
const setting = 'cookies.domain';

describe('a text that is no domain', () => {
  it.each([
    ['https://example.com', 'example.com'],
    ['example.com:443', 'example.com'],
    ['*.example.com', 'example.com'],
    ['example.com/path', 'example.com'],
  ])('is flagged: %s', (domain, right) => {
    expect(look(config(domain), {}, name)).toEqual([`warning: ${setting}`]);
    expect(fixed(config(domain), {}, name, 'Write')).toBe(config(right));
  });

  it.each(['a_b.example.com', 'bücher.example', '-a.example.com', 'a..b', '0.0.1', '256.1.1.1', '...'])(
    'is flagged: %s',
    (domain) => {
      expect(look(config(domain), {}, name)).toEqual([`warning: ${setting}`]);
    },
  );

  it('is flagged without a public URL', () => {
    expect(look('session: {cookie: {domain: "a.test:80"}}', {}, name)).toEqual(['warning: session.cookie.domain']);
  });
});

describe('a domain of others', () => {
  it.each([
    ['example.org', 'https://auth.example.com'],
    ['app.example.com', 'https://auth.example.com'],
    ['th.example.com', 'https://auth.example.com'],
    ['example.com', 'https://notexample.com'],
    ['com', 'https://auth.example.com'],
    ['intranet', 'https://auth.intranet'],
    ['localhost', 'http://127.0.0.1:4433'],
    ['127.0.0.2', 'http://127.0.0.1:4433'],
  ])('is flagged: %s for %s', (domain, base) => {
    for (const version of ['v1.3.1', 'v26.2.0'] as const)
      expect(look(config(domain, base), { version }, name)).toEqual([`warning: ${setting}`]);
    expect(related(config(domain, base), {}, name)).toEqual(['serve.public.base_url']);
  });

  it('is replaced by what Kratos shares with its pages, or by its host', () => {
    const pages = 'selfservice: {flows: {login: {ui_url: "https://app.example.com/login"}}}\n';
    const base = 'https://auth.example.com/';
    expect(fixed(config('a.org', base, pages), {}, name, 'Write')).toBe(config('example.com', base, pages));
    expect(fixed(config('a.org'), {}, name, 'Write')).toBe(config('auth.example.com'));
    expect(() => fixed(config('a.org', 'http://127.0.0.1:4433'), {}, name, 'Write')).toThrow('no fix');
  });
});

it.each([
  ['the domain above', config('example.com')],
  ['the host itself', config('auth.example.com')],
  ['a dot before it', config('.example.com')],
  ['capitals', config('Example.COM')],
  ['an address', config('127.0.0.1', 'http://127.0.0.1:4433')],
  ['localhost', config('localhost', 'http://localhost:4433')],
  ['nothing', config('')],
  ['a placeholder', config('${DOMAIN}')],
  ['no public URL', 'cookies: {domain: example.org}'],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
