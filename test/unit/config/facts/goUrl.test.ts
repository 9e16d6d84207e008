import { expect, it } from 'vitest';
import { parseGoUrl } from '../../../../src/config/facts/goUrl';

it.each([
  ['https://User@Example.com:443/a%20b?c#d', { scheme: 'https', host: 'Example.com:443', path: '/a b', opaque: '' }],
  ['HTTP://a', { scheme: 'http', host: 'a', path: '', opaque: '' }],
  ['localhost:3000/a', { scheme: 'localhost', host: '', path: '', opaque: '3000/a' }],
  ['//a/b', { scheme: '', host: 'a', path: '/b', opaque: '' }],
  ['///a/b', { scheme: '', host: '', path: '///a/b', opaque: '' }],
  ['a/b', { scheme: '', host: '', path: 'a/b', opaque: '' }],
  ['http://[::1]:80/', { scheme: 'http', host: '[::1]:80', path: '/', opaque: '' }],
  ['https://*.a.b', { scheme: 'https', host: '*.a.b', path: '', opaque: '' }],
  ['ö', { scheme: '', host: '', path: 'Ã¶', opaque: '' }],
  ['http://%C3%B6/%C3%B6', { scheme: 'http', host: 'Ã¶', path: '/Ã¶', opaque: '' }],
  ['mongodb://a:1,b:2/', { scheme: 'mongodb', host: 'a:1,b:2', path: '/', opaque: '' }],
  ['', { scheme: '', host: '', path: '', opaque: '' }],
  ['*', { scheme: '', host: '', path: '*', opaque: '' }],
])('reads %j', (text, url) => {
  expect(parseGoUrl(text)).toEqual(url);
});

it.each([
  'http://a:port/',
  'http://a:1:2/',
  'http://[::1',
  'http://[a]/',
  'http://a b/',
  'http://a%41/',
  'http://a/%zz',
  'a:b:c/\u0001',
  'http://a/\n',
  ':a',
  '1a:b',
  'http://a/#%zz',
  'http://\u00e4@a/',
])('refuses %j', (text) => {
  expect(parseGoUrl(text)).toBeUndefined();
});

it('wants a scheme or a slash when strict, and keeps the fragment in the path', () => {
  for (const text of ['', 'a', 'a/b', '?a', '#a', 'example.com/a']) expect(parseGoUrl(text, true)).toBeUndefined();
  expect(parseGoUrl('/a#b', true)?.path).toBe('/a#b');
  expect(parseGoUrl('//a/b', true)).toEqual({ scheme: '', host: '', path: '//a/b', opaque: '' });
  expect(parseGoUrl('https://a/#%zz', true)).toBeUndefined();
});
