import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../src/config/document/readConfig';
import { isAllowedReturnUrl } from '../../../../src/config/facts/returnUrls';
import { entryFor, returnUrlWords } from '../../../../src/config/facts/returnUrlWords';

const config = readConfig(
  JSON.stringify({
    serve: { public: { base_url: 'https://auth.example.com/' } },
    selfservice: {
      default_browser_return_url: 'https://home.example.com/',
      allowed_return_urls: ['https://app.example.com/in', 'https://*.example.org', 'http://*'],
    },
  }),
);
const words = (url: string, of = config): string => returnUrlWords(isAllowedReturnUrl(url, of), of);

describe('what is said of a return URL', () => {
  it.each([
    ['https://app.example.com/in/side', 'Allowed, by https://app.example.com/in.'],
    ['https://a.example.org', 'Allowed, by https://*.example.org.'],
    ['https://auth.example.com/self-service/login/browser', 'Allowed: it is one of Kratos’s own URLs.'],
    ['', 'Without a URL people go to default_browser_return_url.'],
    ['https://a b', 'Kratos cannot read this as a URL and answers 400.'],
    [
      'https://app.example.com/out',
      'Refused. The path does not begin as that of the nearest entry does, https://app.example.com/in.',
    ],
    ['https://other.test/', 'Refused. The nearest entry, https://app.example.com/in, has another host or port.'],
    ['http://app.example.com/in', 'Refused. The nearest entry, https://app.example.com/in, has another scheme.'],
  ])('%s', (url, sentence) => {
    expect(words(url)).toBe(sentence);
  });

  it.each([
    ['http://*', 'Refused. Kratos leaves http://* out, because its whole host is a wildcard.'],
    [
      'https://*.com',
      'Refused. Kratos leaves https://*.com out, because its wildcard stands right below a public suffix.',
    ],
    ['no url', 'Refused. Kratos cannot read no url and leaves it out.'],
  ])('with %s as the only entry', (entry, sentence) => {
    const list = readConfig(JSON.stringify({ selfservice: { allowed_return_urls: [entry] } }));
    expect(words('https://a.test/', list)).toBe(sentence);
  });

  it('without a list', () => {
    expect(words('https://a.test', readConfig('selfservice: {}'))).toBe('Refused: allowed_return_urls has no entry.');
  });

  it.each([
    ['https://app.example.com:8443/a?b#c', 'https://app.example.com:8443'],
    ['myapp://callback/x', 'myapp://callback'],
    ['/relative', undefined],
    ['https://a b', undefined],
  ])('%s would be let in by %s', (url, entry) => {
    expect(entryFor(url)).toBe(entry);
  });
});
