import { expect, it } from 'vitest';
import { nextPageToken, totalCount } from '../../../../src/kratos/wire/pages';

it('reads the next page from the Link header, decoded', () => {
  const link =
    '</admin/sessions?page_size=2&page_token=first>; rel="first",</admin/sessions?page_size=2&page_token=a%3D%3D>; rel="next"';
  expect(nextPageToken([['Link', link]])).toBe('a==');
  expect(nextPageToken([['link', '<http://h/admin/sessions?page_token=b>;rel=next']])).toBe('b');
  expect(
    nextPageToken([
      ['Link', '<http://h/?page_token=a>; rel="prev"'],
      ['Link', '<http://h/?page_token=b>; rel="next"'],
    ]),
  ).toBe('b');
});

it('knows the last page', () => {
  expect(nextPageToken([])).toBeUndefined();
  expect(nextPageToken([['Link', '</admin/sessions?page_token=x>; rel="first"']])).toBeUndefined();
  expect(nextPageToken([['Link', 'nonsense; rel="next"']])).toBeUndefined();
});

it('reads the total where it is told', () => {
  expect(totalCount([['x-total-count', '42']])).toBe(42);
  expect(totalCount([['X-Total-Count', 'many']])).toBeUndefined();
  expect(totalCount([])).toBeUndefined();
});
