import { describe, expect, it } from 'vitest';
import { agree, reconcile } from '../../../../src/kratos/browser/reconcile';
import type { Agreed } from '../../../../src/kratos/browser/reconcile';
import { createCookieJar } from '../../../../src/kratos/wire/cookies';
import type { JarCookie } from '../../../../src/kratos/wire/types';
import { ofBrowser } from './ofBrowser';

const theirs = (pairs: Readonly<Record<string, string>>): ReturnType<typeof ofBrowser>[] =>
  Object.entries(pairs).map(([name, value]) => ofBrowser({ name, value }));
const ours = (pairs: Readonly<Record<string, string>>): readonly JarCookie[] => {
  const jar = createCookieJar();
  for (const [name, value] of Object.entries(pairs))
    jar.take('http://127.0.0.1/', [['Set-Cookie', `${name}=${value}; Path=/`]]);
  return jar.entries();
};
const values = (
  browser: Readonly<Record<string, string>>,
  jar: Readonly<Record<string, string>>,
  agreed: Agreed | undefined,
): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries<readonly { name: string; value: string }[]>({ ...reconcile(theirs(browser), ours(jar), agreed) })
      .map(([what, cookies]) => [what, cookies.map(({ name, value }) => `${name}=${value}`)] as const)
      .filter(([, list]) => list.length > 0),
  );
const same = (pairs: Readonly<Record<string, string>>): Agreed => agree(theirs(pairs), ours(pairs));

describe('cookies on two sides', () => {
  it('begin as the jar has them', () => {
    expect(values({ a: '1', old: 'x' }, { a: '2', b: '3' }, undefined)).toEqual({
      put: ['a=2', 'b=3'],
      drop: ['old=x'],
    });
  });

  it('need nothing while neither changes', () => {
    expect(values({ a: '1' }, { a: '1' }, same({ a: '1' }))).toEqual({});
  });

  it('follow whoever changed them', () => {
    expect(values({ a: '2', c: '9' }, { a: '1', b: '1' }, same({ a: '1', b: '1' }))).toEqual({
      take: ['a=2', 'c=9'],
      forget: ['b=1'],
    });
    expect(values({ a: '1', b: '1' }, { a: '2', c: '9' }, same({ a: '1', b: '1' }))).toEqual({
      put: ['a=2', 'c=9'],
      drop: ['b=1'],
    });
  });

  it('are the browser’s where both changed them', () => {
    expect(values({ a: '2' }, { a: '3' }, same({ a: '1' }))).toEqual({ take: ['a=2'] });
    expect(values({}, { a: '3' }, same({ a: '1' }))).toEqual({ forget: ['a=3'] });
    expect(values({}, {}, same({ a: '1' }))).toEqual({});
  });

  it('are not given again to a browser that does not keep them', () => {
    const agreed = agree(theirs({ a: '1' }), ours({ a: '1', refused: 'x' }));
    expect(values({ a: '1' }, { a: '1', refused: 'x' }, agreed)).toEqual({});
    expect(values({ a: '1' }, { a: '1', refused: 'y' }, agreed)).toEqual({ put: ['refused=y'] });
  });

  it('are news when they live longer', () => {
    const at = (expires: number): ReturnType<typeof ofBrowser> => ofBrowser({ name: 'a', expires });
    expect(reconcile([at(2000)], [], agree([at(1000)], [])).take).toHaveLength(1);
  });
});
