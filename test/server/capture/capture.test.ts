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

const seen = (): readonly (readonly string[])[] => page.steps();

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

  it.each([
    ['fetched redirect', 'here', 'redirect-fetched'],
    ['', 'nowhere', 'redirect-to-nowhere'],
  ])('is told what became of a redirect that it had in JSON (%s)', async (wrong, provider, mistake) => {
    await page.clearCookies();
    await start(wrong);
    // Nobody waits for what leads away from the page.
    await page.run(`void signInAt('${provider}')`);
    await expect.poll(() => page.mistakes()).toEqual([mistake]);
    expect(seen()).toEqual([['GET /login/browser 200', 'POST /login 422']]);
  });

  it('is told nothing when it goes where it is sent', async () => {
    await page.clearCookies();
    await start();
    await page.run(`void signInAt('here')`);
    await page.until(`location.pathname === '/oauth/authorize'`);
    await expect.poll(seen).toEqual([['GET /login/browser 200', 'POST /login 422']]);
    expect(page.mistakes()).toEqual([]);
  });
});

describe('a page that is built with @ory/elements-react', () => {
  const start = async (wrong = ''): Promise<void> => {
    await page.clearCookies();
    await page.goTo(`${app.url}/elements?${new URLSearchParams({ wrong }).toString()}`);
    await page.until(`document.querySelector('[name=identifier]') !== null`);
  };
  /** As somebody types it: React hears of a value that is set by a script only so. */
  const type = async (name: string, text: string): Promise<void> => {
    await page.run(`{
      const field = document.querySelector('[name=${name}]');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '${text}');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }`);
  };
  const press = (method: string): Promise<unknown> => page.run(`document.querySelector('[value=${method}]').click()`);

  it('is seen from its first request until somebody is signed in', async () => {
    await start();
    await type('identifier', 'alice@example.com');
    await type('password', `${password} wrong`);
    await press('password');
    await page.until(`document.body.innerText.includes('credentials are invalid')`);
    await type('password', password);
    await press('password');
    await page.until(`document.title === 'Done'`);
    await expect.poll(seen).toEqual([['GET /login/browser 200', 'POST /login 400', 'POST /login 200']]);
    expect(page.mistakes()).toEqual([]);
    expect(page.flows()[0]).toMatchObject({ status: 'done', outcome: { kind: 'signed-in' } });
  });

  it('is seen as it asks for a code', async () => {
    await start();
    await type('identifier', 'alice@example.com');
    await press('code');
    await page.until(`document.querySelector('[name=code]') !== null`);
    await expect.poll(seen).toEqual([['GET /login/browser 200', 'POST /login 400']]);
    expect(page.flows()[0]?.outcome?.kind).toBe('advanced');
    expect(page.mistakes()).toEqual([]);
  });

  // What Kratos refuses has Elements begin anew by itself, at the login page that Kratos knows.
  it('is told that it left csrf_token out', async () => {
    await start('only what is seen');
    await type('identifier', 'alice@example.com');
    await press('code');
    await expect.poll(seen).toEqual([
      ['GET /login/browser 200', 'POST /login 403'],
      ['GET /login/browser 303', 'GET /login/flows 200'],
    ]);
    expect(page.mistakes()).toEqual(['no-csrf-token']);
  });

  it('is told that it posts to another host name', async () => {
    await start('other host');
    await type('identifier', 'alice@example.com');
    await press('code');
    await expect.poll(seen).toEqual([
      ['GET /login/browser 200', 'POST /login 403'],
      ['GET /login/browser 303', 'GET /login/flows 403'],
    ]);
    expect(page.mistakes()).toEqual(['other-host', 'other-host']);
  });
});
