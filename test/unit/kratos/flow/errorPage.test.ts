import { expect, it } from 'vitest';
import { leadsToErrorPage } from '../../../../src/kratos/flow/errorPage';

const id = '7c2f6f6a-6d0c-4b0c-9d3a-1f3a52b0a001';
const [csrf, continuity] = ['csrf_token_82=x; Path=/', 'ory_kratos_continuity=; Max-Age=0'];

it.each([
  ['an error page', `http://127.0.0.1:4455/error?id=${id}`, [], true],
  ['one of any name, with the cookies of a form', `https://app.example.com/oops?id=${id}`, [csrf, continuity], true],
  ['one that takes the session away', `https://app.example.com/oops?id=${id}`, ['ory_kratos_session=; Path=/'], true],
  ['a page of a flow', `http://127.0.0.1:4455/login?flow=${id}`, [], false],
  ['another page with an id', 'https://shop.example.com/cart?id=42', [], false],
  ['where somebody who signed in is sent', `https://shop.example.com/cart?id=${id}`, ['sid=abc; Path=/'], false],
] as const)('knows %s', (_, url, cookies, isError) => {
  const headers = [['Content-Type', 'text/html'], ...cookies.map((one) => ['Set-Cookie', one])] as [string, string][];
  expect(leadsToErrorPage(url, headers)).toBe(isError);
});
