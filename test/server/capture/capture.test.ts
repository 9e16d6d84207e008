import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApps, type Apps } from '../../kit/apps';
import { startKratos, type Kratos } from '../../kit';
import { watchPage, type WatchedPage } from './watchedPage';

const password = 'correct-horse-4242';
let app: Apps;
let kratos: Kratos;
let page: WatchedPage;

beforeAll(async () => {
  app = await startApps();
  kratos = await startKratos({ config: app.config });
  await app.use(kratos.publicUrl);
  await kratos.createIdentity({ email: 'alice@example.com', password });
  page = await watchPage(kratos);
});

beforeEach(() => {
  page.forget();
});

/** Each flow that was seen, as steps: method, path, status. */
const seen = (): string[][] =>
  page
    .flows()
    .map(({ exchanges }) =>
      exchanges.map(
        ({ request: { method, url }, response }) =>
          `${method} ${new URL(url).pathname.replace('/self-service', '')} ${response?.status ?? 'nothing'}`,
      ),
    );

describe('a page that posts a form', () => {
  const fill = `document.querySelector('[name=identifier]').value = 'alice@example.com';
    document.querySelector('[name=password]').value = '${password}';
    document.querySelector('button').click()`;
  const isReady = `document.body.dataset.ready === 'yes'`;

  it('is told what it did wrong: it left csrf_token out', async () => {
    await page.goTo(`${app.url}/form?without=csrf_token`);
    await page.until(`location.search.includes('flow=')`);
    await page.run(`history.replaceState({}, '', location.href + '&without=csrf_token'); location.reload()`);
    await page.until(isReady);
    await page.run(fill);
    await page.until(`document.title === 'Error'`);
    await expect.poll(() => page.mistakes()).toEqual(['no-csrf-token']);
  });

  it('is seen from its first request to the last redirect', async () => {
    await page.goTo(`${app.url}/form`);
    await page.until(isReady);
    await page.run(fill);
    await page.until(`document.title === 'Done'`);
    await expect.poll(seen).toEqual([['GET /login/browser 303', 'GET /login/flows 200', 'POST /login 303']]);
    expect(page.mistakes()).toEqual([]);
  });
});

describe('a page that uses @ory/client', () => {
  const start = async (wrong = ''): Promise<void> => {
    await page.goTo(`${app.url}/client?${new URLSearchParams({ wrong }).toString()}`);
    await page.until(`typeof signIn === 'function'`);
  };

  it('is seen as it asks for a code', async () => {
    await page.clearCookies();
    await start();
    expect(await page.run(`signIn('alice@example.com')`)).toBe('400');
    await expect.poll(seen).toEqual([['GET /login/browser 200', 'POST /login 400']]);
    expect(page.flows()[0]?.outcome?.kind).toBe('advanced');
    expect(page.mistakes()).toEqual([]);
  });

  it('is told that it took a step for a failure', async () => {
    await start('new flow');
    await page.run(`signIn('alice@example.com')`);
    await expect.poll(() => page.mistakes()).toEqual(['step-taken-for-failure']);
  });

  it('is told that it left its cookies at home', async () => {
    await start('no cookies');
    await page.run(`signIn('alice@example.com')`);
    await expect.poll(() => page.mistakes()).toEqual(['cookies-left-at-home']);
  });
});
