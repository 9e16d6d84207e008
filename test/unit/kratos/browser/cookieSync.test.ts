import { expect, it } from 'vitest';
import { CookieSync } from '../../../../src/kratos/browser/cookieSync';
import { createDevTools } from '../../../../src/kratos/browser/devtools';
import { createCookieJar } from '../../../../src/kratos/wire/cookies';
import { fakeBrowser } from './fakeBrowser';

it('asks the browser nothing while the jar is as it was', async () => {
  const fake = fakeBrowser();
  fake.answers = ({ method }) => (method === 'Storage.getCookies' ? { cookies: [] } : {});
  const jar = createCookieJar();
  const sync = new CookieSync({
    devtools: createDevTools(fake.pipe),
    jar: () => Promise.resolve(jar),
    publicUrl: 'http://127.0.0.1:4433',
    hasPage: () => true,
    onTaken: () => undefined,
  });
  const asked = async (): Promise<string[]> => {
    const before = fake.sent.length;
    await sync.carry();
    return fake.sent.slice(before).map(({ method }) => method);
  };
  expect(await asked()).toEqual(['Storage.getCookies']);
  expect(await asked()).toEqual([]);
  jar.take('http://127.0.0.1:4433/', [['Set-Cookie', 'csrf_token_1=a; Path=/']]);
  expect(await asked()).toContain('Storage.setCookies');
  expect(await asked()).toEqual([]);
  jar.take('http://127.0.0.1:4433/', [['Set-Cookie', 'csrf_token_1=; Path=/; Max-Age=0']]);
  expect(await asked()).not.toEqual([]);
  expect(await asked()).toEqual([]);
});
