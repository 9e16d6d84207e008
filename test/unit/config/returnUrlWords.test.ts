import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config/document';
import { isAllowedReturnUrl } from '../../../src/config/returnUrls';
import { entryFor, returnUrlWords } from '../../../src/config/returnUrlWords';

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
      'Refused. https://app.example.com/in: the path does not begin as the entry’s does.',
    ],
    ['https://other.test/', 'Refused. https://app.example.com/in: another host or port.'],
    ['http://app.example.com/in', 'Refused. https://app.example.com/in: another scheme.'],
  ])('%s', (url, sentence) => {
    expect(words(url)).toBe(sentence);
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
